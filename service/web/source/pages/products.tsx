// Products with their packs: where each can be bought, and why not.

import { useState } from 'preact/hooks';

import { at, get_tagged, NoAnswer, patch, Refused, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { type Failure, useGet, usePages } from '../api/store';
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
  Skeleton,
  Tag,
} from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icon';
import { MoneyField } from '../parts/money_field';
import { type Route, to } from '../route';
import { useHere } from '../session';
import { vnd_of } from '../words/amount';
import { money, say, spoken } from '../words/say';

type Product = Schema['Product'];
type Pack = Schema['Pack'];

function OnChannel({ place }: { place: Schema['OnChannel'] }) {
  const why = place.why && spoken(place.why);
  return (
    <li class={place.buyable ? 'good' : 'off'}>
      <Icon name={place.buyable ? 'check' : 'cross'} />
      <div>
        <b>{place.channel}</b>{' '}
        {place.buyable ? (
          <span>{say('can_be_bought')}</span>
        ) : (
          <span class="quiet">{say('cannot_be_bought')}</span>
        )}
        {place.buyable && place.shown_packs !== null && place.shown_price_vnd !== null && (
          <p class="quiet">
            {say('shown_there', { n: place.shown_packs, price: money(place.shown_price_vnd) })}
          </p>
        )}
        {why && (
          <p>
            <span>{why.problem}</span> <span class="cure">{why.cure}</span>
          </p>
        )}
      </div>
    </li>
  );
}

interface PackChange {
  price_vnd?: number;
  available?: boolean;
  catch_weight?: boolean;
}

interface Read {
  pack: Pack;
  tag: string;
}

const ChangedSince = ({ on_look }: { on_look: () => void }) => (
  <>
    <Notice tone="warn">
      <b>{say('changed_since')}</b>
      <p>{say('changed_since_cure')}</p>
    </Notice>
    <Button kind="main" on_press={on_look}>
      {say('look_again')}
    </Button>
  </>
);

function PackForm({
  read,
  on_changed_since,
  on_close,
}: {
  read: Read;
  on_changed_since: () => void;
  on_close: () => void;
}) {
  const { cooperative_id } = useHere();
  const { pack, tag } = read;
  const [is_available, set_available] = useState(pack.available);
  const [is_weighed, set_weighed] = useState(pack.catch_weight);
  const change = useAction(async (wanted: PackChange) => {
    await patch(
      at('/v1/cooperatives/{cooperative_id}/packs/{pack_id}', { cooperative_id, pack_id: pack.id }),
      wanted,
      { if_match: tag },
    );
    announce(say('done_pack_change', { name: pack.name }));
  });
  const is_old = change.failure instanceof Refused && change.failure.status === 412;
  const submit = ({ price = '' }: Record<string, string>): void => {
    const price_vnd = vnd_of(price);
    if (price_vnd === null) return;
    const wanted = {
      ...(price_vnd !== pack.price_vnd ? { price_vnd } : {}),
      ...(is_available !== pack.available ? { available: is_available } : {}),
      ...(is_weighed !== pack.catch_weight ? { catch_weight: is_weighed } : {}),
    };
    if (!Object.keys(wanted).length) on_close();
    else void change.act(wanted).then((is_done) => is_done && on_close());
  };
  if (is_old) return <ChangedSince on_look={on_changed_since} />;
  return (
    <Form on_submit={submit}>
      <MoneyField
        label={say('price_vnd')}
        hint={say('price_hint')}
        name="price"
        required
        defaultValue={String(pack.price_vnd)}
      />
      <Check
        label={say('is_available')}
        name="available"
        checked={is_available}
        on_change={set_available}
      />
      <Check
        label={say('is_weighed')}
        name="catch_weight"
        checked={is_weighed}
        on_change={set_weighed}
      />
      <Failed failure={change.failure} />
      <Button kind="main" is_busy={change.is_busy}>
        {say('keep')}
      </Button>
    </Form>
  );
}

function PackDialog({ pack, on_close }: { pack: Pack; on_close: () => void }) {
  const { cooperative_id } = useHere();
  const [read, set_read] = useState<Read | null>(null);
  const [failure, set_failure] = useState<Failure | null>(null);
  const [is_begun, set_begun] = useState(false);
  const look = (): void => {
    set_read(null);
    set_failure(null);
    get_tagged(
      at('/v1/cooperatives/{cooperative_id}/packs/{pack_id}', { cooperative_id, pack_id: pack.id }),
    ).then(
      ({ body, tag }) => set_read({ pack: body.pack, tag }),
      (caught) => set_failure(caught instanceof Refused ? caught : new NoAnswer()),
    );
  };
  if (!is_begun) {
    set_begun(true);
    look();
  }
  return (
    <Dialog title={pack.name} on_close={on_close}>
      <Failed failure={failure} />
      {read ? (
        <PackForm key={read.tag} read={read} on_changed_since={look} on_close={on_close} />
      ) : (
        !failure && <Skeleton rows={1} />
      )}
    </Dialog>
  );
}

