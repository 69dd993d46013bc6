// One's own password, and where one is signed in.

import { at, put, remove, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { useGet } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Card, Failed, Field, Form, Heading, Loaded, Tag } from '../parts/basics';
import { NewPasswordField } from '../parts/credentials';
import { Invitations } from '../parts/invitations';
import { device_of } from '../parts/device';
import { useHere } from '../session';
import { moment, say } from '../words/say';

function PasswordForm() {
  const { me } = useHere();
  const change = useAction(async (wanted: { current_password?: string; password: string }) => {
    await put(at('/v1/me/password', {}), wanted);
    announce(say('done_password'));
  });
  const needs_current = me.has_password && me.signed_in_by !== 'link';
  return (
    <Card>
      <h2>{say(me.has_password ? 'change_password' : 'choose_password')}</h2>
      <p class="quiet">{say('password_ends_sessions')}</p>
      <Form
        on_submit={({ current_password = '', password = '' }) =>
          void change.act({ ...(needs_current ? { current_password } : {}), password })
        }
      >
        <input
          class="unseen"
          type="text"
          autocomplete="username"
          value={me.person?.login ?? ''}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        {needs_current && (
          <Field
            label={say('current_password')}
            name="current_password"
            type="password"
            required
            maxLength={1024}
            autocomplete="current-password"
          />
        )}
        <NewPasswordField label="new_password" />
        <Failed failure={change.failure} />
        <Button kind="main" is_busy={change.is_busy}>
          {say('keep')}
        </Button>
      </Form>
    </Card>
  );
}

function Session({ session }: { session: Schema['Sessions']['sessions'][number] }) {
  const end = useAction(async (_: null) => {
    await remove(at('/v1/sessions/{session_id}', { session_id: session.id }), undefined);
    announce(say('done_sign_out'));
  });
  return (
    <li>
      <div class="row">
        <b>{device_of(session.device) ?? say('unknown_device')}</b>
        {session.current && <Tag tone="good">{say('this_device')}</Tag>}
      </div>
      <p class="quiet">
        {session.address} · {say('last_seen', { time: moment(session.last_seen_at) })}
      </p>
      <Failed failure={end.failure} />
      {!session.current && (
        <Button is_busy={end.is_busy} on_press={() => void end.act(null)}>
          {say('sign_out_there')}
        </Button>
      )}
    </li>
  );
}

export function AccountPage() {
  const { me } = useHere();
  const found = useGet(at('/v1/sessions', {}));
  const sign_out = useAction(async (_: null) => {
    await remove(at('/v1/sessions/{session_id}', { session_id: 'current' }), undefined);
    location.replace('/'); // and nothing stays in the page's memory
  });
  return (
    <>
      <Heading>{say('account')}</Heading>
      <p>
        <b>{me.name}</b> {me.person && <span class="quiet">{me.person.login}</span>}
      </p>
      <Invitations me={me} />
      <Failed failure={sign_out.failure} />
      <div class="actions">
        <Button is_busy={sign_out.is_busy} on_press={() => void sign_out.act(null)}>
          {say('sign_out')}
        </Button>
      </div>
      <div class="cards two">
        <PasswordForm />
        <Card>
          <h2>{say('sessions')}</h2>
          <Loaded of={found}>
            {({ sessions }) => (
              <ul class="lots">
                {sessions.map((session) => (
                  <Session key={session.id} session={session} />
                ))}
              </ul>
            )}
          </Loaded>
        </Card>
      </div>
    </>
  );
}
