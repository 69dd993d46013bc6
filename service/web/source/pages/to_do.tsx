// What needs doing, most urgent first, each with the way to doing it.

import { useState } from 'preact/hooks';

import type { Schema } from '../api/client';
import { at, get_tagged, post } from '../api/client';
import { useAction } from '../api/action';
import { useGet } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Card, Empty, Failed, Heading, Loaded, Tag } from '../parts/basics';
import { Icon } from '../parts/icon';
import { go, to } from '../route';
import { useHere } from '../session';
import { due, say, spoken, type Word } from '../words/say';

import { asks_before_packing, PackForm } from './order_dialogs';
import type { Order } from './order_steps';

type Task = Schema['ToDo']['tasks'][number];

const kinds: Record<Task['kind'], Word> = {
  order_short: 'task_order_short',
  order_confirm: 'task_order_confirm',
  order_pack: 'task_order_pack',
  order_ship: 'task_order_ship',
  order_refund: 'task_order_refund',
  cod_too_much: 'task_cod_too_much',
  order_cancelled_late: 'task_order_cancelled_late',
  order_cancelled_in_part: 'task_order_cancelled_in_part',
  order_cancel_refused: 'task_order_cancel_refused',
  order_cancel_unheard: 'task_order_cancel_unheard',
  order_recalled: 'task_order_recalled',
  order_told_refused: 'task_order_told_refused',
  lot_expired: 'task_lot_expired',
  lot_expiring: 'task_lot_expiring',
  listing_refused: 'task_listing_refused',
  listing_differs: 'task_listing_differs',
  listing_held: 'task_listing_held',
  price_locked: 'task_price_locked',
  channel_trouble: 'task_channel_trouble',
  orders_stale: 'task_orders_stale',
  order_quarantined: 'task_order_quarantined',
  parcel_failed_attempt: 'task_parcel_failed_attempt',
  parcel_returned: 'task_parcel_returned',
  parcel_cancelled: 'task_parcel_cancelled',
  parcel_lost: 'task_parcel_lost',
  parcel_damaged: 'task_parcel_damaged',
  settlement_differs: 'task_settlement_differs',
};

const place_of = ({ kind, subject_kind, subject_id }: Task): string =>
  kind === 'order_quarantined'
    ? to('unreadable')
    : {
        order: () => to('orders', subject_id),
        lot: () => to('stock', subject_id),
        product: () => to('products', subject_id),
        listing: () => to('products', subject_id),
        channel: () => to('channels', subject_id),
        settlement: () => to('settlements', subject_id),
      }[subject_kind]();

// Packing goes on to the order, where the pick list then is; what it asks first is asked here.
const step_words = {
  confirm: { verb: 'confirm', done: 'done_confirm' },
  pack: { verb: 'pack', done: 'done_pack' },
  settle: { verb: 'seen_to', done: 'done_seen_to' },
} as const;

function StepButton({ task, step }: { task: Task; step: keyof typeof step_words }) {
  const { cooperative_id } = useHere();
  const [asked, set_asked] = useState<Order | null>(null);
  const action = useAction(async (order_id: string, key) => {
    const whose = { cooperative_id, order_id };
    if (step === 'pack') {
      const { body } = await get_tagged(
        at('/v1/cooperatives/{cooperative_id}/orders/{order_id}', whose),
      );
      if (asks_before_packing(body.order)) {
        set_asked(body.order);
        return;
      }
    }
    await post(
      at('/v1/cooperatives/{cooperative_id}/orders/{order_id}/steps', whose),
      { step },
      { key },
    );
    announce(say(step_words[step].done, { order: task.subject }));
    if (step === 'pack') go('orders', order_id);
  });
  return (
    <>
      <Failed failure={action.failure} />
      <Button
        kind={step === 'settle' ? 'plain' : 'main'}
        is_busy={action.is_busy}
        name={`${say(step_words[step].verb)}: ${task.subject}`}
        on_press={() => void action.act(task.subject_id)}
      >
        {say(step_words[step].verb)}
      </Button>
      {asked && <PackForm order={asked} on_close={() => set_asked(null)} />}
    </>
  );
}

const steps: Partial<Record<Task['kind'], keyof typeof step_words>> = {
  order_confirm: 'confirm',
  order_pack: 'pack',
  order_cancelled_late: 'settle',
  order_cancel_refused: 'settle',
  order_cancel_unheard: 'settle',
};

const ways: Partial<Record<Task['kind'], Word>> = {
  order_short: 'look_at_order',
  order_confirm: 'look_at_order',
  order_pack: 'look_at_order',
  order_ship: 'ship',
  order_refund: 'look_at_order',
  order_told_refused: 'look_at_order',
  order_recalled: 'look_at_order',
  cod_too_much: 'look_at_order',
  order_cancelled_in_part: 'look_at_order',
  parcel_failed_attempt: 'look_at_order',
  parcel_returned: 'look_at_order',
  parcel_cancelled: 'look_at_order',
  parcel_lost: 'look_at_order',
  parcel_damaged: 'look_at_order',
  lot_expired: 'look_at_lot',
  lot_expiring: 'look_at_lot',
  listing_held: 'rehearse',
  settlement_differs: 'look_at_list',
};

function TaskCard({ task }: { task: Task }) {
  const here = useHere();
  const { problem, cure } = spoken(task);
  const step = steps[task.kind];
  const way = say(ways[task.kind] ?? 'look');
  return (
    <Card tone={task.urgent ? 'bad' : undefined}>
      <div class="row">
        <Tag tone={task.urgent ? 'bad' : 'calm'}>{say(kinds[task.kind])}</Tag>
        {task.due_at && <span class={task.urgent ? 'due bad' : 'due'}>{due(task.due_at)}</span>}
      </div>
      <h2>
        <a href={place_of(task)}>{problem}</a>
      </h2>
      <p class="cure">{cure}</p>
      <div class="actions">
        {step && task.count === 1 && here.may('orders.write') ? (
          <StepButton task={task} step={step} />
        ) : (
          <a
            class={`button ${task.kind === 'order_ship' || task.kind === 'listing_held' ? 'main' : 'plain'}`}
            href={place_of(task)}
            aria-label={`${way}: ${task.subject}`}
          >
            <span>{way}</span>
            <Icon name="next" />
          </a>
        )}
      </div>
    </Card>
  );
}

export function ToDoPage() {
  const { cooperative_id } = useHere();
  const to_do = useGet(at('/v1/cooperatives/{cooperative_id}/to-do', { cooperative_id }));
  return (
    <>
      <Heading>
        {say('to_do')}
        {to_do.body && to_do.body.tasks.length > 0 && (
          <span class="count">{to_do.body.tasks.length}</span>
        )}
      </Heading>
      <Loaded of={to_do}>
        {({ tasks }) =>
          tasks.length === 0 ? (
            <Empty icon="check">{say('nothing_to_do')}</Empty>
          ) : (
            <div class="cards two">
              {tasks.map((task) => (
                <TaskCard key={`${task.kind} ${task.subject_id}`} task={task} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
