// The walk through the shed for orders that are to be packed: big lines to tick, and on paper.

import { useState } from 'preact/hooks';

import { at, type Schema } from '../api/client';
import { useGet } from '../api/store';
import { Card, Check, Empty, Heading, Loaded, Notice, Tag } from '../parts/basics';
import { to } from '../route';
import { useHere } from '../session';
import { day, say } from '../words/say';

type Line = Schema['PickList']['lines'][number];
type Order = Schema['PickList']['orders'][number];

const key_of = (line: Line) => `${line.place} ${line.lot} ${line.sku}`;

const share_of = ({ external_id, packs, part }: Line['orders'][number]) =>
  `${external_id}${packs > 0 ? ` × ${packs}` : ''}${part ? ` ${packs > 0 ? '+ ' : ''}${part}` : ''}`;

function Walk({ lines }: { lines: Line[] }) {
  const [fetched, set_fetched] = useState<ReadonlySet<string>>(new Set());
  const tick = (key: string, is_on: boolean) => {
    const next = new Set(fetched);
    if (is_on) next.add(key);
    else next.delete(key);
    set_fetched(next);
  };
  const places = [...new Set(lines.map(({ place }) => place))];
  return (
    <>
      {places.map((place) => (
        <Card key={place}>
          <h2>{place || say('walk_no_place')}</h2>
          {lines
            .filter((line) => line.place === place)
            .map((line) => (
              <Check
                key={key_of(line)}
                name={`fetched-${key_of(line)}`}
                checked={fetched.has(key_of(line))}
                on_change={(is_on) => tick(key_of(line), is_on)}
                label={
                  <>
                    <b>{line.quantity}</b> {line.product} · {line.pack}
                    <br />
                    <span class="quiet">
                      {say('lot')} <b>{line.lot}</b> ·{' '}
                      {say('expires', { day: day(line.expires_on) })}
                      <br />→ {line.orders.map(share_of).join(' · ')}
                    </span>
                  </>
                }
              />
            ))}
        </Card>
      ))}
    </>
  );
}

function Chosen({
  orders,
  left_out,
  on_choose,
}: {
  orders: Order[];
  left_out: ReadonlySet<string>;
  on_choose: (id: string, is_on: boolean) => void;
}) {
  return (
    <Card>
      <h2>{say('walk_orders')}</h2>
      {orders.map((order) => (
        <Check
          key={order.id}
          name={`of-${order.id}`}
          checked={!left_out.has(order.id)}
          on_change={(is_on) => on_choose(order.id, is_on)}
          label={
            <>
              <a href={to('orders', order.id)}>{order.external_id}</a> {order.customer}{' '}
              <span class="quiet">{order.channel}</span>{' '}
              {order.short && <Tag tone="bad">{say('walk_short')}</Tag>}
            </>
          }
        />
      ))}
    </Card>
  );
}

export function PickListPage() {
  const { cooperative_id } = useHere();
  const [left_out, set_left_out] = useState<ReadonlySet<string>>(new Set());
  const all = useGet(at('/v1/cooperatives/{cooperative_id}/pick-list', { cooperative_id }));
  const chosen = all.body?.orders.map(({ id }) => id).filter((id) => !left_out.has(id)) ?? [];
  const is_all = chosen.length === all.body?.orders.length;
  const orders = is_all ? '' : chosen.join(',');
  const some = useGet(
    at('/v1/cooperatives/{cooperative_id}/pick-list', { cooperative_id }, { orders }),
  );
  const choose = (id: string, is_on: boolean) => {
    const next = new Set(left_out);
    if (is_on) next.delete(id);
    else next.add(id);
    if (next.size < (all.body?.orders.length ?? 0)) set_left_out(next);
  };
  return (
    <>
      <Heading back={to('orders')}>{say('walk_title')}</Heading>
      <Loaded of={all}>
        {(whole) =>
          whole.orders.length === 0 ? (
            <Empty icon="orders">{say('walk_none')}</Empty>
          ) : (
            <>
              <p class="quiet">{say('walk_why')}</p>
              {whole.left_out && <Notice>{say('walk_left_out')}</Notice>}
              <div class="actions">
                <a
                  class="button main"
                  target="_blank"
                  rel="noopener"
                  href={at(
                    '/v1/cooperatives/{cooperative_id}/pick-list.pdf',
                    { cooperative_id },
                    { orders },
                  )}
                >
                  <span>{say('walk_print')}</span>
                </a>
              </div>
              <div class="cards two">
                <Loaded of={some}>{({ lines }) => <Walk lines={lines} />}</Loaded>
                <Chosen orders={whole.orders} left_out={left_out} on_choose={choose} />
              </div>
            </>
          )
        }
      </Loaded>
    </>
  );
}
