// A recall: from a lot to the people who have to be called, and back to the fields it came from.

import { useState } from 'preact/hooks';

import { at, post, remove, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { usePages } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Card, Empty, Failed, Field, Form, Heading } from '../parts/basics';
import { Loaded, More, Notice, Tag } from '../parts/basics';
import { Icon } from '../parts/icon';
import { type Route, to } from '../route';
import { useHere } from '../session';
import { moment, say } from '../words/say';
import { Origin, Where } from './lot';

type Recall = Schema['Recall'];

function RecallForm({ lot }: { lot: string }) {
  const { cooperative_id } = useHere();
  const recall = useAction(async (wanted: { why: string; what_to_say: string }, key) => {
    await post(
      at('/v1/cooperatives/{cooperative_id}/recalls', { cooperative_id }),
      { lot, ...wanted },
      { key },
    );
    announce(say('done_recall'));
  });
  return (
    <Card tone="warn">
      <p>{say('recall_sure')}</p>
      <Form on_submit={({ why = '', what_to_say = '' }) => void recall.act({ why, what_to_say })}>
        <Field label={say('recall_why')} name="why" required maxLength={500} />
        <Field label={say('recall_say')} name="what_to_say" maxLength={500} />
        <Failed failure={recall.failure} />
        <Button kind="danger" is_busy={recall.is_busy}>
          {say('recall_now')}
        </Button>
      </Form>
    </Card>
  );
}

function Standing({ recall }: { recall: Recall }) {
  const here = useHere();
  const lift = useAction(async (_: null) => {
    await remove(
      at('/v1/cooperatives/{cooperative_id}/recalls/{lot_id}', {
        cooperative_id: here.cooperative_id,
        lot_id: recall.lot.id,
      }),
      undefined,
    );
    announce(say('done_lift'));
  });
  return (
    <>
      <Notice tone="bad">
        <b>{say('recall_is_on', { why: recall.why })}</b>
        {recall.what_to_say && <p>{recall.what_to_say}</p>}
      </Notice>
      {here.may('stock.write') && (
        <p class="actions">
          <Button on_press={() => void lift.act(null)} is_busy={lift.is_busy}>
            {say('lift_recall')}
          </Button>
        </p>
      )}
      <Failed failure={lift.failure} />
    </>
  );
}

function Call({ order }: { order: Recall['orders'][number] }) {
  return (
    <li>
      <div class="row">
        <b>{order.customer?.name ?? order.external_id}</b>
        <span class="money">{order.quantity}</span>
      </div>
      {order.customer?.phone && (
        <p>
          <a class="button plain" href={`tel:${order.customer.phone}`}>
            <Icon name="phone" />
            <span>{order.customer.phone}</span>
          </a>
        </p>
      )}
      <p class="quiet">
        <a href={to('orders', order.id)}>
          {order.channel} {order.external_id}
        </a>{' '}
        · {order.sent_at ? say('sent_at', { day: moment(order.sent_at) }) : say('not_sent')}
        {order.customer?.address && ` · ${order.customer.address}`}
      </p>
    </li>
  );
}

function Calls({ recall, orders }: { recall: Recall; orders: Recall['orders'] }) {
  const here = useHere();
  const nameless = recall.orders_count - recall.to_call_count;
  const printed = at('/v1/cooperatives/{cooperative_id}/recalls/{lot_id}/list.pdf', {
    cooperative_id: here.cooperative_id,
    lot_id: recall.lot.id,
  });
  return (
    <Card>
      <h2>{say('whom_to_call', { n: recall.to_call_count })}</h2>
      {nameless > 0 && <p class="quiet">{say('nobody_named', { n: nameless })}</p>}
      {orders.length === 0 ? (
        <Empty icon="check">{say('nobody_to_call')}</Empty>
      ) : (
        <>
          {here.may('orders.read') && (
            <p>
              <a class="button plain" href={printed} target="_blank" rel="noreferrer">
                <span>{say('print_list')}</span>
              </a>
            </p>
          )}
          <ul class="lines strong">
            {orders.map((order) => (
              <Call key={order.id} order={order} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

export function RecallPage({ route }: { route: Route }) {
  const here = useHere();
  const { cooperative_id } = here;
  const [pages, set_pages] = useState(1);
  const lot = route[1] ?? '';
  const found = usePages(
    (after) =>
      at(
        '/v1/cooperatives/{cooperative_id}/recalls/{lot_id}',
        { cooperative_id, lot_id: lot },
        { after, limit: 200 },
      ),
    pages,
  );
  return (
    <>
      <Heading back={to('lots', lot)}>{say('recall_lot', { lot })}</Heading>
      <Loaded of={found}>
        {(all) => {
          const recall = all[0] as Recall;
          return (
            <>
              {recall.recalled ? (
                <Standing recall={recall} />
              ) : (
                here.may('stock.write') && <RecallForm lot={recall.lot.code} />
              )}
              <div class="cards two">
                <Calls recall={recall} orders={all.flatMap(({ orders }) => orders)} />
                <Card>
                  <h2>{say('where_it_lies')}</h2>
                  <Where places={recall.places} />
                </Card>
                <Card>
                  <h2>{say('where_it_grew')}</h2>
                  <p>
                    {recall.lot.product.name}{' '}
                    {recall.recalled && <Tag tone="bad">{say('recalled_tag')}</Tag>}
                  </p>
                  <Origin of={recall.lot} />
                </Card>
              </div>
              <More has_more={found.has_more} on_press={() => set_pages(pages + 1)} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
