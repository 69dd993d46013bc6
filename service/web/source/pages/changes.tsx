// Who changed what, newest first. The service tells it oldest first, so one goes back in steps.

import { useState } from 'preact/hooks';

import { at, type Schema } from '../api/client';
import { useGet } from '../api/store';
import { Heading, Loaded, More } from '../parts/basics';
import { to } from '../route';
import { useHere } from '../session';
import { in_words, moment, say, type Word } from '../words/say';

const step = 50;
const kinds: Record<Schema['Change']['kind'], Word> = {
  created: 'change_created',
  updated: 'change_updated',
  removed: 'change_removed',
};

// The nouns of the change log; one that is not here yet is shown as it is called there.
const nouns: Record<string, Word> = {
  cooperative: 'cooperative',
  household: 'noun_household',
  place: 'place',
  stock_take: 'stock_take',
  payout: 'noun_payout',
  settlement: 'noun_settlement',
  product: 'product',
  pack: 'noun_pack',
  lot: 'lot',
  stock: 'stock',
  order: 'order',
  channel: 'channel',
  listing: 'noun_listing',
  membership: 'noun_membership',
  token: 'noun_token',
};
const noun_of = (name: string): string => (nouns[name] ? in_lower_case(say(nouns[name])) : name);
const in_lower_case = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

// A token's name is told on its own page alone.
const nameless = (noun: string): string => (noun === 'token' ? '' : say('without_name'));

// Where it can be looked at.
const place_of: Record<string, (id: string) => string> = {
  order: (id) => to('orders', id),
  pack: (id) => to('products', id),
  product: (id) => to('products', id),
  lot: (id) => to('stock', id),
  stock: (id) => to('stock', id),
  channel: (id) => to('channels', id),
};

const others: Record<string, Word> = {
  clerk: 'at_the_command_line',
  demo: 'by_the_demo',
  system: 'by_itself',
  token: 'noun_token',
};

// An actor is `person:ID`, `token:ID`, `channel:NAME`, `clerk` or `system`.
function useNames(): (actor: string) => string {
  const { cooperative_id, may, me } = useHere();
  const found = useGet(
    may('people.write')
      ? at('/v1/cooperatives/{cooperative_id}/members', { cooperative_id })
      : null,
  );
  const names = new Map(found.body?.members.map(({ person }) => [person.id, person.name]));
  if (me.person) names.set(me.person.id, me.person.name);
  return (actor) => {
    const [kind, id = ''] = actor.split(/:(.*)/);
    if (kind === 'person') return names.get(id) ?? say('somebody');
    const other = others[kind ?? ''];
    return other ? say(other) : id || actor;
  };
}

function Batch({ after, until }: { after: number; until: number }) {
  const { cooperative_id } = useHere();
  const found = useGet(
    at(
      '/v1/cooperatives/{cooperative_id}/changes',
      { cooperative_id },
      { after, limit: Math.max(1, until - after) },
    ),
  );
  const name_of = useNames();
  const called = ({ noun, id, name }: Schema['Change']): string =>
    name ?? (noun === 'membership' ? name_of(`person:${id}`) : nameless(noun));
  return (
    <Loaded of={found}>
      {({ changes }) => (
        <ol class="log">
          {[...changes].reverse().map((change) => (
            <li key={change.number}>
              <b>{name_of(change.actor)}</b> {say(kinds[change.kind])} {noun_of(change.noun)}{' '}
              {place_of[change.noun] && change.kind !== 'removed' ? (
                <a href={place_of[change.noun]?.(change.id)}>{called(change)}</a>
              ) : (
                <span>{called(change)}</span>
              )}
              <p class="quiet">
                {moment(change.at)}
                {change.cause && ` · ${in_words(change.cause_said)}`}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

export function ChangesPage() {
  const { cooperative_id } = useHere();
  const [batches, set_batches] = useState(1);
  const cooperative = useGet(at('/v1/cooperatives/{cooperative_id}', { cooperative_id }));
  return (
    <>
      <Heading>{say('changes')}</Heading>
      <Loaded of={cooperative}>
        {({ last_change }) => {
          const ends = Array.from(
            { length: batches },
            (_, at_batch) => last_change - at_batch * step,
          ).filter((until) => until > 0);
          return (
            <>
              {ends.map((until) => (
                <Batch key={until} after={Math.max(0, until - step)} until={until} />
              ))}
              <More
                has_more={last_change > batches * step}
                on_press={() => set_batches(batches + 1)}
              />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
