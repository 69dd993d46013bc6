// Orders of every channel, newest first, with their next step; several can be confirmed at once.

import { useState } from 'preact/hooks';

import { at, type Schema, post } from '../api/client';
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
  Select,
  Tag,
} from '../parts/basics';
import { to } from '../route';
import { useHere } from '../session';
import { due, moment, money, now_ms, say, spoken, type Word } from '../words/say';
import { type Order, states, Steps } from './order_steps';

// Once packed it is what was weighed and not cut; of a cancelled one, what it would have been.
export const comes_to = ({ state, total_vnd, owed_vnd }: Order): number =>
  state === 'cancelled' ? total_vnd : owed_vnd;

// The house's own have names of the page's language.
export const channel_of = ({ channel_id, channel }: Order): string =>
  channel_id === 'chan_counter'
    ? say('house_counter')
    : channel_id === 'chan_telephone'
      ? say('house_telephone')
      : channel;

type Results = Schema['OrderStepResults']['results'];

const is_late = (order: Order): boolean =>
  order.due_at !== null && Date.parse(order.due_at) < now_ms();

export function OrderTags({ order }: { order: Order }) {
  const [word, tone] = states[order.state];
  return (
    <>
      <Tag tone={tone}>{say(word)}</Tag>
      {order.short && <Tag tone="bad">{say('order_is_short')}</Tag>}
      {order.marketplace_refusal !== null && <Tag tone="bad">{say('marketplace_refused')}</Tag>}
      {order.due_at && (
        <span class={is_late(order) ? 'due bad' : 'due'}>{due(order.due_at)}</span>
      )}
    </>
  );
}

function OrderCard({
  order,
  is_picked,
  on_pick,
}: {
  order: Order;
  is_picked: boolean;
  on_pick: ((is_on: boolean) => void) | null;
}) {
  return (
    <Card tone={order.short || is_late(order) ? 'bad' : undefined}>
      <div class="row firm">
        <span class="tags">
          <OrderTags order={order} />
        </span>
        <b class="money">{money(comes_to(order))}</b>
      </div>
      <h2>
        <a href={to('orders', order.id)}>{order.external_id}</a>
      </h2>
      <p>
        {order.customer.name}{' '}
        <span class="quiet">
          · {channel_of(order)} · {moment(order.placed_at)}
        </span>
      </p>
      <ul class="lines">
        {order.lines.map((line) => (
          <li key={line.number}>{say('packs_of', { n: line.packs, name: line.name })}</li>
        ))}
      </ul>
      {on_pick && (
        <Check
          label={say('pick_order', { order: order.external_id })}
          name={`pick-${order.id}`}
          checked={is_picked}
          on_change={on_pick}
        />
      )}
      <Steps order={order} is_whole={false} />
    </Card>
  );
}

function ConfirmMany({ picked, on_done }: { picked: string[]; on_done: () => void }) {
  const { cooperative_id } = useHere();
  const [refused, set_refused] = useState<Results>([]);
  const confirm = useAction(async (order_ids: string[], key) => {
    const { results } = await post(
      at('/v1/cooperatives/{cooperative_id}/order-steps', { cooperative_id }),
      { items: order_ids.map((order_id) => ({ order_id, step: 'confirm' as const })) },
      { key },
    );
    set_refused(results.filter(({ faults }) => faults.length > 0));
    announce(
      say('done_confirm_many', { n: results.filter(({ faults }) => !faults.length).length }),
    );
    on_done();
  });
  return (
    <>
      <Failed failure={confirm.failure} />
      {refused.map(({ order_id, faults }) => (
        <Notice key={order_id} tone="bad">
          {faults.map(spoken).map(({ problem, cure }) => (
            <p key={problem}>
              <b>{problem}</b> {cure}
            </p>
          ))}
        </Notice>
      ))}
      {picked.length > 0 && (
        <div class="bar">
          <Button kind="main" is_busy={confirm.is_busy} on_press={() => void confirm.act(picked)}>
            {say('confirm_many', { n: picked.length })}
          </Button>
        </div>
      )}
    </>
  );
}

