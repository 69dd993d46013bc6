// Goods of a lot carried elsewhere, or thrown away: two small forms.

import { at, post, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { useGet } from '../api/store';
import { useState } from 'preact/hooks';
import { announce } from '../parts/announce';
import { Button, Failed, Field, Form, Notice, Select } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { useHere } from '../session';
import { say, spoken } from '../words/say';

type Lot = Schema['LotAlone'];
type Faults = Schema['Fault'][];

export const kinds_of_waste = [
  'spoiled',
  'expired',
  'damaged',
  'pests',
  'lost',
  'sample',
  'shrinkage',
] as const;
export type Waste = (typeof kinds_of_waste)[number];

export function usePlaceNames(): [code: string, name: string][] {
  const { cooperative_id } = useHere();
  const found = useGet(at('/v1/cooperatives/{cooperative_id}/places', { cooperative_id }));
  return found.body?.places.map(({ code, name }) => [code, name]) ?? [];
}

function Refusals({ faults }: { faults: Faults }) {
  return faults.length === 0 ? null : (
    <Notice tone="bad">
      {faults.map(spoken).map(({ problem, cure }) => (
        <p key={problem}>
          <b>{problem}</b> {cure}
        </p>
      ))}
    </Notice>
  );
}

const lying_in = (lot: Lot): [code: string, text: string][] =>
  lot.places.map(({ code, name, on_hand }) => [code, `${name} (${on_hand})`]);

export function CarryForm({ lot, on_close }: { lot: Lot; on_close: () => void }) {
  const { cooperative_id } = useHere();
  const places = usePlaceNames();
  const [refused, set_refused] = useState<Faults>([]);
  const carry = useAction(async (item: Record<'from' | 'to' | 'quantity' | 'why', string>, key) => {
    const { results } = await post(
      at('/v1/cooperatives/{cooperative_id}/transfers', { cooperative_id }),
      { items: [{ lot: lot.code, ...item }] },
      { key },
    );
    const faults = results[0]?.faults ?? [];
    set_refused(faults);
    if (faults.length) return;
    announce(say('done_carry', { quantity: results[0]?.quantity ?? '' }));
    on_close();
  });
  return (
    <Dialog title={say('carry_lot', { lot: lot.code })} on_close={on_close}>
      {places.length < 2 && <Notice>{say('needs_two_places')}</Notice>}
      <Form
        on_submit={({ from = '', to = '', quantity = '', why = '' }) =>
          void carry.act({ from, to, quantity, why })
        }
      >
        <Select label={say('from_place')} name="from" options={lying_in(lot)} />
        <Select label={say('to_place')} name="to" options={[...places].reverse()} />
        <Field
          label={say('quantity')}
          name="quantity"
          required
          maxLength={64}
          hint={say('quantity_hint')}
        />
        <Field label={say('why')} name="why" maxLength={500} />
        <Refusals faults={refused} />
        <Failed failure={carry.failure} />
        <Button kind="main" is_busy={carry.is_busy}>
          {say('carry')}
        </Button>
      </Form>
    </Dialog>
  );
}

export function WasteForm({ lot, on_close }: { lot: Lot; on_close: () => void }) {
  const { cooperative_id } = useHere();
  const [refused, set_refused] = useState<Faults>([]);
  const waste = useAction(
    async (item: { place: string; quantity: string; kind: Waste; why: string }, key) => {
      const { results } = await post(
        at('/v1/cooperatives/{cooperative_id}/waste', { cooperative_id }),
        { items: [{ lot: lot.code, ...item }] },
        { key },
      );
      const faults = results[0]?.faults ?? [];
      set_refused(faults);
      if (faults.length) return;
      announce(say('done_waste', { quantity: results[0]?.quantity ?? '' }));
      on_close();
    },
  );
  return (
    <Dialog title={say('throw_away_lot', { lot: lot.code })} on_close={on_close}>
      <Form
        on_submit={({ place = '', quantity = '', kind = 'spoiled', why = '' }) =>
          void waste.act({ place, quantity, kind: kind as Waste, why })
        }
      >
        <Select label={say('place')} name="place" options={lying_in(lot)} />
        <Field
          label={say('quantity')}
          name="quantity"
          required
          maxLength={64}
          hint={say('quantity_hint')}
        />
        <Select
          label={say('what_became')}
          name="kind"
          options={kinds_of_waste.map((kind) => [kind, say(`waste_${kind}`)])}
        />
        <Field label={say('why')} name="why" maxLength={500} />
        <Refusals faults={refused} />
        <Failed failure={waste.failure} />
        <Button kind="main" is_busy={waste.is_busy}>
          {say('throw_away')}
        </Button>
      </Form>
    </Dialog>
  );
}
