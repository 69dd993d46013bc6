// Everything that publishing would send to a channel, and publishing exactly that.

import { useState } from 'preact/hooks';

import { at, post, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { announce } from '../parts/announce';
import { Button, Card, Empty, Failed, Notice, Tag, type Tone } from '../parts/basics';
import { useHere } from '../session';
import { money, say, spoken, type Word } from '../words/say';

type Rehearsal = Schema['Rehearsal'];
type Listing = Rehearsal['listings'][number];

const actions: Record<Listing['action'], [Word, Tone]> = {
  create: ['will_create', 'good'],
  update: ['will_update', 'warn'],
  price: ['will_price', 'warn'],
};
const fields: Record<string, Word> = {
  title: 'field_title',
  description: 'field_description',
  category: 'field_category',
  origin: 'field_origin',
  certificate: 'field_certificate',
  barcode: 'field_barcode',
  net: 'field_net',
  attributes: 'field_attributes',
  price_vnd: 'field_price',
};
const field_name = (field: string): string => {
  const word = fields[field];
  return word ? say(word) : field;
};

// Ours, what the rule made of it, and what the marketplace keeps.
const RuledPrice = ({ price }: { price: NonNullable<Listing['price']> }) => (
  <p class="quiet">
    {say('price_ruled', { ours: money(price.ours_vnd), listed: money(price.listed_vnd) })}
    {price.commission_vnd > 0 &&
      ` ${say('price_commission', { commission: money(price.commission_vnd) })}`}
  </p>
);

const Difference = ({ listing }: { listing: Listing }) => {
  const [word, tone] = actions[listing.action];
  return (
    <Card>
      <div class="row">
        <Tag tone={tone}>{say(word)}</Tag>
        <span class="quiet">{listing.sku}</span>
      </div>
      <h3>{listing.title}</h3>
      <dl class="difference">
        {listing.fields.map(({ field, from, to: wanted }) => (
          <div key={field}>
            <dt>{field_name(field)}</dt>
            <dd>
              {from && (
                <>
                  <span class="unseen">{say('from')}</span>
                  <del>{from}</del>
                </>
              )}{' '}
              <span class="unseen">{say('to')}</span>
              <ins>{wanted}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {listing.price && <RuledPrice price={listing.price} />}
    </Card>
  );
};

const NotReady = ({ listings }: { listings: Rehearsal['not_ready'] }) => (
  <>
    <h2>{say('not_ready')}</h2>
    <ul class="cards two">
      {listings.map(({ pack_id, title, sku, why }) => {
        const told = why && spoken(why);
        return (
          <li key={pack_id} class="card">
            <b>{title}</b> <span class="quiet">{sku}</span>
            {told && (
              <p>
                {told.problem} <span class="cure">{told.cure}</span>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  </>
);

function Shown({
  rehearsal,
  channel_id,
  on_done,
}: {
  rehearsal: Rehearsal;
  channel_id: string;
  on_done: (released: number, left: string[]) => void;
}) {
  const here = useHere();
  const publish = useAction(
    async (listings: { pack_id: string; parts: Listing['parts'] }[], key) => {
      const { released, changed_since } = await post(
        at('/v1/cooperatives/{cooperative_id}/channels/{channel_id}/publications', {
          cooperative_id: here.cooperative_id,
          channel_id,
        }),
        { listings },
        { key },
      );
      announce(say('done_publish', { n: released }));
      on_done(released, changed_since);
    },
  );
  const count = rehearsal.listings.length;
  return (
    <>
      <p>
        {say('rehearsal_counts', {
          n: count,
          unchanged: rehearsal.unchanged,
          on_the_way: rehearsal.on_the_way,
          not_ready: rehearsal.not_ready.length,
        })}
      </p>
      {count === 0 && <Empty icon="check">{say('nothing_to_publish')}</Empty>}
      <div class="cards two">
        {rehearsal.listings.map((listing) => (
          <Difference key={listing.pack_id} listing={listing} />
        ))}
      </div>
      {rehearsal.not_ready.length > 0 && <NotReady listings={rehearsal.not_ready} />}
      <Failed failure={publish.failure} />
      {count > 0 && here.may('publish') && (
        <div class="bar">
          <Button
            kind="main"
            is_busy={publish.is_busy}
            on_press={() =>
              void publish.act(rehearsal.listings.map(({ pack_id, parts }) => ({ pack_id, parts })))
            }
          >
            {say('publish', { n: count })}
          </Button>
        </div>
      )}
    </>
  );
}

export function Rehearse({
  channel_id,
  on_released,
}: {
  channel_id: string;
  on_released: (count: number) => void;
}) {
  const { cooperative_id } = useHere();
  const [rehearsal, set_rehearsal] = useState<Rehearsal | null>(null);
  const [left, set_left] = useState<string[]>([]);
  const rehearse = useAction(async (_: null) => {
    set_left([]);
    set_rehearsal(
      await post(
        at('/v1/cooperatives/{cooperative_id}/channels/{channel_id}/rehearsals', {
          cooperative_id,
          channel_id,
        }),
        undefined,
      ),
    );
  });
  return (
    <section>
      <h2>{say('rehearsal')}</h2>
      <p class="quiet">{say('rehearsal_why')}</p>
      <Failed failure={rehearse.failure} />
      {left.length > 0 && (
        <Notice tone="warn">{say('changed_since_rehearsal', { skus: left.join(', ') })}</Notice>
      )}
      <div class="actions">
        <Button
          kind={rehearsal ? 'plain' : 'main'}
          is_busy={rehearse.is_busy}
          on_press={() => void rehearse.act(null)}
        >
          {say(rehearsal ? 'rehearse_again' : 'rehearse')}
        </Button>
      </div>
      {rehearsal && (
        <Shown
          rehearsal={rehearsal}
          channel_id={channel_id}
          on_done={(released, skus) => {
            set_rehearsal(null);
            set_left(skus);
            on_released(released);
          }}
        />
      )}
    </section>
  );
}
