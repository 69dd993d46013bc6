// A payout slip: how its net comes about, paying it, printing it, saying it.

import { useState } from 'preact/hooks';

import { at, post, remove, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { useGet } from '../api/store';
import { announce } from '../parts/announce';
import {
  Button,
  Card,
  Failed,
  Field,
  Form,
  Heading,
  Loaded,
  Notice,
  Select,
  Tag,
} from '../parts/basics';
import { Copied } from '../parts/copy';
import { Dialog } from '../parts/dialog';
import { FileLink } from '../parts/download';
import { go, type Route, to } from '../route';
import { useHere } from '../session';
import { current_language, day, money, say, type Word } from '../words/say';

type Slip = Schema['Payout'];

const kinds: Record<Slip['deductions'][number]['kind'], Word> = {
  advance: 'due_advance',
  fee: 'due_fee',
  tax: 'due_tax',
  correction: 'due_correction',
};

const percent = (basis_points: number): string =>
  (basis_points / 100).toLocaleString(current_language() === 'vi' ? 'vi-VN' : 'en-GB');

function how(line: Slip['lines'][number]): string {
  const text =
    line.terms === 'bought'
      ? say('bought_at', {
          quantity: line.quantity,
          price: money(line.price_vnd),
          unit: line.price_unit,
        })
      : say('share_of', {
          share: percent(line.share_bp),
          money: money(line.sold_vnd),
          quantity: line.quantity,
        });
  return line.waste ? `${text}; ${say('waste_of', { quantity: line.waste })}` : text;
}

function Lines({ slip }: { slip: Slip }) {
  return (
    <Card>
      <ul class="lots">
        {slip.lines.map((line) => (
          <li key={line.lot}>
            <div class="row firm">
              <span>
                <b>{line.lot}</b> <span class="quiet">{line.product}</span>
              </span>
              <b class="money">{money(line.amount_vnd)}</b>
            </div>
            <p class="quiet">{how(line)}</p>
          </li>
        ))}
        <li>
          <div class="row firm">
            <span>{say('earned')}</span>
            <b class="money">{money(slip.earned_vnd)}</b>
          </div>
        </li>
        {slip.deductions.map((each, index) => (
          <li key={index}>
            <div class="row firm">
              <span>
                {say(kinds[each.kind])} <span class="quiet">{each.why}</span>
              </span>
              <span class="money">{money(each.amount_vnd)}</span>
            </div>
          </li>
        ))}
        <li>
          <div class="row firm">
            <b>{say('net')}</b>
            <b class="money">{money(slip.net_vnd)}</b>
          </div>
          <p class="quiet">{slip.net_in_words.north}</p>
        </li>
      </ul>
    </Card>
  );
}

// In cash, or through the bank.
export const PayMethod = () => (
  <Select
    label={say('payday_pay_method')}
    name="method"
    options={[
      ['cash', say('pay_cash')],
      ['bank', say('pay_bank')],
    ]}
  />
);

function PayForm({ slip, on_close }: { slip: Slip; on_close: () => void }) {
  const { cooperative_id } = useHere();
  const [looked_at] = useState(slip); // not what came in while one was reading
  const pay = useAction(async (how: { method: 'cash' | 'bank'; reference: string }, key) => {
    await post(
      at('/v1/cooperatives/{cooperative_id}/payouts/{payout_id}/payment', {
        cooperative_id,
        payout_id: looked_at.id,
      }),
      {
        expected_net_vnd: looked_at.net_vnd,
        method: how.method,
        ...(how.reference ? { reference: how.reference } : {}),
      },
      { key },
    );
    announce(say('done_pay', { money: money(looked_at.net_vnd), name: looked_at.household.name }));
    on_close();
  });
  return (
    <Dialog
      title={say('payday_pay_title', {
        money: money(looked_at.net_vnd),
        name: looked_at.household.name,
      })}
      on_close={on_close}
    >
      <p>{say('payday_pay_why')}</p>
      <Form
        on_submit={({ method, reference }) =>
          void pay.act({
            method: method === 'bank' ? 'bank' : 'cash',
            reference: (reference ?? '').trim(),
          })
        }
      >
        <PayMethod />
        <Field label={say('pay_reference')} name="reference" maxLength={255} />
        <Failed failure={pay.failure} />
        <Button kind="main" is_busy={pay.is_busy}>
          {say('pay')}
        </Button>
      </Form>
    </Dialog>
  );
}

const Text = ({ label, text }: { label: string; text: string }) => (
  <div class="field">
    <b>{label}</b>
    <Copied text={text} name={label} />
  </div>
);

function Texts({ slip }: { slip: Slip }) {
  const { cooperative_id } = useHere();
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/payouts/{payout_id}/texts', {
      cooperative_id,
      payout_id: slip.id,
    }),
  );
  return (
    <Card>
      <Loaded of={found}>
        {(texts) => (
          <>
            <Text label={say('sms', { n: texts.sms.parts })} text={texts.sms.text} />
            <Text
              label={say('sms_accented', { n: texts.sms_with_accents.parts })}
              text={texts.sms_with_accents.text}
            />
            <Text label={say('read_aloud')} text={texts.read_aloud} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Doing({ slip }: { slip: Slip }) {
  const { cooperative_id, may } = useHere();
  const [is_paying, set_paying] = useState(false);
  const discard = useAction(async (payout_draft_id: string) => {
    await remove(
      at('/v1/cooperatives/{cooperative_id}/payout-drafts/{payout_draft_id}', {
        cooperative_id,
        payout_draft_id,
      }),
      undefined,
    );
    announce(say('done_discard'));
    go('payouts');
  });
  return (
    <>
      {may('money.write') && slip.state === 'draft' && (
        <div class="row">
          <Button kind="main" on_press={() => set_paying(true)}>
            {say('pay')}
          </Button>
          <Button
            kind="danger"
            is_busy={discard.is_busy}
            on_press={() => void discard.act(slip.id)}
          >
            {say('discard')}
          </Button>
        </div>
      )}
      <Failed failure={discard.failure} />
      {is_paying && <PayForm slip={slip} on_close={() => set_paying(false)} />}
      <FileLink
        href={at('/v1/cooperatives/{cooperative_id}/payouts/{payout_id}/slip.pdf', {
          cooperative_id,
          payout_id: slip.id,
        })}
      >
        {say('payday_print_slip')}
      </FileLink>
    </>
  );
}

export function PayoutPage({ route }: { route: Route }) {
  const { cooperative_id } = useHere();
  const payout_id = route[1] ?? '';
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/payouts/{payout_id}', { cooperative_id, payout_id }),
  );
  return (
    <>
      <Heading back={to('payouts')}>{say('slip_n', { number: payout_id })}</Heading>
      <Loaded of={found}>
        {(slip) => (
          <>
            <p>
              <b>{slip.household.name}</b>{' '}
              <span class="quiet">
                {slip.household.code} ·{' '}
                {say('slip_days', { from: day(slip.from), to: day(slip.to) })}
              </span>{' '}
              <Tag tone={slip.state === 'paid' ? 'good' : 'warn'}>
                {say(slip.state === 'paid' ? 'slip_paid' : 'slip_draft')}
              </Tag>
            </p>
            <Lines slip={slip} />
            {slip.net_vnd < 0 && <Notice tone="warn">{say('household_owes')}</Notice>}
            <Doing slip={slip} />
            <Texts slip={slip} />
          </>
        )}
      </Loaded>
    </>
  );
}
