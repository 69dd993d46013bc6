// One channel: how it stands, what publishing would send, what the marketplace has and has refused,
// and what it takes at all.

import { useState } from 'preact/hooks';

import { at, type Schema } from '../api/client';
import { useGet, usePages } from '../api/store';
import { Card, Heading, Loaded, More, Notice, Tag, type Tone } from '../parts/basics';
import { type Route, to } from '../route';
import { useHere } from '../session';
import { moment, money, say, spoken, type Word } from '../words/say';
import { type Channel, ChannelFacts } from './channels';
import { Audit } from './channel_audit';
import { Limits } from './channel_limits';
import { Rehearse } from './rehearsal';

const states: Record<Schema['ListingState'], [Word, Tone]> = {
  absent: ['listing_absent', 'calm'],
  pending: ['listing_pending', 'warn'],
  live: ['listing_live', 'good'],
  refused: ['listing_refused', 'bad'],
};

// How far what was just published has come: what still waits here, and what the marketplace is to
// decide.
function Sending({ channel, released }: { channel: Channel; released: number }) {
  if (released === 0) return null;
  const { outbox, listings } = channel;
  const left = Math.min(released, outbox.ready + outbox.sending);
  return (
    <Notice tone={left > 0 ? 'calm' : listings.refused > 0 ? 'warn' : 'good'}>
      <p role="status">
        {left > 0
          ? say('sending_left', { n: released - left, of: released })
          : say('sending_done', { pending: listings.pending, refused: listings.refused })}
      </p>
      <progress max={released} value={released - left} aria-label={say('sending_progress')} />
    </Notice>
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
                  {each.price_locked_until && (
                    <p>{say('price_locked_until', { time: moment(each.price_locked_until) })}</p>
                  )}
                  {each.refusal && (
                    <p>
                      {spoken(each.refusal).problem}{' '}
                      <span class="cure">{spoken(each.refusal).cure}</span>
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
  const [released, set_released] = useState(0);
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
            <Sending channel={channel} released={released} />
            <Rehearse channel_id={channel_id} on_released={set_released} />
            <Audit channel={channel} />
            <Listings channel_id={channel_id} />
            <Limits channel_id={channel_id} />
          </>
        )}
      </Loaded>
    </>
  );
}
