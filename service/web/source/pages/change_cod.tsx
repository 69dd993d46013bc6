// Noting that the carrier of a parcel under way was told to collect another amount.

import { useState } from 'preact/hooks';

import { Button, Failed, Form } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { MoneyField } from '../parts/money_field';
import { useHere } from '../session';
import { vnd_of } from '../words/amount';
import { say } from '../words/say';
import { type Order, useStep } from './order_steps';

type Parcel = { order: Order; number: number; due_vnd: number };

function CodForm({ order, number, due_vnd, on_close }: Parcel & { on_close: () => void }) {
  const step = useStep(order);
  return (
    <Dialog
      title={say('change_cod_of', { n: number, order: order.external_id })}
      on_close={on_close}
    >
      <p>{say('change_cod_why')}</p>
      <Form
        on_submit={({ cod = '' }) => {
          const cod_vnd = vnd_of(cod);
          if (cod_vnd === null) return;
          void step
            .act({ step: 'cod', shipment: number, cod_vnd })
            .then((is_done) => is_done && on_close());
        }}
      >
        <MoneyField label={say('cod')} name="cod" required defaultValue={String(due_vnd)} />
        <Failed failure={step.failure} />
        <Button kind="main" is_busy={step.is_busy}>
          {say('change_cod')}
        </Button>
      </Form>
    </Dialog>
  );
}

export function ChangeCod(parcel: Parcel) {
  const here = useHere();
  const [is_asked, set_asked] = useState(false);
  if (!here.may('orders.write')) return null;
  return (
    <>
      <div class="actions">
        <Button
          name={`${say('change_cod')}: ${say('shipment_number', { n: parcel.number })}`}
          on_press={() => set_asked(true)}
        >
          {say('change_cod')}
        </Button>
      </div>
      {is_asked && <CodForm {...parcel} on_close={() => set_asked(false)} />}
    </>
  );
}
