// What is done with an order: the buttons, and what each has to ask first.

import { useState } from 'preact/hooks';

import { at, post, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { know, useGet } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Check, Failed, Field, Form, Select } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { MoneyField } from '../parts/money_field';
import type { Tone } from '../parts/basics';
import { useHere } from '../session';
import { vnd_of } from '../words/amount';
import { money, say, type Word } from '../words/say';
import {
  asks_before_packing,
  CutForm,
  PackForm,
  ReturnForm,
  SubstituteForm,
  waste_options,
} from './order_dialogs';
import { UnpackNext } from './unpack_parcel';

export type Order = Schema['Order'];
type Step = Schema['OrderStep'];

export const states: Record<Order['state'], [Word, Tone]> = {
  received: ['state_received', 'warn'],
  confirmed: ['state_confirmed', 'calm'],
  packed: ['state_packed', 'calm'],
  shipped: ['state_shipped', 'good'],
  delivered: ['state_delivered', 'good'],
  returned: ['state_returned', 'calm'],
  cancelled: ['state_cancelled', 'calm'],
};

const carriers = [
  'Viettel Post',
  'EMS Việt Nam',
  'Bưu điện Việt Nam',
  'Giao Hàng Nhanh',
  'Giao Hàng Tiết Kiệm',
  'J&T Express',
];

const done = {
  confirm: 'done_confirm',
  pack: 'done_pack',
  unpack: 'done_unpack',
  ship: 'done_ship',
  cod: 'done_cod',
  deliver: 'done_deliver',
  cut: 'done_cut',
  substitute: 'done_substitute',
  cancel: 'done_cancel',
  settle: 'done_seen_to',
} as const satisfies Record<Step['step'], unknown>;

// What the house itself sold: no marketplace knows of it.
const is_own = ({ channel_id }: Order): boolean =>
  channel_id === 'chan_telephone' || channel_id === 'chan_counter';

export function useStep(order: Order) {
  const { cooperative_id } = useHere();
  const address = { cooperative_id, order_id: order.id };
  return useAction(async (step: Step, key) => {
    const answer = await post(
      at('/v1/cooperatives/{cooperative_id}/orders/{order_id}/steps', address),
      step,
      { key },
    );
    know(at('/v1/cooperatives/{cooperative_id}/orders/{order_id}', address), answer);
    announce(say(done[step.step], { order: order.external_id }));
  });
}

