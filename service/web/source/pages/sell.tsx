// The house's own sales: at the counter, and by telephone. Goods are chosen by tapping.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { type Action, useAction } from '../api/action';
import { at, post, type Schema } from '../api/client';
import { useAllPages, useGet } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Card, Check, Failed, Field, Form, Heading, Loaded, Select } from '../parts/basics';
import { go } from '../route';
import { useHere } from '../session';
import { money, say, type Word } from '../words/say';
import { OddWeight } from './order_dialogs';

type Products = Schema['Products']['products'];
type Chosen = Record<string, number>; // packs by SKU
interface Item {
  pack_id: string;
  sku: string;
  name: string;
  packs: number;
  by_weight: boolean;
}

interface Left {
  base: number;
  recalled_base: number;
}

interface GoodsProps {
  products: Products;
  chosen: Chosen;
  on_change: (sku: string, by: number) => void;
  left?: Map<string, Left>; // by product
}

type InStock = Schema['Stock']['products'][number];

// What may be sold of it in the place, and what lies there and may not be.
function lying_at(place: string, { lots }: InStock): Left {
  const there = { base: 0, recalled_base: 0 };
  for (const { places, expired, recalled } of lots) {
    const base = places.find(({ code }) => code === place)?.on_hand_base ?? 0;
    if (recalled) there.recalled_base += base;
    else if (!expired) there.base += base;
  }
  return there;
}

// In the place that sells; by telephone and where there is but one, in all of them.
function GoodsInStock({ place, ...goods }: GoodsProps & { place: string }) {
  const { cooperative_id } = useHere();
  const found = useAllPages((after) =>
    at('/v1/cooperatives/{cooperative_id}/stock', { cooperative_id }, { limit: 200, after }),
  );
  const products = found.body?.flatMap((page) => page.products) ?? [];
  const left = new Map(
    products.map((each) => {
      const there = lying_at(place, each);
      const base = Math.min(each.sellable_base, there.base);
      return [each.id, place ? { ...there, base } : { base: each.sellable_base, recalled_base: 0 }];
    }),
  );
  return <Goods {...goods} left={left} />;
}

// How many packs could be made of what is left.
function packs_left(left: Left | undefined, net_base: number): string {
  if (left === undefined) return '';
  const packs = Math.floor(left.base / net_base);
  const recalled = left.recalled_base > 0 ? ` · ${say('recalled_there')}` : '';
  return ` · ${packs > 0 ? say('packs_left', { n: packs }) : say('none_left')}${recalled}`;
}

function Goods({ products, chosen, on_change, left }: GoodsProps) {
  const [sought, set_sought] = useState('');
  const matches = (text: string): boolean => text.toLowerCase().includes(sought.toLowerCase());
  const shown = products.filter(
    ({ name, packs }) => matches(name) || packs.some(({ sku }) => matches(sku)),
  );
  return (
    <Card>
      <Field label={say('search')} name="sought" type="search" on_input={set_sought} />
      <ul class="lines strong">
        {shown.flatMap((product) =>
          product.packs.map((pack) => {
            const name = `${product.name}, ${pack.name}`;
            return (
              <li key={pack.id}>
                <div class="row">
                  <span>
                    <b>{name}</b>{' '}
                    <span class="quiet">
                      {money(pack.price_vnd)}
                      {packs_left(left?.get(product.id), pack.net_base)}
                    </span>
                  </span>
                  <span class="actions">
                    <Button
                      name={say('one_less', { name })}
                      is_off={!chosen[pack.sku]}
                      on_press={() => on_change(pack.sku, -1)}
                    >
                      −
                    </Button>
                    <b>{chosen[pack.sku] ?? 0}</b>
                    <Button
                      name={say('one_more', { name })}
                      on_press={() => on_change(pack.sku, 1)}
                    >
                      +
                    </Button>
                  </span>
                </div>
              </li>
            );
          }),
        )}
      </ul>
    </Card>
  );
}

const Buyer = ({ must_be_known }: { must_be_known: boolean }) => (
  <>
    <Field label={say('buyer')} name="customer" required={must_be_known} maxLength={255} />
    <Field
      label={say('buyer_phone')}
      name="phone"
      required={must_be_known}
      maxLength={64}
      inputMode="numeric"
    />
    {must_be_known && <Field label={say('buyer_address')} name="address" maxLength={1000} />}
  </>
);

