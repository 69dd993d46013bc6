// What each household is owed, and its slips: drafted, looked at, paid.

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
import { Dialog } from '../parts/dialog';
import { MoneyField } from '../parts/money_field';
import { to } from '../route';
import { useHere } from '../session';
import { vnd_of } from '../words/amount';
import { day, money, now_ms, say, spoken, type Word } from '../words/say';
import { PayMethod } from './payout';

type Account = Schema['PayoutAccounts']['accounts'][number];
type Skipped = Schema['DraftedPayouts']['skipped'];

const kinds: [Schema['Payout']['deductions'][number]['kind'], Word][] = [
  ['advance', 'due_advance'],
  ['fee', 'due_fee'],
  ['tax', 'due_tax'],
  ['correction', 'due_correction'],
];

const iso = (at_ms: number): string => new Date(at_ms + 7 * 3_600_000).toISOString().slice(0, 10);

function DeductionForm({ account, on_close }: { account: Account; on_close: () => void }) {
  const { cooperative_id } = useHere();
  const { household } = account;
  const [kind, set_kind] = useState<string>(kinds[0]?.[0] ?? 'advance');
  const enter = useAction(
    async (
      body: {
        kind: (typeof kinds)[number][0];
        amount_vnd: number;
        why: string;
        method?: 'cash' | 'bank';
      },
      key,
    ) => {
      await post(
        at('/v1/cooperatives/{cooperative_id}/household-deductions', { cooperative_id }),
        { household: household.id, ...body },
        { key },
      );
      announce(say('done_deduction', { name: household.name }));
      on_close();
    },
  );
  return (
    <Dialog title={say('deduction_of', { name: household.name })} on_close={on_close}>
      <Form
        on_submit={(fields) => {
          const amount_vnd = vnd_of(fields.amount ?? '', true);
          const chosen = kinds.find(([each]) => each === fields.kind)?.[0];
          if (amount_vnd === null || !chosen) return;
          void enter.act({
            kind: chosen,
            amount_vnd,
            why: (fields.why ?? '').trim(),
            ...(chosen === 'advance' ? { method: fields.method === 'bank' ? 'bank' : 'cash' } : {}),
          });
        }}
      >
        <Select
          label={say('due_kind')}
          name="kind"
          value={kind}
          options={kinds.map(([each, word]) => [each, say(word)])}
          on_change={set_kind}
        />
        {kind === 'advance' && <PayMethod />}
        <MoneyField label={say('amount_vnd')} name="amount" required may_be_negative />
        <Field label={say('why')} name="why" required maxLength={500} />
        <Failed failure={enter.failure} />
        <Button kind="main" is_busy={enter.is_busy}>
          {say('keep')}
        </Button>
      </Form>
    </Dialog>
  );
}

function AccountCard({
  account,
  on_draft,
  is_busy,
}: {
  account: Account;
  on_draft: () => void;
  is_busy: boolean;
}) {
  const here = useHere();
  const [is_entering, set_entering] = useState(false);
  const { household, draft, owed_vnd } = account;
  return (
    <li class="card">
      <div class="row">
        <b>{household.name}</b>
        <b class="money">{money(owed_vnd)}</b>
      </div>
      <p class="quiet">
        {household.code}
        {owed_vnd < 0 && ` · ${say('household_owes')}`}
      </p>
      {draft && (
        <p>
          <a href={to('payouts', String(draft.number))}>
            {say('open_draft', { number: String(draft.number), money: money(draft.net_vnd) })}
          </a>
        </p>
      )}
      {here.may('money.write') && (
        <div class="row">
          {!draft && (
            <Button
              on_press={on_draft}
              is_busy={is_busy}
              name={`${say('draft_slip')}: ${household.name}`}
            >
              {say('draft_slip')}
            </Button>
          )}
          <Button
            on_press={() => set_entering(true)}
            name={`${say('advance_or_fee')}: ${household.name}`}
          >
            {say('advance_or_fee')}
          </Button>
        </div>
      )}
      {is_entering && <DeductionForm account={account} on_close={() => set_entering(false)} />}
    </li>
  );
}

