// What marketplaces and carriers hand over: a list looked at, entered, and its differences settled.

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
  Field,
  Form,
  Heading,
  Loaded,
  More,
  Notice,
  Select,
  Tag,
} from '../parts/basics';
import { type Route, to } from '../route';
import { useHere } from '../session';
import { moment, money, say, type Word } from '../words/say';

type Line = Schema['SettlementLine'];
type Plan = Schema['SettlementPlan'];
type Query = { from: 'marketplace' | 'carrier'; party: string; number: string };
type Sent = { query: Query; file: File };
const list_form = 'list';

const kinds: Record<Line['kind'], Word> = {
  sale: 'kind_sale',
  refund: 'kind_refund',
  fee: 'kind_fee',
  tax: 'kind_tax',
  adjustment: 'kind_adjustment',
};
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const type_of = (file: File): string => (/\.csv$/i.test(file.name) ? 'text/csv' : xlsx);

function LineItem({ line, settlement_id }: { line: Line; settlement_id: string | null }) {
  const { cooperative_id, may } = useHere();
  const [is_assigning, set_assigning] = useState(false);
  const settle = useAction(async (said: string, key) => {
    if (!settlement_id) return;
    await post(
      at('/v1/cooperatives/{cooperative_id}/settlements/{settlement_id}/differences', {
        cooperative_id,
        settlement_id,
      }),
      is_assigning
        ? { line: line.line, how: 'assign', order: said }
        : { line: line.line, how: 'accept', why: said },
      { key },
    );
    announce(say('done_line', { n: String(line.line) }));
  });
  return (
    <li class={line.differs ? 'sought' : ''}>
      <div class="row firm">
        <span>
          {line.order ? <a href={to('orders', line.order.id)}>{line.reference}</a> : line.reference}{' '}
          <span class="quiet">{say(kinds[line.kind])}</span>
        </span>
        <b class="money">{money(line.amount_vnd)}</b>
      </div>
      {(line.match === 'unknown' || line.match === 'another_amount') && (
        <Tag tone={line.differs ? 'bad' : 'calm'}>
          {line.match === 'unknown'
            ? say('match_unknown')
            : say('match_another_amount', { money: money(line.expected_vnd ?? 0) })}
        </Tag>
      )}
      {line.others_parcel && line.differs && (
        <p>
          {say('others_parcel', {
            carrier: line.others_parcel.carrier,
            order: line.others_parcel.order?.external_id ?? '',
          })}
        </p>
      )}
      {(line.note || line.settled_why) && <p class="quiet">{line.settled_why || line.note}</p>}
      {settlement_id && line.differs && may('money.write') && (
        <Form on_submit={({ said }) => void settle.act((said ?? '').trim())}>
          <Field
            label={`${say('line_n', { n: String(line.line) })}: ${say(is_assigning ? 'its_order' : 'why')}`}
            name="said"
            required
            maxLength={255}
          />
          <Failed failure={settle.failure} />
          <div class="row">
            <Button kind="main" is_busy={settle.is_busy}>
              {say(is_assigning ? 'keep' : 'accept_line')}
            </Button>
            {line.match === 'unknown' && !line.order && !is_assigning && (
              <Button on_press={() => set_assigning(true)}>{say('assign_line')}</Button>
            )}
          </div>
        </Form>
      )}
    </li>
  );
}

// Those that differ first; the rest behind a fold.
function Lines({
  of,
  settlement_id = null,
}: {
  of: Pick<Plan, 'lines' | 'matched' | 'differing' | 'handed_over_vnd'>;
  settlement_id?: string | null;
}) {
  const list = (lines: Line[]) => (
    <ul class="lots">
      {lines.map((line) => (
        <LineItem key={line.line} line={line} settlement_id={settlement_id} />
      ))}
    </ul>
  );
  return (
    <Card tone={of.differing > 0 ? 'bad' : undefined}>
      <div class="row">
        <span>
          {say('list_counts', { matched: of.matched, differing: of.differing })}
        </span>
        <b class="money">{money(of.handed_over_vnd)}</b>
      </div>
      {list(of.lines.filter(({ differs }) => differs))}
      <details>
        <summary>{say('every_line')}</summary>
        {list(of.lines)}
      </details>
    </Card>
  );
}