const given = (fields: Record<string, string>, names: string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => [name, (fields[name] ?? '').trim()]).filter(([, value]) => value),
  );

interface Selling {
  items: Item[];
  total_vnd: number;
  on_done: () => void;
  from: SellFrom;
  children: ComponentChildren; // the goods, beside the form
}

interface SaleProps {
  goods: ComponentChildren;
  of: Pick<Action<Record<string, string>>, 'act' | 'is_busy' | 'failure'>;
  button: string | null; // what it says; nothing is chosen yet without
  doubt?: ComponentChildren; // asked beside the button
  children: ComponentChildren; // the fields
}

// The form beside the goods; what sends it, and what came of it, stay in sight below both.
function Sale({ goods, of, button, doubt, children }: SaleProps) {
  return (
    <>
      <div class="cards two">
        {goods}
        <Card>
          <Form id={form_id} on_submit={(fields) => void of.act(fields)}>
            {children}
          </Form>
        </Card>
      </div>
      <div class="bar">
        <Failed failure={of.failure} />
        {doubt}
        <Button kind="main" form={form_id} is_busy={of.is_busy} is_off={button === null}>
          {button ?? say('goods_empty')}
        </Button>
      </div>
    </>
  );
}
const form_id = 'selling';

// The price of what is weighed is known once it is.
const is_about = (items: Item[]): boolean => items.some(({ by_weight }) => by_weight);

type Paid = 'cash' | 'bank' | 'later';
const ways: [Paid, Word][] = [
  ['cash', 'pay_cash'],
  ['bank', 'pay_bank'],
  ['later', 'paid_later'],
];

const Weights = ({ items }: { items: Item[] }) => (
  <>
    {items
      .filter(({ by_weight }) => by_weight)
      .map(({ pack_id, name }) => (
        <Field
          key={pack_id}
          label={say('weighed_of', { name })}
          hint={say('weighed_hint')}
          name={`weighed-${pack_id}`}
          required
          maxLength={64}
        />
      ))}
  </>
);

interface SellFrom {
  places: [code: string, name: string][]; // none where there is nothing to choose
  place: string;
  on_place: (place: string) => void;
}

// Where there is more than one place to sell from: the shop, unless another is chosen.
function useSellFrom(): SellFrom {
  const { cooperative_id } = useHere();
  const [chosen, on_place] = useState('');
  const found = useGet(at('/v1/cooperatives/{cooperative_id}/places', { cooperative_id }));
  const selling = found.body?.places.filter(({ sells }) => sells) ?? [];
  if (selling.length < 2) return { places: [], place: '', on_place };
  const usual = selling.find(({ kind }) => kind === 'shop') ?? selling[0];
  return {
    places: selling.map(({ code, name }) => [code, name]),
    place: chosen || (usual?.code ?? ''),
    on_place,
  };
}

function CounterForm({ items, total_vnd, on_done, from, children }: Selling) {
  const { cooperative_id } = useHere();
  const [paid_by, set_paid_by] = useState<Paid>('cash');
  const [weight_is_right, set_right] = useState(false);
  const sell = useAction(async (fields: Record<string, string>, key) => {
    const { order } = await post(
      at('/v1/cooperatives/{cooperative_id}/sales', { cooperative_id }),
      {
        items: items.map(({ pack_id, sku, packs, by_weight }) => ({
          sku,
          packs,
          ...(by_weight ? { weighed: (fields[`weighed-${pack_id}`] ?? '').trim() } : {}),
        })),
        paid_by,
        ...(weight_is_right ? { weight_is_right } : {}),
        ...(from.place ? { place: from.place } : {}),
        ...given(fields, ['customer', 'phone', 'reference']),
      },
      { key },
    );
    announce(say('done_sell', { order: order.external_id }));
    on_done();
  });
  const word = is_about(items) ? 'sell_now_weighed' : 'sell_now';
  const way = say(ways.find(([each]) => each === paid_by)?.[1] ?? 'pay_cash');
  return (
    <Sale
      goods={children}
      of={sell}
      button={items.length ? `${say(word, { price: money(total_vnd) })} · ${way}` : null}
      doubt={<OddWeight failure={sell.failure} checked={weight_is_right} on_change={set_right} />}
    >
      {from.places.length > 0 && (
        <Select
          label={say('sell_from')}
          name="place"
          value={from.place}
          options={from.places}
          on_change={from.on_place}
        />
      )}
      <Weights items={items} />
      <Select
        label={say('paid_how')}
        name="paid_by"
        value={paid_by}
        options={ways.map(([each, name]) => [each, say(name)])}
        on_change={(value) => set_paid_by(value as Paid)}
      />
      {paid_by === 'bank' && (
        <Field label={say('pay_reference')} name="reference" maxLength={255} spellcheck={false} />
      )}
      <Buyer must_be_known={false} />
    </Sale>
  );
}

