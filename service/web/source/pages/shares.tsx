// What each household earned of what was billed.

import { useState } from 'preact/hooks';

import { at } from '../api/client';
import { useGet } from '../api/store';
import { Empty, Field, Heading, Loaded } from '../parts/basics';
import { to } from '../route';
import { useHere } from '../session';
import { day, money, say } from '../words/say';

export function SharesPage() {
  const here = useHere();
  const { cooperative_id } = here;
  const [from, set_from] = useState('');
  const [until, set_until] = useState('');
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/shares', { cooperative_id }, { from, to: until }),
  );
  return (
    <>
      <Heading>{say('shares')}</Heading>
      <div class="pair">
        <Field label={say('from_day')} name="from" type="date" value={from} on_input={set_from} />
        <Field label={say('to_day')} name="to" type="date" value={until} on_input={set_until} />
      </div>
      {here.may('money.read') && (
        <p>
          <a href={to('payouts')}>{say('to_payouts')}</a>
        </p>
      )}
      <Loaded of={found}>
        {(shares) => (
          <>
            <p class="quiet">{say('shares_of', { from: day(shares.from), to: day(shares.to) })}</p>
            {shares.households.length === 0 ? (
              <Empty icon="shares">{say('no_shares')}</Empty>
            ) : (
              <ul class="cards two">
                {shares.households.map((household) => (
                  <li key={household.code} class="card">
                    <div class="row">
                      <b>{household.name}</b>
                      <b class="money">{money(household.share_vnd)}</b>
                    </div>
                    <p class="quiet">
                      {household.code} · {say('billed', { money: money(household.billed_vnd) })}
                      {' · '}
                      {say('cooperative_keeps', { money: money(household.cooperative_vnd) })}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