// Where the list's own totals are not what its rows come to.
function Totals({ plan }: { plan: Plan }) {
  if (plan.differing_totals.length === 0) return null;
  return (
    <Notice tone="warn">
      {plan.difference_vnd !== 0 && (
        <b>{say('list_apart', { money: money(plan.difference_vnd) })}</b>
      )}
      {plan.differing_totals.map((total) => (
        <p key={total.cell}>
          {say('total_apart', {
            heading: total.heading,
            cell: total.cell,
            told: money(total.told_vnd),
            sum: money(total.sum_vnd),
          })}
        </p>
      ))}
    </Notice>
  );
}

// Whose list it is, its number and its file.
function ListForm({ on_look }: { on_look: (sent: Sent) => void }) {
  const { cooperative_id } = useHere();
  const [from, set_from] = useState<Query['from']>('marketplace');
  const channels = useGet(at('/v1/cooperatives/{cooperative_id}/channels', { cooperative_id }));
  return (
    <form
      id={list_form}
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const file = fields.get('file');
        const text = (name: string): string => String(fields.get(name) ?? '').trim();
        const query = { from, party: text('party'), number: text('number') };
        if (file instanceof File) on_look({ query, file });
      }}
    >
      <Select
        label={say('list_from')}
        name="from"
        value={from}
        options={[
          ['marketplace', say('from_marketplace')],
          ['carrier', say('from_carrier')],
        ]}
        on_change={(value) => set_from(value === 'carrier' ? 'carrier' : 'marketplace')}
      />
      {from === 'marketplace' ? (
        <Select
          label={say('from_marketplace')}
          name="party"
          options={(channels.body?.channels ?? []).map(({ id, name }) => [id, name])}
        />
      ) : (
        <Field label={say('payday_carrier_name')} name="party" required maxLength={255} />
      )}
      <Field label={say('list_number')} name="number" required maxLength={255} />
      <div class="field">
        <label for="field-file">{say('list_file')}</label>
        <input id="field-file" name="file" type="file" required accept={`.xlsx,.csv,${xlsx}`} />
      </div>
    </form>
  );
}

// What of the file is in no line.
const ReadOver = ({ plan }: { plan: Plan }) => (
  <>
    {plan.repeated_sheets.map(({ sheet, said_by }) => (
      <Notice key={sheet} tone="warn">
        {say('sheet_repeated', { sheet, by: said_by })}
      </Notice>
    ))}
    {plan.unknown_sheets.length > 0 && (
      <Notice tone="warn">
        {say('unknown_sheets')} {plan.unknown_sheets.join(', ')}
      </Notice>
    )}
    {plan.unknown_headings.length > 0 && (
      <p class="quiet">
        {say('columns_read_over')} {plan.unknown_headings.join(', ')}
      </p>
    )}
  </>
);

// Entering it as it was looked at; why it is apart from its lines, if it is.
function EnterForm({ plan, sent, on_done }: { plan: Plan; sent: Sent; on_done: () => void }) {
  const { cooperative_id } = useHere();
  const { query, file } = sent;
  const enter = useAction(async (said: { plan_id: string; difference_why?: string }, key) => {
    await post(
      at('/v1/cooperatives/{cooperative_id}/settlements', { cooperative_id }, { ...query, ...said }),
      file,
      { key, type: type_of(file) },
    );
    announce(say('done_list', { number: query.number }));
    on_done();
  });
  if (plan.stands) return <Notice>{say('list_stands')}</Notice>;
  const is_apart = plan.difference_vnd !== 0;
  const { plan_id } = plan;
  return (
    <Form
      on_submit={({ why = '' }) =>
        void enter.act(is_apart ? { plan_id, difference_why: why.trim() } : { plan_id })
      }
    >
      {is_apart && <Field label={say('why_apart')} name="why" required maxLength={500} />}
      <Failed failure={enter.failure} />
      <Button kind="main" is_busy={enter.is_busy}>
        {say('enter_list')}
      </Button>
    </Form>
  );
}

