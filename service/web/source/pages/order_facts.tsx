// What stands of an order beside its lines: whose turn it is, its shipments and returns.

import type { Schema } from '../api/client';
import { Card, Notice, Tag, type Tone } from '../parts/basics';
import { due, moment, money, say, type Word } from '../words/say';
import { ChangeCod } from './change_cod';
import { UnpackParcel } from './unpack_parcel';

type Alone = Schema['OrderAlone'];
type Order = Schema['Order'];

const who = {
  cooperative: 'who_cooperative',
  customer: 'who_customer',
  channel: 'who_channel',
  carrier: 'who_carrier',
} as const satisfies Record<Schema['Party'], Word>;

export function Turn({ order }: { order: Order }) {
  if (order.must_act === null) return null;
  const what =
    order.next_step === 'refund'
      ? say('next_refund', { money: money(order.overpaid_vnd) })
      : order.next_step === 'pay'
        ? say('next_pay')
        : order.next_step === 'deliver'
          ? say('next_deliver')
          : '';
  return (
    <p class="quiet">
      {say('now_acts', { who: say(who[order.must_act]) })}
      {what && ` · ${what}`}
      {order.due_at && ` · ${due(order.due_at)}`}
    </p>
  );
}

const states = {
  packed: ['shipment_packed', 'calm'],
  shipped: ['shipment_shipped', 'good'],
  delivered: ['shipment_delivered', 'good'],
  returned: ['shipment_returned', 'calm'],
  cancelled: ['shipment_cancelled', 'calm'],
} as const satisfies Record<Schema['ShipmentState'], [Word, Tone]>;

type Shipment = Order['shipments'][number];

// What its carrier collects, and what it should where that is less.
function Collects({
  order,
  shipment,
  collecting,
}: {
  order: Order;
  shipment: Shipment;
  collecting: Alone['collecting'];
}) {
  const of = collecting.find((each) => each.shipment === shipment.number);
  const is_unpaid = order.owed_vnd > order.paid_vnd - order.refunded_vnd;
  if (shipment.cod_vnd === 0 && !is_unpaid) return null;
  return (
    <>
      {shipment.cod_vnd > 0 && (
        <p class="quiet">{say('collects', { price: money(shipment.cod_vnd) })}</p>
      )}
      {of?.too_much && (
        <Notice tone="bad">
          {say('cod_too_much', { due: money(of.due_vnd), told: money(of.cod_vnd) })}
        </Notice>
      )}
      {(shipment.state === 'shipped' || shipment.state === 'delivered') && (
        <ChangeCod
          order={order}
          number={shipment.number}
          due_vnd={of?.due_vnd ?? shipment.cod_vnd}
        />
      )}
    </>
  );
}

export function Shipments({
  order,
  parts,
  collecting,
}: {
  order: Order;
  parts: Alone['parts'];
  collecting: Alone['collecting'];
}) {
  if (order.shipments.length === 0) return null;
  return (
    <Card>
      <h2>{say('shipments')}</h2>
      <ul class="lines strong">
        {order.shipments.map((shipment) => {
          const [word, tone] = states[shipment.state];
          return (
            <li key={shipment.id}>
              <div class="row firm">
                <b>{say('shipment_number', { n: shipment.number })}</b>
                <Tag tone={tone}>{say(word)}</Tag>
              </div>
              {shipment.waybill && (
                <p>
                  <b>{shipment.carrier}</b> · {shipment.waybill}
                </p>
              )}
              {shipment.state !== 'cancelled' && (
                <Collects order={order} shipment={shipment} collecting={collecting} />
              )}
              {parts
                .filter(
                  (part) => part.shipment === shipment.number && shipment.state !== 'cancelled',
                )
                .map((part) => (
                  <p key={part.line} class="quiet">
                    {say('part_of', { line: part.line, n: part.packs, quantity: part.quantity })}
                  </p>
                ))}
              {shipment.state === 'packed' && (
                <UnpackParcel order={order} number={shipment.number} />
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

export function Returns({ returns }: { returns: Alone['returns'] }) {
  if (returns.length === 0) return null;
  return (
    <Card>
      <h2>{say('came_back')}</h2>
      <ul class="lines strong">
        {returns.map((each) => (
          <li key={each.id}>
            <div class="row firm">
              <span>{moment(each.at)}</span>
              <b class="money">{money(each.refund_vnd)}</b>
            </div>
            {each.lines.map((line) => (
              <p key={`${line.line} ${line.lot}`} class="quiet">
                {line.quantity} · {say('lot')} {line.lot} ·{' '}
                {line.waste ? say(`waste_${line.waste}`) : say('to_stock')}
              </p>
            ))}
            {each.why && <p>{each.why}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Ending({ order }: { order: Order }) {
  return (
    <>
      {order.note && (
        <p>
          <span class="quiet">{say('order_note')}:</span> {order.note}
        </p>
      )}
      {order.cancelled && (
        <p>
          {say('cancelled_why', { who: say(who[order.cancelled.by]), why: order.cancelled.why })}
        </p>
      )}
      {order.erased_at && <p class="quiet">{say('erased')}</p>}
    </>
  );
}
