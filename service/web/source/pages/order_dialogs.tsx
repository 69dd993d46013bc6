// What is asked before an order is packed in part, cut, substituted or taken back.

import { useState } from 'preact/hooks';

import { useAction } from '../api/action';
import { at, post, Refused, type Schema } from '../api/client';
import { type Failure, know, useAllPages } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Check, Failed, Field, Form, Notice, Select } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { useHere } from '../session';
import { say, type Word } from '../words/say';
import { type Order, useStep } from './order_steps';

type Line = Order['lines'][number];
type Asking = { order: Order; on_close: () => void };

export const waste_options = (): [string, string][] => [
  ['', say('to_stock')],
  ['spoiled', say('waste_spoiled')],
  ['damaged', say('waste_damaged')],
  ['expired', say('waste_expired')],
  ['pests', say('waste_pests')],
  ['lost', say('waste_lost')],
];

const lines_as_options = (lines: Line[]): [string, string][] =>
  lines.map((line) => [String(line.number), say('packs_of', { n: line.packs, name: line.name })]);

const PacksField = ({
  label,
  name,
  value,
  on_packs,
}: {
  label: string;
  name: string;
  value: number;
  on_packs?: (packs: number) => void;
}) => (
  <Field
    label={label}
    name={name}
    required
    inputMode="numeric"
    pattern="[0-9]+"
    maxLength={6}
    defaultValue={String(value)}
    on_input={(text) => on_packs?.(Number(text) || 0)}
  />
);

interface Insisting {
  failure: Failure | null;
  checked: boolean;
  on_change: (checked: boolean) => void;
}

// Asked only once the figure was refused as odd, so that nobody ticks it beforehand.
function LookedTwice({
  failure,
  checked,
  on_change,
  reasons,
  word,
}: Insisting & { reasons: readonly string[]; word: Word }) {
  const is_odd = failure instanceof Refused && reasons.includes(failure.problem.reason);
  if (!is_odd && !checked) return null;
  return <Check label={say(word)} name={word} checked={checked} on_change={on_change} />;
}

export const OddWeight = (of: Insisting) => (
  <LookedTwice {...of} reasons={['line.weight_odd']} word="weight_is_right" />
);
export const OddCount = (of: Insisting) => (
  <LookedTwice {...of} reasons={['stock_take.count_odd']} word="counts_are_right" />
);
export const TooMuchPaid = (of: Insisting) => (
  <LookedTwice
    {...of}
    reasons={['payment.more_than_open', 'payment.collected_already']}
    word="even_so"
  />
);

// Whether packing has to be asked about: what the scales say, or what becomes of what is short.
export const asks_before_packing = (order: Order): boolean =>
  order.lines.some(
    ({ to_pack_packs, reserved_packs, by_weight }) =>
      to_pack_packs > reserved_packs || (by_weight && reserved_packs > 0),
  );

function PackedLine({
  line,
  packs,
  on_packs,
}: {
  line: Line;
  packs: number;
  on_packs: (packs: number) => void;
}) {
  return (
    <>
      <PacksField
        label={say('packs_now', { name: line.name, n: line.reserved_packs })}
        name={`packs-${line.number}`}
        value={line.reserved_packs}
        on_packs={on_packs}
      />
      {line.by_weight && packs > 0 && (
        <Field
          label={say('weighed_of', { name: line.name })}
          hint={say('weighed_hint')}
          name={`weighed-${line.number}`}
          required
          maxLength={64}
        />
      )}
    </>
  );
}

// By its lines' numbers.
type Packed = Record<number, number>;

function packed_of(lines: Line[], packed: Packed, fields: Record<string, string>) {
  return lines
    .map(({ number }) => ({
      line: number,
      packs: packed[number] ?? 0,
      weighed: (fields[`weighed-${number}`] ?? '').trim(),
    }))
    .filter(({ packs }) => packs > 0)
    .map(({ weighed, ...rest }) => (weighed ? { ...rest, weighed } : rest));
}

