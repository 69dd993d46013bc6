// What an order comes to, what was paid for it, and how the customer can pay the rest.

import { useState } from 'preact/hooks';

import { useAction } from '../api/action';
import { at, post, put, type Schema } from '../api/client';
import { know, useGet } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Card, Failed, Field, Form, Loaded, Select } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { MoneyField } from '../parts/money_field';
import { Qr } from '../parts/qr';
import { useHere } from '../session';
import { vnd_of } from '../words/amount';
import { moment, money, say, type Word } from '../words/say';
import { TooMuchPaid } from './order_dialogs';

type OrderMoney = Schema['OrderMoney'];
type Method = Schema['PaymentMethod'];

// What somebody else calls it: one without a reference bears its own id, a list's line the list's.
function reference_of({ id, reference }: OrderMoney['payments'][number]): string {
  if (reference === id) return '';
  const line = /^settle_\w+:(\d+)$/.exec(reference)?.[1];
  return line ? say('line_of_list', { n: line }) : reference;
}

const methods: Record<Method, Word> = {
  bank: 'pay_bank',
  cash: 'pay_cash',
  marketplace: 'pay_marketplace',
  carrier: 'pay_carrier',
};

interface About {
  of: OrderMoney;
  on_close: () => void;
}

function useKnown(of: OrderMoney) {
  const { cooperative_id } = useHere();
  const address = { cooperative_id, order_id: of.order_id };
  return {
    address,
    tell: (answer: OrderMoney, word: 'pay_entered' | 'invoice_entered') => {
      know(at('/v1/cooperatives/{cooperative_id}/orders/{order_id}/payments', address), answer);
      announce(say(word, { order: of.external_id }));
    },
  };
}

function PaymentForm({ of, on_close, is_refund }: About & { is_refund: boolean }) {
  const { address, tell } = useKnown(of);
  const [even_so, set_even_so] = useState(false);
  const enter = useAction(
    async (sent: { method: Method; amount_vnd: number; reference: string; why: string }, key) => {
      const { method, amount_vnd, reference, why } = sent;
      tell(
        is_refund
          ? await post(
              at('/v1/cooperatives/{cooperative_id}/orders/{order_id}/refunds', address),
              { method, amount_vnd, reference, why },
              { key },
            )
          : await post(
              at('/v1/cooperatives/{cooperative_id}/orders/{order_id}/payments', address),
              { method, amount_vnd, reference, ...(even_so ? { even_so } : {}) },
              { key },
            ),
        'pay_entered',
      );
    },
  );
  const usual = is_refund ? of.to_give_back_vnd : of.to_pay_vnd;
  return (
    <Dialog title={say(is_refund ? 'pay_refund' : 'pay_add')} on_close={on_close}>
      <Form
        on_submit={({ method = 'bank', amount = '', reference = '', why = '' }) => {
          const amount_vnd = vnd_of(amount);
          if (amount_vnd === null) return;
          void enter
            .act({
              method: method as Method,
              amount_vnd,
              reference: reference.trim(),
              why: why.trim(),
            })
            .then((is_done) => is_done && on_close());
        }}
      >
        <Select
          label={say('pay_method')}
          name="method"
          options={Object.entries(methods).map(([method, word]) => [method, say(word)])}
        />
        <MoneyField
          label={say('amount_vnd')}
          name="amount"
          required
          {...(usual > 0 ? { defaultValue: String(usual) } : {})}
        />
        <Field
          label={say('pay_reference')}
          hint={say('pay_reference_hint')}
          name="reference"
          maxLength={255}
          spellcheck={false}
        />
        {is_refund && <Field label={say('pay_why')} name="why" required maxLength={500} />}
        <Failed failure={enter.failure} />
        <TooMuchPaid failure={enter.failure} checked={even_so} on_change={set_even_so} />
        <Button kind="main" is_busy={enter.is_busy}>
          {say('keep')}
        </Button>
      </Form>
    </Dialog>
  );
}

