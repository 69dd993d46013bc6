// Noting that the carrier of a parcel was told to collect another amount, or did.

import { Button, Failed, Form } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { MoneyField } from '../parts/money_field';
import { vnd_of } from '../words/amount';
import { say } from '../words/say';
import { type Order, useStep } from './order_steps';
import { ParcelButton } from './parcel_button';

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

export const ChangeCod = (parcel: Parcel) => (
  <ParcelButton
    word="change_cod"
    number={parcel.number}
    form={(on_close) => <CodForm {...parcel} on_close={on_close} />}
  />
);