// What is left over is the clerk's to decide; while nothing is, it stays unsaid, so that what fell
// short meanwhile is not cut.
export function PackForm({ order, on_close }: Asking) {
  const step = useStep(order);
  const [weight_is_right, set_right] = useState(false);
  const lines = order.lines.filter(({ reserved_packs }) => reserved_packs > 0);
  const [packed, set_packed] = useState<Packed>(
    Object.fromEntries(lines.map((line) => [line.number, line.reserved_packs])),
  );
  const is_left = order.lines.some((line) => line.to_pack_packs > (packed[line.number] ?? 0));
  const has_any = lines.some(({ number }) => (packed[number] ?? 0) > 0);
  return (
    <Dialog title={say('pack_order', { order: order.external_id })} on_close={on_close}>
      <Form
        on_submit={({ rest = '', ...fields }) => {
          void step
            .act({
              step: 'pack',
              lines: packed_of(lines, packed, fields),
              ...(rest === 'cut' || rest === 'later' ? { rest } : {}),
              ...(weight_is_right ? { weight_is_right } : {}),
            })
            .then((is_done) => is_done && on_close());
        }}
      >
        {lines.map((line) => (
          <PackedLine
            key={line.number}
            line={line}
            packs={packed[line.number] ?? 0}
            on_packs={(packs) => set_packed((now) => ({ ...now, [line.number]: packs }))}
          />
        ))}
        {is_left && has_any && (
          <Select
            label={say('rest_what')}
            name="rest"
            required
            options={[
              ['', say('rest_choose')],
              ['later', say('rest_later')],
              ['cut', say('rest_cut')],
            ]}
          />
        )}
        {!has_any && <Notice tone="warn">{say('nothing_to_pack')}</Notice>}
        <Failed failure={step.failure} />
        <OddWeight failure={step.failure} checked={weight_is_right} on_change={set_right} />
        <Button kind="main" is_busy={step.is_busy} is_off={!has_any}>
          {say('pack')}
        </Button>
      </Form>
    </Dialog>
  );
}

export function CutForm({ order, on_close }: Asking) {
  const step = useStep(order);
  const lines = order.lines.filter(({ to_pack_packs }) => to_pack_packs > 0);
  const wanted = lines.find(({ short_packs }) => short_packs > 0) ?? lines[0];
  return (
    <Dialog title={say('cut_order', { order: order.external_id })} on_close={on_close}>
      <Form
        on_submit={({ line = '', packs = '', why = '' }) => {
          void step
            .act({ step: 'cut', line: Number(line), packs: Number(packs), why: why.trim() })
            .then((is_done) => is_done && on_close());
        }}
      >
        <Select
          label={say('which_line')}
          name="line"
          options={lines_as_options(lines)}
          value={String(wanted?.number ?? '')}
        />
        <PacksField
          label={say('how_many_packs')}
          name="packs"
          value={wanted?.short_packs || wanted?.to_pack_packs || 1}
        />
        <Field label={say('why')} name="why" required maxLength={500} />
        <Failed failure={step.failure} />
        <Button kind="main" is_busy={step.is_busy}>
          {say('cut_goods')}
        </Button>
      </Form>
    </Dialog>
  );
}

export function SubstituteForm({ order, on_close }: Asking) {
  const { cooperative_id } = useHere();
  const step = useStep(order);
  const products = useAllPages((after) =>
    at('/v1/cooperatives/{cooperative_id}/products', { cooperative_id }, { limit: 200, after }),
  );
  const lines = order.lines.filter(({ to_pack_packs }) => to_pack_packs > 0);
  const wanted = lines.find(({ short_packs }) => short_packs > 0) ?? lines[0];
  const packs = products.body
    ?.flatMap((page) => page.products)
    .flatMap((product) =>
      product.packs.map((pack): [string, string] => [pack.sku, `${product.name}, ${pack.name}`]),
    );
  const count = wanted?.short_packs || wanted?.to_pack_packs || 1;
  return (
    <Dialog title={say('substitute_order', { order: order.external_id })} on_close={on_close}>
      <Form
        on_submit={({ line = '', packs: of = '', sku = '', instead = '', consent = '' }) => {
          void step
            .act({
              step: 'substitute',
              line: Number(line),
              packs: Number(of),
              sku,
              sku_packs: Number(instead),
              consent: consent.trim(),
            })
            .then((is_done) => is_done && on_close());
        }}
      >
        <Select
          label={say('which_line')}
          name="line"
          options={lines_as_options(lines)}
          value={String(wanted?.number ?? '')}
        />
        <PacksField label={say('how_many_packs')} name="packs" value={count} />
        <Select label={say('instead_sku')} name="sku" options={packs ?? []} />
        <PacksField label={say('instead_packs')} name="instead" value={count} />
        <Field
          label={say('consent')}
          hint={say('consent_hint')}
          name="consent"
          required
          maxLength={500}
        />
        <Failed failure={step.failure ?? products.failure} />
        <Button kind="main" is_busy={step.is_busy} is_off={!packs}>
          {say('substitute')}
        </Button>
      </Form>
    </Dialog>
  );
}

