// One channel: everything that publishing would send, and publishing exactly that.

import { useState } from 'preact/hooks';

import { at, post, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { useGet, usePages } from '../api/store';
import { announce } from '../parts/announce';
import {
  Button,
  Card,
  Empty,
  Failed,
  Heading,
  Loaded,
  More,
  Notice,
  Tag,
  type Tone,
} from '../parts/basics';
import { type Route, to } from '../route';
import { useHere } from '../session';
import { money, say, spoken, type Word } from '../words/say';
import { ChannelFacts } from './channels';

type Rehearsal = Schema['Rehearsal'];
type Listing = Rehearsal['listings'][number];

const actions: Record<Listing['action'], [Word, Tone]> = {
  create: ['will_create', 'good'],
  update: ['will_update', 'warn'],
  price: ['will_price', 'warn'],
};
const states: Record<Schema['ListingState'], [Word, Tone]> = {
  absent: ['listing_absent', 'calm'],
  pending: ['listing_pending', 'warn'],
  live: ['listing_live', 'good'],
  refused: ['listing_refused', 'bad'],
};

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
            <dt>{field}</dt>
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
  on_done: (left: string[]) => void;
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
      on_done(changed_since);
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

function Rehearse({ channel_id }: { channel_id: string }) {
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
          on_done={(skus) => {
            set_rehearsal(null);
            set_left(skus);
          }}
        />
      )}
    </section>
  );
}

function Listings({ channel_id }: { channel_id: string }) {
  const { cooperative_id } = useHere();
  const [pages, set_pages] = useState(1);
  const found = usePages(
    (after) =>
      at(
        '/v1/cooperatives/{cooperative_id}/channels/{channel_id}/listings',
        { cooperative_id, channel_id },
        { after },
      ),
    pages,
  );
  return (
    <section>
      <h2>{say('listings')}</h2>
      <Loaded of={{ body: found.body?.flatMap((page) => page.listings), failure: found.failure }}>
        {(listings) =>
          listings.length === 0 ? (
            <p class="quiet">{say('no_listings')}</p>
          ) : (
            <ul class="cards two">
              {listings.map((each) => (
                <li key={each.pack_id} class="card">
                  <div class="row">
                    <a href={to('products', each.pack_id)}>{each.sku}</a>
                    <Tag tone={states[each.state][1]}>{say(states[each.state][0])}</Tag>
                  </div>
                  {each.shown_packs !== null && each.shown_price_vnd !== null && (
                    <p class="quiet">
                      {say('shown_there', {
                        n: each.shown_packs,
                        price: money(each.shown_price_vnd),
                      })}
                    </p>
                  )}
                  {each.their_words && (
                    <p>
                      {say('their_words')} “{each.their_words}”
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <More has_more={found.has_more} on_press={() => set_pages(pages + 1)} />
    </section>
  );
}

export function ChannelPage({ route }: { route: Route }) {
  const { cooperative_id } = useHere();
  const channel_id = route[1] ?? '';
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/channels/{channel_id}', { cooperative_id, channel_id }),
  );
  return (
    <>
      <Heading back={to('channels')}>{found.body?.name ?? say('channel')}</Heading>
      <Loaded of={found}>
        {(channel) => (
          <>
            <Card tone={channel.trouble ? 'bad' : undefined}>
              <ChannelFacts channel={channel} />
            </Card>
            <Rehearse channel_id={channel_id} />
            <Listings channel_id={channel_id} />
          </>
        )}
      </Loaded>
    </>
  );
}
