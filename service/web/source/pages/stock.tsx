// What there is, in which lots, what each channel may sell of it; and setting lots to what was counted.

import { useState } from 'preact/hooks';

import { at, post, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { usePages } from '../api/store';
import { announce } from '../parts/announce';
import {
  Button,
  Card,
  Check,
  Empty,
  Failed,
  Field,
  Form,
  Heading,
  Loaded,
  More,
  Notice,
  Tag,
} from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { type Route, to } from '../route';
import { useHere } from '../session';
import { graded } from '../words/grade';
import { day, say, spoken } from '../words/say';

type Product = Schema['Stock']['products'][number];
type Results = Schema['AdjustmentResults']['results'];

// Each lot in each place where some of it lies.
const lying = (product: Product) =>
  product.lots.flatMap((lot) => lot.places.map((place) => ({ lot, place })));

// What was counted, of each lot whose field is not empty. `expected` is what the clerk saw: a bare
// number is in the base unit, so that nothing is rounded on the way.
function items_of(product: Product, fields: Record<string, string>, counts_are_right: boolean) {
  return lying(product)
    .map(({ lot, place }) => ({
      lot: lot.code,
      place: place.code,
      expected: String(place.on_hand_base),
      counted: (fields[`lot-${lot.id}-${place.code}`] ?? '').trim(),
      why: (fields.why ?? '').trim(),
      ...(counts_are_right ? { counts_are_right } : {}),
    }))
    .filter(({ counted }) => counted !== '');
}

const is_odd = (results: Results) =>
  results.some(({ faults }) => faults.some(({ reason }) => reason === 'lot.count_odd'));

function CountForm({ product, on_close }: { product: Product; on_close: () => void }) {
  const { cooperative_id } = useHere();
  const [looked_at] = useState(product); // not what came in while one was counting
  const [refused, set_refused] = useState<Results>([]);
  const [is_right, set_right] = useState(false);
  const count = useAction(async (items: ReturnType<typeof items_of>, key) => {
    const { results } = await post(
      at('/v1/cooperatives/{cooperative_id}/stock-adjustments', { cooperative_id }),
      { items },
      { key },
    );
    const not_done = results.filter(({ faults }) => faults.length > 0);
    set_refused(not_done);
    if (results.length > not_done.length)
      announce(say('done_count', { n: results.length - not_done.length }));
    if (!not_done.length) on_close();
  });
  return (
    <Dialog title={say('count_product', { name: looked_at.name })} on_close={on_close}>
      <p class="quiet">{say('count_hint')}</p>
      <Form
        on_submit={(fields) => {
          const items = items_of(looked_at, fields, is_right);
          if (items.length) void count.act(items);
        }}
      >
        {lying(looked_at).map(({ lot, place }) => (
          <Field
            key={`${lot.id} ${place.code}`}
            label={
              lot.places.length > 1
                ? say('count_lot_in', { lot: lot.code, place: place.code })
                : say('count_lot', { lot: lot.code })
            }
            name={`lot-${lot.id}-${place.code}`}
            maxLength={64}
            is_one_of_many
            hint={say('count_was', { quantity: place.on_hand, day: day(lot.expires_on) })}
          />
        ))}
        <Field
          label={say('why')}
          name="why"
          required
          maxLength={500}
          defaultValue={say('count_why')}
        />
        {refused.map(({ lot, faults }) => (
          <Notice key={lot} tone="bad">
            {faults.map(spoken).map(({ problem, cure }) => (
              <p key={problem}>
                <b>
                  {lot}: {problem}
                </b>{' '}
                {cure}
              </p>
            ))}
          </Notice>
        ))}
        {(is_right || is_odd(refused)) && (
          <Check
            label={say('counts_are_right')}
            name="counts_are_right"
            checked={is_right}
            on_change={set_right}
          />
        )}
        <Failed failure={count.failure} />
        <Button kind="main" is_busy={count.is_busy}>
          {say('keep')}
        </Button>
      </Form>
    </Dialog>
  );
}

function Lots({ product, sought }: { product: Product; sought: string }) {
  return (
    <ul class="lots">
      {product.lots.map((lot) => (
        <li key={lot.id} class={lot.id === sought ? 'sought' : ''}>
          <div class="row firm">
            <span>
              <a href={to('lots', lot.code)}>
                <b>{lot.code}</b>
              </a>{' '}
              <span class="quiet">{lot.household.name}</span>{' '}
              {lot.recalled && <Tag tone="bad">{say('recalled_tag')}</Tag>}
            </span>
            <b class="money">{lot.on_hand}</b>
          </div>
          <p class="quiet">
            {lot.expired ? (
              <Tag tone="bad">{say('expired', { day: day(lot.expires_on) })}</Tag>
            ) : (
              say('expires', { day: day(lot.expires_on) })
            )}{' '}
            · {say('harvested', { day: day(lot.harvested_on) })}
            {lot.grade && ` · ${graded(lot.grade)}`}
            {lot.places.length > 1 &&
              lot.places.map(
                ({ code, on_hand }) => ` · ${say('lies_in', { place: code, quantity: on_hand })}`,
              )}
          </p>
        </li>
      ))}
      {product.lots_left_out > 0 && (
        <li class="quiet">{say('lots_left_out', { n: product.lots_left_out })}</li>
      )}
    </ul>
  );
}

function ProductCard({ product, sought }: { product: Product; sought: string }) {
  const here = useHere();
  const [is_counting, set_counting] = useState(false);
  return (
    <Card>
      <div class="row">
        <h2>{product.name}</h2>
        <span class="quiet">{product.code}</span>
      </div>
      <dl class="figures">
        <div>
          <dt>{say('on_hand')}</dt>
          <dd>{product.on_hand}</dd>
        </div>
        <div>
          <dt>{say('reserved')}</dt>
          <dd>{product.reserved}</dd>
        </div>
        <div>
          <dt>{say('free_to_sell')}</dt>
          <dd>{product.free}</dd>
        </div>
      </dl>
      <Lots product={product} sought={sought} />
      {product.channels.length > 0 && (
        <details>
          <summary>{say('who_may_sell')}</summary>
          <ul class="lines">
            {product.channels.map((channel) => (
              <li key={channel.channel_id}>
                <b>{channel.channel}</b>
                {': '}
                {channel.packs
                  .map(({ sku, sellable_packs }) => say('sellable', { sku, n: sellable_packs }))
                  .join(', ') || '–'}
              </li>
            ))}
          </ul>
        </details>
      )}
      {here.may('stock.write') && product.lots.length > 0 && (
        <Button on_press={() => set_counting(true)} name={`${say('count')}: ${product.name}`}>
          {say('count')}
        </Button>
      )}
      {is_counting && <CountForm product={product} on_close={() => set_counting(false)} />}
    </Card>
  );
}

export function StockPage({ route }: { route: Route }) {
  const { cooperative_id } = useHere();
  const [pages, set_pages] = useState(1);
  const sought = route[1] ?? ''; // a product or one of its lots
  const found = usePages(
    (after) => at('/v1/cooperatives/{cooperative_id}/stock', { cooperative_id }, { after }),
    pages,
  );
  const products = found.body?.flatMap((page) => page.products);
  const narrowed =
    sought &&
    products?.filter(
      (product) => product.id === sought || product.lots.some(({ id }) => id === sought),
    );
  return (
    <>
      <Heading {...(sought ? { back: to('stock') } : {})}>{say('stock')}</Heading>
      {!sought && (
        <p class="actions">
          {(['stock-takes', 'holds', 'places'] as const).map((way) => (
            <a key={way} class="button plain" href={to(way)}>
              <span>{say(way === 'stock-takes' ? 'stock_takes' : way)}</span>
            </a>
          ))}
        </p>
      )}
      <Loaded
        of={{ body: narrowed && narrowed.length ? narrowed : products, failure: found.failure }}
      >
        {(shown) =>
          shown.length === 0 ? (
            <Empty icon="stock">{say('no_stock')}</Empty>
          ) : (
            <div class="cards two">
              {shown.map((product) => (
                <ProductCard key={product.id} product={product} sought={sought} />
              ))}
            </div>
          )
        }
      </Loaded>
      {!(narrowed && narrowed.length) && (
        <More has_more={found.has_more} on_press={() => set_pages(pages + 1)} />
      )}
    </>
  );
}