function InvoiceForm({ of, on_close }: About) {
  const { address, tell } = useKnown(of);
  const enter = useAction(async (number: string) => {
    tell(
      await put(at('/v1/cooperatives/{cooperative_id}/orders/{order_id}/invoice-number', address), {
        number,
        expected: of.invoice_number,
      }),
      'invoice_entered',
    );
  });
  return (
    <Dialog title={say('invoice_enter')} on_close={on_close}>
      <Form
        on_submit={({ number = '' }) => {
          void enter.act(number.trim()).then((is_done) => is_done && on_close());
        }}
      >
        <Field
          label={say('invoice_number')}
          name="number"
          defaultValue={of.invoice_number}
          maxLength={64}
          autocapitalize="characters"
          spellcheck={false}
        />
        <Failed failure={enter.failure} />
        <Button kind="main" is_busy={enter.is_busy}>
          {say('keep')}
        </Button>
      </Form>
    </Dialog>
  );
}

function Code({ of, on_close }: About) {
  const { cooperative_id } = useHere();
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/orders/{order_id}/vietqr', {
      cooperative_id,
      order_id: of.order_id,
    }),
  );
  return (
    <Dialog title={say('pay_show_code')} on_close={on_close}>
      <Loaded of={found}>
        {(code) => (
          <>
            <p>
              <b>{say('pay_code_of', { money: money(code.amount_vnd) })}</b>
            </p>
            <Qr svg={code.qr_svg} name={say('pay_code_of', { money: money(code.amount_vnd) })} />
            <p>
              {say('pay_code_to', {
                account: code.account,
                name: code.account_name,
                purpose: code.purpose,
              })}
            </p>
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

const Sum = ({ word, vnd, is_strong }: { word: Word; vnd: number; is_strong?: boolean }) => (
  <div class={`row ${is_strong ? 'total' : ''}`}>
    {is_strong ? <b>{say(word)}</b> : <span>{say(word)}</span>}
    <b class="money">{money(vnd)}</b>
  </div>
);

function Money({ of }: { of: OrderMoney }) {
  const here = useHere();
  const [asked, set_asked] = useState<'pay' | 'refund' | 'invoice' | 'code' | null>(null);
  const close = () => set_asked(null);
  const may = here.may('orders.write');
  return (
    <Card tone={of.to_give_back_vnd > 0 ? 'bad' : undefined}>
      <h2>{say('pay_title')}</h2>
      <Sum word="pay_owed" vnd={of.owed_vnd} />
      <Sum word="pay_paid" vnd={of.paid_vnd} />
      {of.refunded_vnd > 0 && <Sum word="pay_refunded" vnd={of.refunded_vnd} />}
      {of.to_pay_vnd > 0 && <Sum word="pay_left" vnd={of.to_pay_vnd} is_strong />}
      {of.to_give_back_vnd > 0 && <Sum word="pay_give_back" vnd={of.to_give_back_vnd} is_strong />}
      <ul class="lines">
        {of.payments.map((payment) => (
          <li key={payment.id}>
            <div class="row firm">
              <span>{say(methods[payment.method])}</span>
              <span class="money">{money(payment.amount_vnd)}</span>
            </div>
            <p class="quiet">
              {moment(payment.at)}
              {reference_of(payment) && ` · ${reference_of(payment)}`}
              {payment.why && ` · ${payment.why}`}
            </p>
          </li>
        ))}
      </ul>
      <p class="quiet">
        {of.invoice_number
          ? say('invoice_named', { number: of.invoice_number })
          : say('invoice_none')}
      </p>
      <div class="actions">
        {of.to_pay_vnd > 0 && (
          <Button on_press={() => set_asked('code')}>{say('pay_show_code')}</Button>
        )}
        {may && <Button on_press={() => set_asked('pay')}>{say('pay_add')}</Button>}
        {may && of.paid_vnd > of.refunded_vnd && (
          <Button on_press={() => set_asked('refund')}>{say('pay_refund')}</Button>
        )}
        {may && <Button on_press={() => set_asked('invoice')}>{say('invoice_enter')}</Button>}
      </div>
      {asked === 'code' && <Code of={of} on_close={close} />}
      {asked === 'invoice' && <InvoiceForm of={of} on_close={close} />}
      {(asked === 'pay' || asked === 'refund') && (
        <PaymentForm of={of} on_close={close} is_refund={asked === 'refund'} />
      )}
    </Card>
  );
}

export function MoneyCard({ order_id }: { order_id: string }) {
  const { cooperative_id } = useHere();
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/orders/{order_id}/payments', {
      cooperative_id,
      order_id,
    }),
  );
  return found.body ? <Money of={found.body} /> : null;
}
