// Accounts with carriers: whether they answer, and the address for what they tell.

import { useState } from 'preact/hooks';

import { useAction } from '../api/action';
import { at, post, type Schema } from '../api/client';
import { useGet } from '../api/store';
import { announce } from '../parts/announce';
import {
  Button,
  Card,
  Empty,
  Failed,
  Field,
  Form,
  Heading,
  Loaded,
  Notice,
  Select,
} from '../parts/basics';
import { or_nothing, SecretField } from '../parts/connection';
import { Copied } from '../parts/copy';
import { Dialog } from '../parts/dialog';
import { useHere } from '../session';
import { moment, say } from '../words/say';

type Carrier = Schema['Carrier'];
type Kind = Schema['Carriers']['kinds'][number];

function ConnectForm({ kinds, on_close }: { kinds: Kind[]; on_close: () => void }) {
  const { cooperative_id } = useHere();
  const connect = useAction(async (fields: Record<string, string>, key) => {
    const account = await post(
      at('/v1/cooperatives/{cooperative_id}/carriers', { cooperative_id }),
      {
        name: fields.name?.trim() ?? '',
        carrier: (fields.carrier ?? '') as Carrier['carrier'],
        ...or_nothing('base_url', fields.base_url),
        ...or_nothing('secret', fields.secret),
        ...or_nothing('webhook_secret', fields.webhook_secret),
      },
      { key },
    );
    announce(say('done_connect_carrier', { name: account.name }));
    on_close();
  });
  return (
    <Dialog title={say('connect_carrier')} on_close={on_close}>
      <Form on_submit={(fields) => void connect.act(fields)}>
        <Select
          label={say('carrier')}
          name="carrier"
          options={kinds.map(({ name, title }) => [name, title])}
        />
        <Field
          label={say('carrier_name')}
          hint={say('carrier_name_hint')}
          name="name"
          required
          maxLength={120}
        />
        <Field
          label={say('carrier_url')}
          hint={say('carrier_url_hint')}
          name="base_url"
          type="url"
          maxLength={500}
        />
        <SecretField label="carrier_secret" hint="secret_hint" name="secret" />
        <SecretField label="carrier_webhook_secret" hint="carrier_webhook_hint" name="webhook_secret" />
        <Failed failure={connect.failure} />
        <Button kind="main" is_busy={connect.is_busy}>
          {say('connect')}
        </Button>
      </Form>
    </Dialog>
  );
}

function Webhook({ carrier, on_close }: { carrier: Carrier; on_close: () => void }) {
  const { cooperative_id } = useHere();
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/carriers/{carrier_id}/webhook', {
      cooperative_id,
      carrier_id: carrier.id,
    }),
  );
  return (
    <Dialog title={say('webhook_address')} on_close={on_close}>
      <p>{say('webhook_why')}</p>
      <Loaded of={found}>
        {({ address }) => <Copied text={address} name={say('webhook_address')} />}
      </Loaded>
    </Dialog>
  );
}

function Account({ carrier }: { carrier: Carrier }) {
  const here = useHere();
  const [is_shown, set_shown] = useState(false);
  const { asked_at, told_at } = carrier;
  return (
    <Card tone={carrier.trouble ? 'bad' : undefined}>
      <div class="row">
        <h2>{carrier.name}</h2>
        <span class="quiet">{carrier.title}</span>
      </div>
      {carrier.trouble && (
        <Notice tone="bad">
          <b>{say('channel_trouble')}</b>
          <p>{carrier.trouble}</p>
        </Notice>
      )}
      <p class="quiet">{carrier.address || say('carrier_listens')}</p>
      <p class="quiet">
        {asked_at && say('carrier_asked', { time: moment(asked_at) })}
        {asked_at && told_at && ' · '}
        {told_at && say('carrier_told', { time: moment(told_at) })}
        {!asked_at && !told_at && say('carrier_silent')}
      </p>
      {here.may('channels.write') && (
        <div class="actions">
          <Button
            name={`${say('show_webhook')}: ${carrier.name}`}
            on_press={() => set_shown(true)}
          >
            {say('show_webhook')}
          </Button>
        </div>
      )}
      {is_shown && <Webhook carrier={carrier} on_close={() => set_shown(false)} />}
    </Card>
  );
}

export function CarriersPage() {
  const here = useHere();
  const { cooperative_id } = here;
  const [is_connecting, set_connecting] = useState(false);
  const found = useGet(at('/v1/cooperatives/{cooperative_id}/carriers', { cooperative_id }));
  return (
    <>
      <Heading>{say('carriers')}</Heading>
      {here.may('channels.write') && (
        <div class="actions">
          <Button on_press={() => set_connecting(true)}>{say('connect_carrier')}</Button>
        </div>
      )}
      <Loaded of={found}>
        {({ carriers, kinds }) => (
          <>
            {carriers.length === 0 ? (
              <Empty icon="parcels">{say('no_carriers')}</Empty>
            ) : (
              <div class="cards two">
                {carriers.map((carrier) => (
                  <Account key={carrier.id} carrier={carrier} />
                ))}
              </div>
            )}
            {is_connecting && <ConnectForm kinds={kinds} on_close={() => set_connecting(false)} />}
          </>
        )}
      </Loaded>
    </>
  );
}