const items_max = 100;
const page_orders = 20; // a board page

const state_names = Object.keys(states) as Order['state'][];

interface Filter {
  only_open: boolean;
  state: string;
  sought: string;
}

// Which orders are shown.
function Filters({
  filter,
  on_change,
}: {
  filter: Filter;
  on_change: (by: Partial<Filter>) => void;
}) {
  const { only_open, state, sought } = filter;
  const choice = (is_open: boolean, word: Word) => (
    <button
      type="button"
      aria-pressed={only_open === is_open}
      onClick={() => on_change({ only_open: is_open })}
    >
      {say(word)}
    </button>
  );
  return (
    <>
      <div class="choice" role="group" aria-label={say('which_orders')}>
        {choice(true, 'orders_open')}
        {choice(false, 'orders_all')}
      </div>
      <Form on_submit={({ sought: text = '' }) => on_change({ sought: text.trim() })}>
        <Field
          label={say('find_order')}
          name="sought"
          type="search"
          maxLength={255}
          on_input={(text) => text === '' && on_change({ sought: '' })}
        />
      </Form>
      {!only_open && sought === '' && (
        <Select
          label={say('order_state')}
          name="state"
          value={state}
          options={[
            ['', say('orders_all')],
            ...state_names.map((each): [string, string] => [each, say(states[each][0])]),
          ]}
          on_change={(wanted) => on_change({ state: wanted })}
        />
      )}
    </>
  );
}

// The orders shown; several that wait for confirmation can be confirmed at once.
function Board({ orders, empty }: { orders: Order[]; empty: Word }) {
  const { may } = useHere();
  const [picked, set_picked] = useState<ReadonlySet<string>>(new Set());
  const waiting = orders.filter(({ next_step }) => next_step === 'confirm').map(({ id }) => id);
  const now_picked = waiting.filter((id) => picked.has(id)).slice(0, items_max);
  const can_pick = may('orders.write') && waiting.length > 1;
  const pick = (id: string, is_on: boolean): void => {
    const next = new Set(picked);
    if (is_on) next.add(id);
    else next.delete(id);
    set_picked(next);
  };
  return (
    <>
      {can_pick && now_picked.length < waiting.length && (
        <Button on_press={() => set_picked(new Set(waiting))}>
          {say('pick_all', { n: waiting.length })}
        </Button>
      )}
      <ConfirmMany picked={now_picked} on_done={() => set_picked(new Set())} />
      {orders.length === 0 && <Empty icon="orders">{say(empty)}</Empty>}
      <div class="cards two">
        {orders.map((order) => (
          <OrderCard
            key={order.id}
            order={order}
            is_picked={picked.has(order.id)}
            on_pick={
              can_pick && order.next_step === 'confirm' ? (is_on) => pick(order.id, is_on) : null
            }
          />
        ))}
      </div>
    </>
  );
}

export function OrdersPage() {
  const { cooperative_id } = useHere();
  const [pages, set_pages] = useState(1);
  const [filter, set_filter] = useState<Filter>({ only_open: true, state: '', sought: '' });
  const { only_open, state, sought } = filter;
  const found = usePages(
    (after) =>
      at(
        '/v1/cooperatives/{cooperative_id}/orders',
        { cooperative_id },
        { after, limit: page_orders, state: only_open ? 'open' : state, find: sought },
      ),
    pages,
  );
  const empty = sought ? 'no_such_order' : only_open ? 'no_open_orders' : 'no_orders';
  return (
    <>
      <Heading>{say('orders')}</Heading>
      <p>
        <a class="button plain" href={to('pick-list')}>
          <span>{say('walk_title')}</span>
        </a>
      </p>
      <Filters
        filter={filter}
        on_change={(by) => {
          set_filter({ ...filter, ...by });
          set_pages(1);
        }}
      />
      <Loaded of={{ body: found.body?.flatMap((page) => page.orders), failure: found.failure }}>
        {(orders) => <Board orders={orders} empty={empty} />}
      </Loaded>
      <More has_more={found.has_more} on_press={() => set_pages(pages + 1)} />
    </>
  );
}
