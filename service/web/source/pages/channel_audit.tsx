// The marketplace's copy against ours: when they were last compared, what differs, and what becomes
// of it.

import { useEffect, useState } from 'preact/hooks';

import { useAction } from '../api/action';
import { at, post, type Schema } from '../api/client';
import { refresh_all, usePages } from '../api/store';
import { Button, Failed, Loaded, More, Notice, Tag, type Tone } from '../parts/basics';
import { to } from '../route';
import { useHere } from '../session';
import { moment, say, spoken, type Word } from '../words/say';
import type { Channel } from './channels';

type Drift = Schema['Drifts']['drifts'][number];

// What an audit mends comes by itself, over the stream of changes; how far it is does not.
const look_again_ms = 15_000;

const states: Record<Drift['state'], [Word, Tone]> = {
  told: ['drift_told', 'warn'],
  mending: ['drift_mending', 'calm'],
  held: ['drift_held', 'warn'],
  kept_back: ['drift_kept_back', 'warn'],
  left: ['drift_left', 'bad'],
  mended: ['drift_mended', 'good'],
};

function Drifts({ channel_id }: { channel_id: string }) {
  const { cooperative_id } = useHere();
  const [pages, set_pages] = useState(1);
  const found = usePages(
    (after) =>
      at(
        '/v1/cooperatives/{cooperative_id}/channels/{channel_id}/drifts',
        { cooperative_id, channel_id },
        { after },
      ),
    pages,
  );
  return (
    <>
      <Loaded of={{ body: found.body?.flatMap((page) => page.drifts), failure: found.failure }}>
        {(drifts) => (
          <ul class="cards two">
            {drifts.map((each) => (
              <li key={`${each.sku} ${each.kind}`} class="card">
                <div class="row">
                  <a href={to('products', each.pack_id)}>{each.sku}</a>
                  <Tag tone={states[each.state][1]}>{say(states[each.state][0])}</Tag>
                </div>
                <p>
                  {spoken(each).problem} <span class="cure">{spoken(each).cure}</span>
                </p>
                <p class="quiet">
                  {say('drift_found', { time: moment(each.found_at) })}
                  {each.mended_at && ` · ${say('drift_mended_at', { time: moment(each.mended_at) })}`}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <More has_more={found.has_more} on_press={() => set_pages(pages + 1)} />
    </>
  );
}

// How far it is, or what the last one came to.
function Standing({ channel, audit }: { channel: Channel; audit: Schema['Audit'] }) {
  const is_under_way = audit.begun_at !== null;
  useEffect(() => {
    if (!is_under_way) return undefined;
    const timer = setInterval(() => void refresh_all(), look_again_ms);
    return () => clearInterval(timer);
  }, [is_under_way]);
  if (is_under_way) {
    const all = Math.max(channel.listings.live, audit.looked_at);
    return (
      <Notice tone="calm">
        <p role="status">{say('audit_under_way', { n: audit.looked_at, of: all })}</p>
        <progress max={all} value={audit.looked_at} aria-label={say('audit')} />
      </Notice>
    );
  }
  if (!audit.finished_at) return <p class="quiet">{say('audit_not_yet')}</p>;
  return (
    <Notice tone={audit.drifts > 0 ? 'warn' : 'good'}>
      {say('audit_done', { time: moment(audit.finished_at), n: audit.looked_at })}{' '}
      {audit.drifts > 0 ? say('audit_differs', { n: audit.drifts }) : say('audit_agrees')}
    </Notice>
  );
}

export function Audit({ channel }: { channel: Channel }) {
  const here = useHere();
  const { cooperative_id } = here;
  const begin = useAction((_: null, key) =>
    post(
      at('/v1/cooperatives/{cooperative_id}/channels/{channel_id}/audits', {
        cooperative_id,
        channel_id: channel.id,
      }),
      undefined,
      { key },
    ),
  );
  const { audit } = channel;
  if (!audit) return null;
  return (
    <section>
      <h2>{say('audit')}</h2>
      <p class="quiet">{say('audit_why')}</p>
      <Standing channel={channel} audit={audit} />
      <Failed failure={begin.failure} />
      {here.may('publish') && audit.begun_at === null && (
        <div class="actions">
          <Button kind="plain" is_busy={begin.is_busy} on_press={() => void begin.act(null)}>
            {say('audit_now')}
          </Button>
        </div>
      )}
      <Drifts channel_id={channel.id} />
    </section>
  );
}
