// Who changed what, newest first. The service tells it oldest first, so one goes back in steps.

import { useState } from 'preact/hooks';

import { at, type Schema } from '../api/client';
import { useGet } from '../api/store';
import { Heading, Loaded, More } from '../parts/basics';
import { useHere } from '../session';
import { moment, say, type Word } from '../words/say';

const step = 50;
const kinds: Record<Schema['Change']['kind'], Word> = {
  created: 'change_created',
  updated: 'change_updated',
  removed: 'change_removed',
};

function Batch({ after, until }: { after: number; until: number }) {
  const { cooperative_id } = useHere();
  const found = useGet(
    at(
      '/v1/cooperatives/{cooperative_id}/changes',
      { cooperative_id },
      { after, limit: Math.max(1, until - after) },
    ),
  );
  return (
    <Loaded of={found}>
      {({ changes }) => (
        <ol class="log">
          {[...changes].reverse().map((change) => (
            <li key={change.number}>
              <span class="quiet">{moment(change.at)}</span> <b>{change.actor}</b>{' '}
              {say(kinds[change.kind])} <code>{change.noun}</code> <code>{change.id}</code>
              {change.cause && <span class="quiet"> · {change.cause}</span>}
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