// Which parcel nobody took, or which the goods were in.
const parcels_out = (order: Order) =>
  order.shipments.filter(({ state }) => state === 'shipped' || state === 'delivered');

type Back = Partial<Schema['LinePacks']> & { shipment?: number; why: string };

function useReturn(order: Order, weight_is_right: boolean) {
  const { cooperative_id } = useHere();
  const address = { cooperative_id, order_id: order.id };
  return useAction(async ({ why, shipment, line, packs, ...how }: Back, key) => {
    const answer = await post(
      at('/v1/cooperatives/{cooperative_id}/orders/{order_id}/returns', address),
      {
        ...(shipment ? { shipment } : {}),
        ...(line && packs
          ? { lines: [{ line, packs, ...how }], by: 'customer' }
          : how.waste
            ? { waste: how.waste }
            : {}),
        why,
        ...(weight_is_right ? { weight_is_right } : {}),
      },
      { key },
    );
    know(at('/v1/cooperatives/{cooperative_id}/orders/{order_id}', address), answer);
    announce(say('done_return', { order: order.external_id }));
  });
}

export function ReturnForm({ order, on_close }: Asking) {
  const [weight_is_right, set_right] = useState(false);
  const [parcel, set_parcel] = useState('');
  const back = useReturn(order, weight_is_right);
  const lines = order.lines.filter((line) => line.packed_packs > line.returned_packs);
  const [line, set_line] = useState(String(lines[0]?.number ?? ''));
  const first = lines[0];
  const parcels = parcels_out(order);
  return (
    <Dialog title={say('take_back_order', { order: order.external_id })} on_close={on_close}>
      <Form
        on_submit={({ packs = '', waste = '', weighed = '', why = '' }) => {
          void back
            .act({
              ...(parcel ? { shipment: Number(parcel) } : {}),
              ...(line ? { line: Number(line), packs: Number(packs) } : {}),
              why: why.trim(),
              ...(waste ? { waste: waste as Schema['Waste'] } : {}),
              ...(weighed.trim() ? { weighed: weighed.trim() } : {}),
            })
            .then((is_done) => is_done && on_close());
        }}
      >
        {parcels.length > 1 && (
          <Select
            label={say('which_parcel')}
            name="shipment"
            value={parcel}
            options={[
              ['', say('parcel_unknown')],
              ...parcels.map(({ number }): [string, string] => [
                String(number),
                say('shipment_number', { n: number }),
              ]),
            ]}
            on_change={(chosen) => {
              set_parcel(chosen);
              if (!chosen && !line) set_line(String(first?.number ?? ''));
            }}
          />
        )}
        <Select
          label={say('which_line')}
          name="line"
          value={line}
          options={[
            ...(parcel ? [['', say('whole_parcel')] as [string, string]] : []),
            ...lines_as_options(lines),
          ]}
          on_change={set_line}
        />
        {line && (
          <>
            <PacksField
              label={say('how_many_packs')}
              name="packs"
              value={first ? first.packed_packs - first.returned_packs : 1}
            />
            {lines.some(({ by_weight }) => by_weight) && (
              <Field
                label={say('weighed_of', { name: say('back_to') })}
                hint={say('weighed_hint')}
                name="weighed"
                maxLength={64}
              />
            )}
          </>
        )}
        <Select label={say('back_to')} name="waste" options={waste_options()} />
        <Field label={say('why')} name="why" maxLength={500} />
        <Failed failure={back.failure} />
        <OddWeight failure={back.failure} checked={weight_is_right} on_change={set_right} />
        <Button kind="main" is_busy={back.is_busy}>
          {say('take_back')}
        </Button>
      </Form>
    </Dialog>
  );
}