function Upload() {
  const { cooperative_id } = useHere();
  const [seen, set_seen] = useState<(Sent & { plan: Plan }) | null>(null);
  const look = useAction(async ({ query, file }: Sent) => {
    set_seen(null);
    const plan = await post(
      at('/v1/cooperatives/{cooperative_id}/settlement-plans', { cooperative_id }, query),
      file,
      { type: type_of(file) },
    );
    set_seen({ plan, query, file });
  });
  return (
    <>
      <ListForm on_look={(sent) => void look.act(sent)} />
      <Failed failure={look.failure} />
      <p>
        <Button kind="main" form={list_form} is_busy={look.is_busy}>
          {say('look_at_it')}
        </Button>
      </p>
      {seen && (
        <>
          <Totals plan={seen.plan} />
          <Lines of={seen.plan} />
          <ReadOver plan={seen.plan} />
          <EnterForm plan={seen.plan} sent={seen} on_done={() => set_seen(null)} />
        </>
      )}
    </>
  );
}

export function SettlementsPage() {
  const here = useHere();
  const { cooperative_id } = here;
  const [pages, set_pages] = useState(1);
  const found = usePages(
    (after) => at('/v1/cooperatives/{cooperative_id}/settlements', { cooperative_id }, { after }),
    pages,
  );
  const lists = found.body?.flatMap((page) => page.settlements);
  return (
    <>
      <Heading>{say('settlements')}</Heading>
      {here.may('money.write') && <Upload />}
      <Loaded of={{ body: lists, failure: found.failure }}>
        {(shown) =>
          shown.length === 0 ? (
            <Empty icon="shares">{say('no_lists')}</Empty>
          ) : (
            <ul class="cards two">
              {shown.map((list) => (
                <li key={list.id} class="card">
                  <div class="row">
                    <a href={to('settlements', list.id)}>
                      <b>
                        {list.party.name} {list.number}
                      </b>
                    </a>
                    <b class="money">{money(list.handed_over_vnd)}</b>
                  </div>
                  <p class="quiet">
                    {moment(list.entered_at)}
                    {list.received_at && ` · ${say('received_on', { time: moment(list.received_at) })}`}
                  </p>
                  {list.differing > 0 && (
                    <Tag tone="bad">{say('task_settlement_differs')}: {list.differing}</Tag>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <More has_more={found.has_more} on_press={() => set_pages(pages + 1)} />
    </>
  );
}

export function SettlementPage({ route }: { route: Route }) {
  const here = useHere();
  const { cooperative_id } = here;
  const settlement_id = route[1] ?? '';
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/settlements/{settlement_id}', {
      cooperative_id,
      settlement_id,
    }),
  );
  const receive = useAction(async (id: string, key) => {
    await post(
      at('/v1/cooperatives/{cooperative_id}/settlements/{settlement_id}/received', {
        cooperative_id,
        settlement_id: id,
      }),
      undefined,
      { key },
    );
    announce(say('done_received'));
  });
  return (
    <>
      <Heading back={to('settlements')}>
        {found.body ? `${say('noun_settlement')} ${found.body.number}` : say('settlements')}
      </Heading>
      <Loaded of={found}>
        {(list) => (
          <>
            <p>
              <b>{list.party.name}</b>{' '}
              {list.received_at && (
                <Tag tone="good">{say('received_on', { time: moment(list.received_at) })}</Tag>
              )}
            </p>
            <Lines of={list} settlement_id={list.id} />
            <Failed failure={receive.failure} />
            {!list.received_at && here.may('money.write') && (
              <Button
                kind="main"
                is_busy={receive.is_busy}
                on_press={() => void receive.act(list.id)}
              >
                {say('money_received')}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
