// What is done with an order: the buttons, and what each has to ask first.

import { useState } from 'preact/hooks';

import { at, post, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { know } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Failed, Field, Form } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import type { Tone } from '../parts/basics';
import { useHere } from '../session';
import { say, type Word } from '../words/say';

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

const done: Record<Step['step'], 'done_confirm' | 'done_pack' | 'done_ship' | 'done_cancel'> = {
  confirm: 'done_confirm',
  pack: 'done_pack',
  ship: 'done_ship',
  cancel: 'done_cancel',
};

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
  return (
    <Dialog title={say('ship_order', { order: order.external_id })} on_close={on_close}>
      <Form
        on_submit={({ carrier = '', waybill = '' }) => {
          void step
            .act({ step: 'ship', carrier: carrier.trim(), waybill: waybill.trim() })
            .then((is_done) => is_done && on_close());
        }}
      >
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
  return (
    <Dialog title={say('cancel_order', { order: order.external_id })} on_close={on_close}>
      <p>{say('cancel_what_happens')}</p>
      <Form
        on_submit={({ why = '' }) => {
          void step
            .act({ step: 'cancel', why: why.trim() })
            .then((is_done) => is_done && on_close());
        }}
      >
        <Field label={say('cancel_why')} name="why" required maxLength={500} />
        <Failed failure={step.failure} />
        <Button kind="danger" is_busy={step.is_busy}>
          {say('cancel_yes')}
        </Button>
      </Form>
    </Dialog>
  );
}

const next_word: Record<'confirm' | 'pack' | 'ship', Word> = {
  confirm: 'confirm',
  pack: 'pack',
  ship: 'ship',
};

// The next step, and, where there is room for it, the way out.
export function Steps({ order, can_cancel }: { order: Order; can_cancel: boolean }) {
  const here = useHere();
  const step = useStep(order);
  const [asked, set_asked] = useState<'ship' | 'cancel' | null>(null);
  if (!here.may('orders.write')) return null;
  const next = order.next_step;
  const is_open = ['received', 'confirmed', 'packed'].includes(order.state);
  return (
    <>
      <Failed failure={step.failure} />
      <div class="actions">
        {next && (
          <Button
            kind="main"
            is_busy={step.is_busy}
            name={`${say(next_word[next])}: ${order.external_id}`}
            on_press={() => (next === 'ship' ? set_asked('ship') : void step.act({ step: next }))}
          >
            {say(next_word[next])}
          </Button>
        )}
        {can_cancel && is_open && (
          <Button is_off={step.is_busy} on_press={() => set_asked('cancel')}>
            {say('cancel')}
          </Button>
        )}
      </div>
      {asked === 'ship' && <ShipForm order={order} on_close={() => set_asked(null)} />}
      {asked === 'cancel' && <CancelForm order={order} on_close={() => set_asked(null)} />}
    </>
  );
}
