// What a marketplace takes, and the rules by which the cooperative sells there: the channel's profile.

import { useState } from 'preact/hooks';

import { at, type Schema } from '../api/client';
import { useGet } from '../api/store';
import { Loaded } from '../parts/basics';
import { useHere } from '../session';
import { figure, money, say, type Word } from '../words/say';

type Profile = Schema['ChannelProfile'];

const texts: [field: string, word: Word][] = [
  ['title', 'field_title'],
  ['description', 'field_description'],
  ['origin', 'field_origin'],
  ['certificate', 'field_certificate'],
  ['barcode', 'field_barcode'],
];

function text_rule({ chars_max, bytes_max, required }: Profile['fields'][string]): string {
  const said = [
    required ? say('limit_required') : '',
    chars_max ? say('limit_chars', { n: chars_max }) : '',
    bytes_max ? say('limit_bytes', { n: bytes_max }) : '',
  ];
  return said.filter(Boolean).join(', ');
}

function price_rule(profile: Profile): string {
  const rule = profile.price_rule ?? {};
  const number = (name: string): number => (typeof rule[name] === 'number' ? rule[name] : 0);
  const commission = number('commission_permille');
  const said = [
    commission ? say('rule_commission', { percent: figure(commission / 10) }) : '',
    number('added_vnd') ? say('rule_added', { money: money(number('added_vnd')) }) : '',
    number('round_to_vnd') > 1 ? say('rule_rounds', { money: money(number('round_to_vnd')) }) : '',
    rule['charm'] ? say('rule_charm') : '',
  ];
  return said.filter(Boolean).join(', ') || say('rule_none');
}

function speed({ requests_per_second, requests_per_hour }: Profile): string {
  const said = [
    say('limit_requests', { n: requests_per_second }),
    requests_per_hour ? say('limit_requests_hour', { n: requests_per_hour }) : '',
  ];
  return said.filter(Boolean).join(', ');
}

function quota({ packs_per_day_max: n }: Profile): [name: string, value: string][] {
  return n === undefined ? [] : [[say('limit_quota'), say('limit_a_day', { n })]];
}

const rows_of = (profile: Profile): [name: string, value: string][] => [
  ...texts
    .map(([field, word]): [string, string] => [
      say(word),
      text_rule(profile.fields[field] ?? {}),
    ])
    .filter(([, rule]) => rule),
  [
    say('field_price'),
    say('limit_between', {
      least: money(profile.price_vnd_min),
      most: money(profile.price_vnd_max),
    }),
  ],
  [say('limit_price_rule'), price_rule(profile)],
  [say('limit_categories'), Object.keys(profile.categories).join(', ')],
  [
    say('limit_stock'),
    say('limit_kept_back', { packs: profile.buffer_packs, share: profile.share_percent }),
  ],
  [say('limit_days'), say('days', { n: profile.days_left_min + (profile.transit_days ?? 0) })],
  ...quota(profile),
  [say('limit_speed'), speed(profile)],
];

function Rules({ channel_id }: { channel_id: string }) {
  const { cooperative_id } = useHere();
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/channels/{channel_id}/profile', {
      cooperative_id,
      channel_id,
    }),
  );
  return (
    <Loaded of={found}>
      {(profile) => (
        <dl class="difference">
          {rows_of(profile).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Loaded>
  );
}

// Asked for when it is opened.
export function Limits({ channel_id }: { channel_id: string }) {
  const [is_open, set_open] = useState(false);
  return (
    <details onToggle={(event) => set_open(event.currentTarget.open)}>
      <summary>{say('limits')}</summary>
      {is_open && <Rules channel_id={channel_id} />}
    </details>
  );
}