function PhoneForm({ items, total_vnd, on_done, children }: Selling) {
  const { cooperative_id } = useHere();
  const [even_if_short, set_even] = useState(false);
  const take = useAction(async (fields: Record<string, string>, key) => {
    const { order } = await post(
      at('/v1/cooperatives/{cooperative_id}/phone-orders', { cooperative_id }),
      {
        items: items.map(({ sku, packs }) => ({ sku, packs })),
        even_if_short,
        customer: (fields['customer'] ?? '').trim(),
        phone: (fields['phone'] ?? '').trim(),
        ...given(fields, ['address']),
      },
      { key },
    );
    announce(say('done_take', { order: order.external_id }));
    on_done();
    go('orders', order.id);
  });
  const word = is_about(items) ? 'take_now_weighed' : 'take_now';
  return (
    <Sale
      goods={children}
      of={take}
      button={items.length ? say(word, { price: money(total_vnd) }) : null}
    >
      <Buyer must_be_known />
      <Check
        label={say('even_if_short')}
        name="even_if_short"
        checked={even_if_short}
        on_change={set_even}
      />
    </Sale>
  );
}

export function SellPage() {
  const { cooperative_id, may } = useHere();
  const [is_phone, set_phone] = useState(false);
  const [chosen, set_chosen] = useState<Chosen>({});
  const [sales, set_sales] = useState(0); // a new form for each
  const from = useSellFrom();
  const found = useAllPages((after) =>
    at('/v1/cooperatives/{cooperative_id}/products', { cooperative_id }, { limit: 200, after }),
  );
  const products = found.body?.flatMap((page) => page.products);
  const change = (sku: string, by: number): void =>
    set_chosen((now) => ({ ...now, [sku]: Math.max(0, (now[sku] ?? 0) + by) }));
  return (
    <>
      <Heading>{say('sell')}</Heading>
      <div class="choice" role="group" aria-label={say('which_sale')}>
        <button type="button" aria-pressed={!is_phone} onClick={() => set_phone(false)}>
          {say('sell_at_counter')}
        </button>
        <button type="button" aria-pressed={is_phone} onClick={() => set_phone(true)}>
          {say('sell_by_phone')}
        </button>
      </div>
      <Loaded of={{ body: products, failure: found.failure }}>
        {(all) => {
          const packs = all.flatMap((product) => product.packs);
          const items = all
            .flatMap((product) =>
              product.packs.map((pack) => ({
                pack_id: pack.id,
                sku: pack.sku,
                name: `${product.name}, ${pack.name}`,
                packs: chosen[pack.sku] ?? 0,
                by_weight: pack.catch_weight,
              })),
            )
            .filter((item) => item.packs > 0);
          const total_vnd = packs.reduce(
            (sum, { sku, price_vnd }) => sum + price_vnd * (chosen[sku] ?? 0),
            0,
          );
          const on_done = (): void => {
            set_chosen({});
            set_sales(sales + 1);
          };
          const goods = { products: all, chosen, on_change: change };
          const Selling = is_phone ? PhoneForm : CounterForm;
          return (
            <Selling key={sales} items={items} total_vnd={total_vnd} on_done={on_done} from={from}>
              {may('stock.read') ? (
                <GoodsInStock {...goods} place={is_phone ? '' : from.place} />
              ) : (
                <Goods {...goods} />
              )}
            </Selling>
          );
        }}
      </Loaded>
    </>
  );
}
