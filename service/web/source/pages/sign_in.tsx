// The door: a password, or a link that somebody who may has shown.

import { useState } from 'preact/hooks';

import { at, post } from '../api/client';
import { useAction } from '../api/action';
import { forget_all, know } from '../api/store';
import { Button, Failed, Field, Form } from '../parts/basics';
import { LoginField } from '../parts/credentials';
import { say } from '../words/say';

const me = at('/v1/me', {});

export function enter(who: Parameters<typeof know<'/v1/me'>>[1]): void {
  forget_all();
  history.replaceState(null, '', '/#/');
  know(me, who);
}

// Only a press signs in: links are also opened by those who preview messages.
function ByLink({ secret, on_password }: { secret: string; on_password: () => void }) {
  const sign_in = useAction(async (_: null) =>
    enter(await post(at('/v1/sessions/by-link', {}), { secret })),
  );
  return (
    <>
      <h1>{say('sign_in')}</h1>
      <p>{say('sign_in_by_link')}</p>
      <Failed failure={sign_in.failure} />
      <Button kind="main" is_busy={sign_in.is_busy} on_press={() => void sign_in.act(null)}>
        {say('sign_in')}
      </Button>
      <Button on_press={on_password}>{say('sign_in_by_password')}</Button>
    </>
  );
}

function ByPassword() {
  const sign_in = useAction(async ({ login, password }: { login: string; password: string }) =>
    enter(await post(at('/v1/sessions', {}), { login, password })),
  );
  return (
    <>
      <h1>{say('sign_in')}</h1>
      <Form
        on_submit={({ login = '', password = '' }) =>
          void sign_in.act({ login: login.trim(), password })
        }
      >
        <LoginField is_own />
        <Field
          label={say('password')}
          name="password"
          type="password"
          required
          maxLength={1024}
          autocomplete="current-password"
        />
        <Failed failure={sign_in.failure} />
        <Button kind="main" is_busy={sign_in.is_busy}>
          {say('sign_in')}
        </Button>
      </Form>
      <p class="quiet">{say('sign_in_help')}</p>
    </>
  );
}

export function SignIn() {
  const [secret, set_secret] = useState(() =>
    location.pathname === '/sign-in' ? (/^#secret=(.+)$/.exec(location.hash)?.[1] ?? '') : '',
  );
  if (!secret) return <ByPassword />;
  return (
    <ByLink
      secret={decodeURIComponent(secret)}
      on_password={() => {
        history.replaceState(null, '', '/');
        set_secret('');
      }}
    />
  );
}
