// What stands in each account, plainly; and the lists for the accountant.

import { useState } from 'preact/hooks';

import { at, type Schema } from '../api/client';
import { useGet } from '../api/store';
import { Card, Empty, Field, Heading, Loaded, Notice } from '../parts/basics';
import { FileLink } from '../parts/download';
import { useHere } from '../session';
import { money, say } from '../words/say';

type Account = Schema['Account'];
const word = (account: Account) => say(`account_${account}`);

function Purchases({ from, until }: { from: string; until: string }) {
  const { cooperative_id } = useHere();
  const days = { from, to: until };
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/purchase-list', { cooperative_id }, days),
  );
  return (
    <Card>
      <h2>{say('purchase_list')}</h2>
      <Loaded of={found}>
        {(list) => (
          <>
            <p>{say('purchases_sum', { n: list.lines.length, money: money(list.sum_vnd) })}</p>
            {list.missing.length > 0 && (
              <Notice tone="warn">
                {say('list_lacks', { names: list.missing.map(({ name }) => name).join(', ') })}
              </Notice>
            )}
          </>
        )}
      </Loaded>
      <FileLink
        href={at('/v1/cooperatives/{cooperative_id}/purchase-list.pdf', { cooperative_id }, days)}
      >
        {say('purchase_list_pdf')}
      </FileLink>{' '}
      <FileLink
        href={at('/v1/cooperatives/{cooperative_id}/purchase-list.xlsx', { cooperative_id }, days)}
      >
        {say('purchase_list_file')}
      </FileLink>
    </Card>
  );
}

export function BooksPage() {
  const { cooperative_id } = useHere();
  const [from, set_from] = useState('');
  const [until, set_until] = useState('');
  const found = useGet(at('/v1/cooperatives/{cooperative_id}/books/balances', { cooperative_id }));
  return (
    <>
      <Heading>{say('books')}</Heading>
      <Loaded of={found}>
        {({ accounts, balances }) =>
          accounts.length === 0 ? (
            <Empty icon="shares">{say('no_entries')}</Empty>
          ) : (
            <>
              <p class="quiet">{say('signs_of_books')}</p>
              <ul class="cards two">
                {accounts.map(({ account, balance_vnd }) => (
                  <li key={account} class="card">
                    <div class="row">
                      <b>{word(account)}</b>
                      <b class="money">{money(balance_vnd)}</b>
                    </div>
                    {account === 'cash' && balance_vnd < 0 && (
                      <Notice tone="warn">{say('cash_below_nothing')}</Notice>
                    )}
                    <ul class="lines">
                      {balances
                        .filter((of) => of.account === account && of.party)
                        .map((of) => (
                          <li key={of.party}>
                            {of.party_name}: {money(of.balance_vnd)}
                          </li>
                        ))}
                    </ul>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      <div class="pair">
        <Field label={say('from_day')} name="from" type="date" value={from} on_input={set_from} />
        <Field label={say('to_day')} name="to" type="date" value={until} on_input={set_until} />
      </div>
      <FileLink
        href={at(
          '/v1/cooperatives/{cooperative_id}/books/journal.xlsx',
          { cooperative_id },
          { from, to: until },
        )}
      >
        {say('journal_file')}
      </FileLink>
      <Purchases from={from} until={until} />
    </>
  );
}