function PackRow({ pack }: { pack: Pack }) {
  const here = useHere();
  const [is_open, set_open] = useState(false);
  return (
    <div class="pack">
      <div class="row firm">
        <div>
          <b>{pack.name}</b>{' '}
          <span class="quiet">
            {pack.net} · {pack.sku}
          </span>
        </div>
        <b class="money">{money(pack.price_vnd)}</b>
      </div>
      {pack.catch_weight && <Tag>{say('weighed')}</Tag>}
      {!pack.available && <Tag tone="warn">{say('not_available')}</Tag>}
      <ul class="places">
        {pack.channels.map((place) => (
          <OnChannel key={place.channel_id} place={place} />
        ))}
      </ul>
      {here.may('catalog.write') && (
        <Button on_press={() => set_open(true)} name={`${say('change')}: ${pack.name}`}>
          {say('change')}
        </Button>
      )}
      {is_open && <PackDialog pack={pack} on_close={() => set_open(false)} />}
    </div>
  );
}

function ProductCard({ product, stock }: { product: Product; stock: string | undefined }) {
  return (
    <Card>
      <h2>{product.name}</h2>
      <p class="quiet">
        {[product.code, product.category, product.origin, product.certificate]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {stock !== undefined && (
        <p>
          <a href={to('stock', product.id)}>{say('in_stock', { quantity: stock })}</a>
        </p>
      )}
      {product.packs.map((pack) => (
        <PackRow key={pack.id} pack={pack} />
      ))}
    </Card>
  );
}

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

function One({ id }: { id: string }) {
  const { cooperative_id } = useHere();
  const is_pack = id.startsWith('pack_');
  const pack = useGet(
    is_pack
      ? at('/v1/cooperatives/{cooperative_id}/packs/{pack_id}', { cooperative_id, pack_id: id })
      : null,
  );
  const product_id = is_pack ? pack.body?.product_id : id;
  const product = useGet(
    product_id
      ? at('/v1/cooperatives/{cooperative_id}/products/{product_id}', {
          cooperative_id,
          product_id,
        })
      : null,
  );
  return (
    <>
      <Heading back={to('products')}>{product.body?.name ?? say('product')}</Heading>
      <Loaded of={{ body: product.body, failure: pack.failure ?? product.failure }}>
        {(body) => <ProductCard product={body} stock={undefined} />}
      </Loaded>
    </>
  );
}

function All() {
  const here = useHere();
  const { cooperative_id } = here;
  const [pages, set_pages] = useState(1);
  const [sought, set_sought] = useState('');
  const found = usePages(
    (after) => at('/v1/cooperatives/{cooperative_id}/products', { cooperative_id }, { after }),
    pages,
  );
  const stock = usePages(
    (after) => at('/v1/cooperatives/{cooperative_id}/stock', { cooperative_id }, { after }),
    here.may('stock.read') ? pages : 0,
  );
  const stock_of = new Map(
    stock.body?.flatMap((page) => page.products).map((each) => [each.id, each.sellable]),
  );
  const products = found.body?.flatMap((page) => page.products);
  return (
    <>
      <Heading>{say('products')}</Heading>
      <Field
        label={say('search')}
        name="search"
        type="search"
        value={sought}
        on_input={set_sought}
      />
      <Loaded of={{ body: products, failure: found.failure }}>
        {(all) => {
          const shown = all.filter((each) =>
            folded(
              `${each.name} ${each.code} ${each.category} ` +
                each.packs.map(({ sku, name }) => `${sku} ${name}`).join(' '),
            ).includes(folded(sought.trim())),
          );
          return shown.length === 0 ? (
            <Empty icon="products">{say(all.length ? 'nothing_found' : 'no_products')}</Empty>
          ) : (
            <div class="cards two">
              {shown.map((product) => (
                <ProductCard key={product.id} product={product} stock={stock_of.get(product.id)} />
              ))}
            </div>
          );
        }}
      </Loaded>
      <More has_more={found.has_more} on_press={() => set_pages(pages + 1)} />
    </>
  );
}

export const ProductsPage = ({ route }: { route: Route }) =>
  route[1] ? <One id={route[1]} /> : <All />;
