// Keys for programs: made, shown once, revoked.

import { useState } from 'preact/hooks';

import { at, post, remove, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { useGet } from '../api/store';
import { announce } from '../parts/announce';
import {
  Button,
  Card,
  Check,
  Empty,
  Failed,
  Field,
  Form,
  Heading,
  Loaded,
  Notice,
  Tag,
} from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { to } from '../route';
import { type Permission, useHere } from '../session';
import { moment, now_ms, say } from '../words/say';

const day_ms = 86_400_000;
const in_days = (days: number): string =>
  new Date(now_ms() + 7 * 3_600_000 + days * day_ms).toISOString().slice(0, 10);

function MakeForm({ on_close }: { on_close: () => void }) {
  const { cooperative_id, membership } = useHere();
  const [scopes, set_scopes] = useState<Permission[]>(['catalog.read', 'stock.read']);
  const [made, set_made] = useState<Schema['NewToken'] | null>(null);
  const make = useAction(
    async (wanted: { name: string; expires_on: string; scopes: Permission[] }) =>
      set_made(
        await post(at('/v1/cooperatives/{cooperative_id}/tokens', { cooperative_id }), wanted),
      ),
  );
  const choose = (scope: Permission, is_on: boolean): void =>
    set_scopes(is_on ? [...scopes, scope] : scopes.filter((each) => each !== scope));
  return (
    <Dialog title={say('make_token')} on_close={on_close}>
      {made ? (
        <>
          <Notice tone="warn">
            <b>{say('token_once')}</b>
          </Notice>
          <p class="secret" tabIndex={0}>
            {made.secret}
          </p>
          <Button kind="main" on_press={on_close}>
            {say('token_noted')}
          </Button>
        </>
      ) : (
        <Form
          on_submit={({ name = '', expires_on = '' }) =>
            void make.act({ name: name.trim(), expires_on, scopes })
          }
        >
          <Field
            label={say('token_name')}
            hint={say('token_name_hint')}
            name="name"
            required
            maxLength={255}
          />
          <Field
            label={say('expires_on')}
            name="expires_on"
            type="date"
            required
            defaultValue={in_days(90)}
            min={in_days(1)}
            max={in_days(365)}
          />
          <fieldset>
            <legend>{say('token_scopes')}</legend>
            {(membership?.permissions ?? []).map((scope) => (
              <Check
                key={scope}
                label={<code>{scope}</code>}
                name={scope}
                checked={scopes.includes(scope)}
                on_change={(is_on) => choose(scope, is_on)}
              />
            ))}
          </fieldset>
          <Failed failure={make.failure} />
          <Button kind="main" is_busy={make.is_busy} is_off={!scopes.length}>
            {say('make_token')}
          </Button>
        </Form>
      )}
    </Dialog>
  );
}

function TokenCard({ token }: { token: Schema['Token'] }) {
  const { cooperative_id } = useHere();
  const revoke = useAction(async (_: null) => {
    await remove(
      at('/v1/cooperatives/{cooperative_id}/tokens/{token_id}', {
        cooperative_id,
        token_id: token.id,
      }),
      undefined,
    );
    announce(say('done_revoke', { name: token.name }));
  });
  return (
    <Card>
      <div class="row">
        <h2>{token.name}</h2>
        {token.revoked && <Tag tone="bad">{say('revoked')}</Tag>}
      </div>
      <p>
        {token.scopes.map((scope) => (
          <code key={scope}>{scope} </code>
        ))}
      </p>
      <p class="quiet">
        {say('token_made', { name: token.made_by, time: moment(token.made_at) })}
        {' · '}
        {say('token_expires', { time: moment(token.expires_at) })}
        {' · '}
        {token.last_used_at
          ? say('token_used', { time: moment(token.last_used_at) })
          : say('token_unused')}
      </p>
      <Failed failure={revoke.failure} />
      {!token.revoked && (
        <Button
          kind="danger"
          is_busy={revoke.is_busy}
          name={`${say('revoke')}: ${token.name}`}
          on_press={() => void revoke.act(null)}
        >
          {say('revoke')}
        </Button>
      )}
    </Card>
  );
}

export function TokensPage() {
  const { cooperative_id } = useHere();
  const [is_making, set_making] = useState(false);
  const found = useGet(at('/v1/cooperatives/{cooperative_id}/tokens', { cooperative_id }));
  return (
    <>
      <Heading back={to('people')}>{say('tokens')}</Heading>
      <p class="quiet">
        {say('tokens_why')} <a href="/docs">{say('api_description')}</a>
      </p>
      <div class="actions">
        <Button kind="main" on_press={() => set_making(true)}>
          {say('make_token')}
        </Button>
      </div>
      <Loaded of={found}>
        {({ tokens }) =>
          tokens.length === 0 ? (
            <Empty icon="people">{say('no_tokens')}</Empty>
          ) : (
            <div class="cards two">
              {tokens.map((token) => (
                <TokenCard key={token.id} token={token} />
              ))}
            </div>
          )
        }
      </Loaded>
      {is_making && <MakeForm on_close={() => set_making(false)} />}
    </>
  );
}