function ShipForm({ order, on_close }: { order: Order; on_close: () => void }) {
  const step = useStep(order);
  const [pays_later, set_later] = useState(false);
  const here = order.shipments.filter(({ state }) => state === 'packed');
  const [leaving, set_leaving] = useState(String(here[0]?.number ?? ''));
  const { cooperative_id } = useHere();
  const { body } = useGet(
    at('/v1/cooperatives/{cooperative_id}/orders/{order_id}', {
      cooperative_id,
      order_id: order.id,
    }),
  );
  const due_vnd =
    body?.collecting.find(({ shipment }) => String(shipment) === leaving)?.due_vnd ?? 0;
  return (
    <Dialog title={say('ship_order', { order: order.external_id })} on_close={on_close}>
      <Form
        on_submit={({ carrier = '', waybill = '', shipment = '', cod = '' }) => {
          const cod_vnd = cod ? vnd_of(cod) : 0;
          if (cod_vnd === null) return;
          void step
            .act({
              step: 'ship',
              carrier: carrier.trim(),
              waybill: waybill.trim(),
              ...(shipment ? { shipment: Number(shipment) } : {}),
              ...(cod ? { cod_vnd } : {}),
              ...(pays_later ? { pays_later } : {}),
            })
            .then((is_done) => is_done && on_close());
        }}
      >
        {here.length > 1 && (
          <Select
            label={say('which_shipment')}
            name="shipment"
            options={here.map(({ number }) => [
              String(number),
              say('shipment_number', { n: number }),
            ])}
            value={leaving}
            on_change={set_leaving}
          />
        )}
        <Field label={say('carrier')} name="carrier" required maxLength={100} list="carriers" />
        <datalist id="carriers">
          {carriers.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field
          label={say('waybill')}
          hint={say('waybill_hint')}
          name="waybill"
          required
          maxLength={100}
          autocapitalize="characters"
          spellcheck={false}
        />
        <MoneyField label={say('cod')} name="cod" />
        {due_vnd > 0 && (
          <>
            <p class="quiet">{say('still_open', { money: money(due_vnd) })}</p>
            <Check
              label={say('pays_later')}
              name="pays_later"
              checked={pays_later}
              on_change={set_later}
            />
          </>
        )}
        <Failed failure={step.failure} />
        <Button kind="main" is_busy={step.is_busy}>
          {say('ship')}
        </Button>
      </Form>
    </Dialog>
  );
}

function CancelForm({ order, on_close }: { order: Order; on_close: () => void }) {
  const step = useStep(order);
  const is_packed = order.lines.some(({ packed_packs }) => packed_packs > 0);
  return (
    <Dialog title={say('cancel_order', { order: order.external_id })} on_close={on_close}>
      <p>{say('cancel_what_happens')}</p>
      {!is_own(order) && <p>{say('cancel_market')}</p>}
      <Form
        on_submit={({ why = '', by = '', waste = '' }) => {
          void step
            .act({
              step: 'cancel',
              why: why.trim(),
              by: by as Schema['Party'],
              ...(waste ? { waste: waste as Schema['Waste'] } : {}),
            })
            .then((is_done) => is_done && on_close());
        }}
      >
        <Select
          label={say('cancelled_by')}
          name="by"
          options={[
            ['cooperative', say('who_cooperative')],
            ['customer', say('who_customer')],
            ...(is_own(order) ? [] : [['channel', say('who_channel')] as [string, string]]),
          ]}
        />
        {is_packed && <Select label={say('packed_goods')} name="waste" options={waste_options()} />}
        <Field label={say('cancel_why')} name="why" required maxLength={500} />
        <Failed failure={step.failure} />
        <Button kind="danger" is_busy={step.is_busy}>
          {say('cancel_yes')}
        </Button>
      </Form>
    </Dialog>
  );
}

const next_word = {
  confirm: 'confirm',
  pack: 'pack',
  ship: 'ship',
  deliver: 'deliver',
  unpack: 'unpack',
  cut: 'cut_goods',
} as const satisfies Record<string, Word>;
type Next = keyof typeof next_word;

const is_step = (next: Order['next_step']): next is Next => next !== null && next in next_word;

type Asked = 'ship' | 'cancel' | 'pack' | 'unpack' | 'cut' | 'substitute' | 'return';

const forms = {
  ship: ShipForm,
  cancel: CancelForm,
  pack: PackForm,
  unpack: UnpackNext,
  cut: CutForm,
  substitute: SubstituteForm,
  return: ReturnForm,
};

// What else can be done with it, in the order people need it.
function ways_of(order: Order): [Asked, Word][] {
  const waits = order.state === 'received' || order.state === 'confirmed';
  const has_out = order.lines.some((line) => line.packed_packs > line.returned_packs);
  const ways: [Asked, Word][] = [];
  if (order.state === 'confirmed' && !asks_before_packing(order)) ways.push(['pack', 'pack_some']);
  if (waits && order.lines.some(({ to_pack_packs }) => to_pack_packs > 0)) {
    ways.push(['substitute', 'substitute'], ['cut', 'cut_goods']);
  }
  if (has_out && (order.state === 'shipped' || order.state === 'delivered')) {
    ways.push(['return', 'take_back']);
  }
  if (waits || order.state === 'packed') ways.push(['cancel', 'cancel']);
  return ways;
}

// The next step, and, where there is room for them, the other ways.
export function Steps({ order, is_whole }: { order: Order; is_whole: boolean }) {
  const here = useHere();
  const step = useStep(order);
  const [asked, set_asked] = useState<Asked | null>(null);
  if (!here.may('orders.write')) return null;
  const next = is_step(order.next_step) ? order.next_step : null;
  const Asking = asked && forms[asked];
  const take = (wanted: Next): void => {
    if (wanted === 'ship' || wanted === 'unpack' || wanted === 'cut') set_asked(wanted);
    else if (wanted === 'pack' && asks_before_packing(order)) set_asked('pack');
    else void step.act({ step: wanted });
  };
  return (
    <>
      <Failed failure={step.failure} />
      <div class="actions">
        {next && (
          <Button
            kind="main"
            is_busy={step.is_busy}
            name={`${say(next_word[next])}: ${order.external_id}`}
            on_press={() => take(next)}
          >
            {say(next_word[next])}
          </Button>
        )}
        {is_whole &&
          ways_of(order)
            .filter(([way]) => way !== 'cut' || next !== 'cut')
            .map(([way, word]) => (
              <Button key={way} is_off={step.is_busy} on_press={() => set_asked(way)}>
                {say(word)}
              </Button>
            ))}
      </div>
      {Asking && <Asking order={order} on_close={() => set_asked(null)} />}
    </>
  );
}
