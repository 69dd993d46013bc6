// Connecting a marketplace. Credentials are written and never shown again.

import { at, post } from '../api/client';
import { useAction } from '../api/action';
import { useGet } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Failed, Field, Form, Heading, Loaded, Select } from '../parts/basics';
import { or_nothing, SecretField } from '../parts/connection';
import { go, to } from '../route';
import { useHere } from '../session';
import { say } from '../words/say';

// What the marketplace is, where it answers, and what it knows the shop by.
const Fields = ({ connectors }: { connectors: string[] }) => (
  <>
    <Select
      label={say('marketplace')}
      name="connector"
      options={connectors.map((name) => [name, name])}
    />
    <Field
      label={say('channel_name')}
      hint={say('channel_name_hint')}
      name="name"
      required
      maxLength={255}
    />
    <Field
      label={say('base_url')}
      hint={say('base_url_hint')}
      name="base_url"
      type="url"
      required
      maxLength={2000}
    />
    <Field label={say('shop_key')} name="key" maxLength={1000} spellcheck={false} />
    <SecretField label="shop_secret" hint="secret_hint" name="secret" />
    <SecretField label="webhook_secret" hint="webhook_hint" name="webhook_secret" />
  </>
);

export function ConnectPage() {
  const { cooperative_id } = useHere();
  const found = useGet(at('/v1/connectors', {}));
  const connect = useAction(async (fields: Record<string, string>, key) => {
    const { name = '', connector = '', base_url = '' } = fields;
    const channel = await post(
      at('/v1/cooperatives/{cooperative_id}/channels', { cooperative_id }),
      {
        name: name.trim(),
        connector,
        base_url: base_url.trim(),
        ...or_nothing('key', fields.key),
        ...or_nothing('secret', fields.secret),
        ...or_nothing('webhook_secret', fields.webhook_secret),
      },
      { key },
    );
    announce(say('done_connect', { name: channel.name }));
    go('channels', channel.id);
  });
  return (
    <>
      <Heading back={to('channels')}>{say('connect_channel')}</Heading>
      <Loaded of={found}>
        {({ connectors }) => (
          <Form on_submit={(fields) => void connect.act(fields)}>
            <Fields connectors={connectors.map(({ name }) => name)} />
            <Failed failure={connect.failure} />
            <Button kind="main" is_busy={connect.is_busy}>
              {say('connect')}
            </Button>
          </Form>
        )}
      </Loaded>
    </>
  );
}
