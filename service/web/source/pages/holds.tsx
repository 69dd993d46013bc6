// What is kept for whom, until when.

import { useState } from 'preact/hooks';

import { at, post, remove, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { useGet } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Card, Empty, Failed, Field, Form, Heading } from '../parts/basics';
import { Loaded, Select, Tag } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { to } from '../route';
import { useHere } from '../session';
import { moment, say } from '../words/say';

type Hold = Schema['Hold'];

function HoldForm({ on_close }: { on_close: () => void }) {
  const { cooperative_id } = useHere();
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/products', { cooperative_id }, { limit: 200 }),
  );
  const packs = found.body?.products.flatMap((product) =>
    product.packs.map(({ sku, name }): [string, string] => [sku, `${product.name}, ${name}`]),
  );
  const hold = useAction(
    async (wanted: { sku: string; packs: number; for_whom: string; hours: number }, key) => {
      const made = await post(
        at('/v1/cooperatives/{cooperative_id}/holds', { cooperative_id }),
        wanted,
        { key },
      );
      announce(say('done_hold', { n: made.packs }));
      on_close();
    },
  );
  return (
    <Dialog title={say('new_hold')} on_close={on_close}>
      <Form
        on_submit={({ sku = '', packs: so_many = '', for_whom = '', hours = '' }) =>
          void hold.act({ sku, packs: Number(so_many), for_whom, hours: Number(hours) })
        }
      >
        <Select label={say('product')} name="sku" options={packs ?? []} />
        <Field
          label={say('how_many_packs')}
          name="packs"
          required
          inputMode="numeric"
          pattern="[0-9]{1,6}"
          maxLength={6}
        />
        <Field label={say('hold_for')} name="for_whom" required maxLength={100} />
        <Field
          label={say('hold_hours')}
          name="hours"
          required
          inputMode="numeric"
          pattern="[0-9]{1,3}"
          maxLength={3}
          defaultValue="24"
        />
        <Failed failure={hold.failure} />
        <Button kind="main" is_busy={hold.is_busy}>
          {say('new_hold')}
        </Button>
      </Form>
    </Dialog>
  );
}

function HoldCard({ hold }: { hold: Hold }) {
  const here = useHere();
  const end = useAction(async (_: null) => {
    await remove(
      at('/v1/cooperatives/{cooperative_id}/holds/{hold_id}', {
        cooperative_id: here.cooperative_id,
        hold_id: hold.id,
      }),
      undefined,
    );
    announce(say('done_end_hold'));
  });
  return (
    <Card>
      <div class="row">
        <h2>{say('hold_packs', { n: hold.packs, name: `${hold.product}, ${hold.pack}` })}</h2>
        {hold.short_packs > 0 && <Tag tone="bad">{say('hold_short', { n: hold.short_packs })}</Tag>}
      </div>
      <p>
        {hold.for_whom && <b>{hold.for_whom}</b>}{' '}
        <span class="quiet">{say('hold_until', { time: moment(hold.expires_at) })}</span>
      </p>
      {here.may('stock.write') && (
        <Button
          on_press={() => void end.act(null)}
          is_busy={end.is_busy}
          name={`${say('end_hold')}: ${hold.for_whom ?? hold.product}`}
        >
          {say('end_hold')}
        </Button>
      )}
      <Failed failure={end.failure} />
    </Card>
  );
}

export function HoldsPage() {
  const here = useHere();
  const [is_making, set_making] = useState(false);
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/holds', { cooperative_id: here.cooperative_id }),
  );
  return (
    <>
      <Heading back={to('stock')}>{say('holds')}</Heading>
      {here.may('stock.write') && (
        <p class="actions">
          <Button kind="main" on_press={() => set_making(true)}>
            {say('new_hold')}
          </Button>
        </p>
      )}
      <Loaded of={found}>
        {({ holds }) =>
          holds.length === 0 ? (
            <Empty icon="stock">{say('no_holds')}</Empty>
          ) : (
            <div class="cards two">
              {holds.map((hold) => (
                <HoldCard key={hold.id} hold={hold} />
              ))}
            </div>
          )
        }
      </Loaded>
      {is_making && <HoldForm on_close={() => set_making(false)} />}
    </>
  );
}
