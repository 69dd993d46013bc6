// Taking a parcel apart that is packed and still here: where its goods go, and what becomes of them.

import { useState } from 'preact/hooks';

import type { Schema } from '../api/client';
import { Button, Failed, Field, Form, Select } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { say } from '../words/say';
import { waste_options } from './order_dialogs';
import { type Order, useStep } from './order_steps';
import { ParcelButton } from './parcel_button';

type Parcel = { order: Order; number: number };

function UnpackForm({ order, number, on_close }: Parcel & { on_close: () => void }) {
  const step = useStep(order);
  const [rest, set_rest] = useState('');
  return (
    <Dialog
      title={say('unpack_parcel', { n: number, order: order.external_id })}
      on_close={on_close}
    >
      <Form
        on_submit={({ waste = '', why = '' }) => {
          if (rest !== 'later' && rest !== 'cut') return;
          void step
            .act({
              step: 'unpack',
              shipment: number,
              rest,
              ...(waste ? { waste: waste as Schema['Waste'] } : {}),
              ...(rest === 'cut' ? { why: why.trim() } : {}),
            })
            .then((is_done) => is_done && on_close());
        }}
      >
        <Select label={say('unpacked_goods')} name="waste" options={waste_options()} />
        <Select
          label={say('unpacked_rest')}
          name="rest"
          required
          value={rest}
          options={[
            ['', say('rest_choose')],
            ['later', say('unpacked_later')],
            ['cut', say('rest_cut')],
          ]}
          on_change={set_rest}
        />
        {rest === 'cut' && <Field label={say('why')} name="why" required maxLength={500} />}
        <Failed failure={step.failure} />
        <Button kind="main" is_busy={step.is_busy}>
          {say('unpack')}
        </Button>
      </Form>
    </Dialog>
  );
}

// The first that is here; when it is taken apart the next one is due.
export function UnpackNext({ order, on_close }: { order: Order; on_close: () => void }) {
  const first = order.shipments.find(({ state }) => state === 'packed');
  return first ? <UnpackForm order={order} number={first.number} on_close={on_close} /> : null;
}

export const UnpackParcel = (parcel: Parcel) => (
  <ParcelButton
    word="unpack"
    number={parcel.number}
    form={(on_close) => <UnpackForm {...parcel} on_close={on_close} />}
  />
);