const NotDrafted = ({ skipped }: { skipped: Skipped }) => (
  <Notice tone="warn">
    <b>{say('not_drafted')}</b>
    {skipped.map(({ household, fault }) => (
      <p key={household.id}>
        {household.name}: {fault && spoken(fault).problem}
      </p>
    ))}
  </Notice>
);

interface DayProps {
  label: Word;
  name: string;
  day: string;
  on_day: (day: string) => void;
}
const DayField = (of: DayProps) => (
  <Field label={say(of.label)} name={of.name} type="date" value={of.day} on_input={of.on_day} />
);

function Accounts() {
  const { cooperative_id, may } = useHere();
  const today = iso(now_ms());
  const [from, set_from] = useState(`${today.slice(0, 8)}01`);
  const [until, set_until] = useState(today);
  const [skipped, set_skipped] = useState<Skipped>([]);
  const found = useGet(at('/v1/cooperatives/{cooperative_id}/payout-accounts', { cooperative_id }));
  const draft = useAction(async (household: string, key) => {
    const drafted = await post(
      at('/v1/cooperatives/{cooperative_id}/payout-drafts', { cooperative_id }),
      { ...(household ? { household } : {}), from, to: until },
      { key },
    );
    set_skipped(drafted.skipped);
    announce(say('done_draft', { n: drafted.payouts.length }));
  });
  const drafting = (
    <>
      <div class="pair">
        <DayField label="from_day" name="from" day={from} on_day={set_from} />
        <DayField label="to_day" name="to" day={until} on_day={set_until} />
      </div>
      <Failed failure={draft.failure} />
      <Button kind="main" is_busy={draft.is_busy} on_press={() => void draft.act('')}>
        {say('draft_all')}
      </Button>
    </>
  );
  const list = (accounts: Account[]) => (
    <>
      <h2>{say('owed_now')}</h2>
      {may('money.write') && drafting}
      {skipped.length > 0 && <NotDrafted skipped={skipped} />}
      <ul class="cards two">
        {accounts.map((account) => (
          <AccountCard
            key={account.household.id}
            account={account}
            is_busy={draft.is_busy}
            on_draft={() => void draft.act(account.household.id)}
          />
        ))}
      </ul>
    </>
  );
  return (
    <Loaded of={found}>
      {({ accounts }) =>
        accounts.length ? list(accounts) : <Empty icon="check">{say('no_accounts')}</Empty>
      }
    </Loaded>
  );
}

function Slips() {
  const { cooperative_id } = useHere();
  const [pages, set_pages] = useState(1);
  const found = usePages(
    (after) => at('/v1/cooperatives/{cooperative_id}/payouts', { cooperative_id }, { after }),
    pages,
  );
  const payouts = found.body?.flatMap((page) => page.payouts);
  return (
    <>
      <h2>{say('slips')}</h2>
      <Loaded of={{ body: payouts, failure: found.failure }}>
        {(shown) =>
          shown.length === 0 ? (
            <Empty icon="shares">{say('no_slips')}</Empty>
          ) : (
            <ul class="cards two">
              {shown.map((slip) => (
                <li key={slip.id} class="card">
                  <div class="row">
                    <a href={to('payouts', String(slip.number))}>
                      <b>{say('slip_n', { number: String(slip.number) })}</b>
                    </a>
                    <b class="money">{money(slip.net_vnd)}</b>
                  </div>
                  <p>
                    {slip.household.name}{' '}
                    <Tag tone={slip.state === 'paid' ? 'good' : 'warn'}>
                      {say(slip.state === 'paid' ? 'slip_paid' : 'slip_draft')}
                    </Tag>
                  </p>
                  <p class="quiet">
                    {say('slip_days', { from: day(slip.from), to: day(slip.to) })}
                  </p>
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

export const PayoutsPage = () => (
  <>
    <Heading>{say('payouts')}</Heading>
    <Accounts />
    <Slips />
    <Card>
      <a href={to('books')}>{say('books')}</a>
    </Card>
  </>
);
