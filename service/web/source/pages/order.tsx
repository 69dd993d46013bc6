// One order: who wants what, what to take from where, and what is to be done next.

import { at } from '../api/client';
import { useGet } from '../api/store';
import { Button, Card, Failed, Heading, Loaded, Notice } from '../parts/basics';
import { Icon } from '../parts/icon';
import { type Route, to } from '../route';
import { useHere } from '../session';
import { cut_why } from '../words/cut';
import { day, moment, money, say } from '../words/say';
import type { Schema } from '../api/client';
import { MoneyCard } from './order_money';
import { PapersCard } from './order_papers';
import { type Order, Steps, useStep } from './order_steps';
import { Ending, Returns, Shipments, Turn } from './order_facts';
import { channel_of, comes_to, OrderTags } from './orders';
import { Parcels } from './parcels';

type Picks = Schema['OrderAlone']['picks'];

// What has left or come home needs fetching no more.
const still_here = (order: Order, picks: Picks): Picks =>
  picks.filter(({ shipment }) =>
    order.shipments.some(({ number, state }) => number === shipment && state === 'packed'),
  );

function PickList({ picks }: { picks: Picks }) {
  if (picks.length === 0) return null;
  return (
    <Card tone="good">
      <h2>{say('pick_list')}</h2>
      <p class="quiet">{say('pick_list_why')}</p>
      <ul class="picks">
        {picks.map((pick) => (
          <li key={`${pick.shipment} ${pick.line} ${pick.lot}`}>
            <b>{pick.quantity}</b> <span>{pick.product}</span>
            <span class="quiet">
              {say('lot')} <b>{pick.lot}</b> · {say('expires', { day: day(pick.expires_on) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

// What a line comes to, as the order's total counts it: without what was cut or came back.
function worth(order: Order, line: Order['lines'][number]): number {
  const left = order.state === 'cancelled' ? line.packs - line.cut_packs : line.to_pack_packs;
  const stands = order.state === 'cancelled' ? 0 : line.billed_vnd - line.returned_vnd;
  return stands + left * line.unit_price_vnd;
}

function Lines({ order }: { order: Order }) {
  return (
    <Card>
      <h2>{say('order_lines')}</h2>
      <ul class="lines strong">
        {order.lines.map((line) => (
          <li key={line.number}>
            <div class="row firm">
              <b>{say('packs_of', { n: line.packs, name: line.name })}</b>
              <span class="money">
                {(line.cut_packs > 0 || line.returned_packs > 0) && (
                  <s class="quiet">{money(line.packs * line.unit_price_vnd)} </s>
                )}
                {line.by_weight && line.to_pack_packs > 0 && '≈ '}
                {money(worth(order, line))}
              </span>
            </div>
            <p class="quiet">
              {line.sku} · {say('each', { price: money(line.unit_price_vnd) })}
              {line.packed_packs > 0 && ` · ${say('packed_packs', { n: line.packed_packs })}`}
              {line.packed_packs === 0 &&
                line.reserved_packs > 0 &&
                ` · ${say('reserved_packs', { n: line.reserved_packs })}`}
              {line.cut_packs > 0 &&
                ` · ${say('cut_packs', { n: line.cut_packs, why: cut_why(line.cut_why ?? '') })}`}
              {line.returned_packs > 0 && ` · ${say('returned_packs', { n: line.returned_packs })}`}
              {line.packed_packs > 0 && ` · ${say('billed_as', { price: money(line.billed_vnd) })}`}
            </p>
            {line.substitutes_line !== null && (
              <p class="quiet">
                {say('stands_for', { n: line.substitutes_line, consent: line.consent ?? '' })}
              </p>
            )}
            {line.short_packs > 0 && (
              <p class="bad">
                <b>{say('short_packs', { n: line.short_packs })}</b>
              </p>
            )}
          </li>
        ))}
      </ul>
      <div class="row total">
        <b>{say('total')}</b>
        <b class="money">{money(comes_to(order))}</b>
      </div>
    </Card>
  );
}

function Customer({ order: { customer } }: { order: Order }) {
  return (
    <Card>
      <h2>{say('customer')}</h2>
      <p>
        <b>{customer.name}</b>
      </p>
      {customer.phone && (
        <p>
          <a class="button plain" href={`tel:${customer.phone}`}>
            <Icon name="phone" />
            <span>{customer.phone}</span>
          </a>
        </p>
      )}
      <p>{customer.address}</p>
    </Card>
  );
}

function SeenTo({ order }: { order: Order }) {
  const here = useHere();
  const step = useStep(order);
  return (
    <>
      {here.may('orders.write') && (
        <Button is_busy={step.is_busy} on_press={() => void step.act({ step: 'settle' })}>
          {say('seen_to')}
        </Button>
      )}
      <Failed failure={step.failure} />
    </>
  );
}

function CancelledLate({
  order,
  late,
}: {
  order: Order;
  late: NonNullable<Schema['OrderAlone']['late_cancellation']>;
}) {
  const is_part = order.state === 'confirmed' || order.state === 'packed';
  return (
    <Notice tone="bad">
      <b>{say(is_part ? 'task_order_cancelled_in_part' : 'task_order_cancelled_late')}</b>
      <p>
        {moment(late.heard_at)} {late.why && `· ${late.why}`}
      </p>
      <p>{say(is_part ? 'cancelled_in_part_cure' : 'cancelled_late_cure')}</p>
      <SeenTo order={order} />
    </Notice>
  );
}

// Noted as cancelled there, and the marketplace has not said so yet.
function CancelUnheard({ order, claimed_at }: { order: Order; claimed_at: string }) {
  return (
    <Notice tone="warn">
      <b>{say('task_order_cancel_unheard')}</b>
      <p>
        {moment(claimed_at)} · {say('cancel_unheard_cure')}
      </p>
      <SeenTo order={order} />
    </Notice>
  );
}

export function OrderPage({ route }: { route: Route }) {
  const { cooperative_id } = useHere();
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/orders/{order_id}', {
      cooperative_id,
      order_id: route[1] ?? '',
    }),
  );
  return (
    <>
      <Heading back={to('orders')}>
        {found.body ? say('order_named', { order: found.body.order.external_id }) : say('order')}
      </Heading>
      <Loaded of={found}>
        {({
          order,
          picks,
          parts,
          collecting,
          returns,
          late_cancellation,
          claimed_cancellation,
        }) => (
          <>
            <p class="tags">
              <OrderTags order={order} />
              <span class="quiet">
                {channel_of(order)} · {moment(order.placed_at)}
              </span>
            </p>
            {order.marketplace_refusal && (
              <Notice tone="bad">
                <b>{say('marketplace_refused')}</b>
                <p>{order.marketplace_refusal}</p>
              </Notice>
            )}
            {late_cancellation && <CancelledLate order={order} late={late_cancellation} />}
            {claimed_cancellation && (
              <CancelUnheard order={order} claimed_at={claimed_cancellation.claimed_at} />
            )}
            {order.short && (
              <Notice tone="bad">
                <b>{say('order_is_short')}</b>
                <p>{say('short_cure')}</p>
              </Notice>
            )}
            <Turn order={order} />
            <Ending order={order} />
            <Steps order={order} is_whole />
            <div class="cards two">
              <PickList picks={still_here(order, picks)} />
              <Lines order={order} />
              <Shipments order={order} parts={parts} collecting={collecting} />
              <Returns returns={returns} />
              <Customer order={order} />
              <Parcels order_id={order.id} />
              <MoneyCard order_id={order.id} />
              <PapersCard order_id={order.id} />
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}
