// One lot: whose it is, where it lies, what came and went, and what can be done with it.

import { useState } from 'preact/hooks';

import { at, type Schema } from '../api/client';
import { useGet, usePages } from '../api/store';
import { Button, Card, Heading, Loaded, More, Notice, Tag } from '../parts/basics';
import { type Route, to } from '../route';
import { useHere } from '../session';
import { graded } from '../words/grade';
import { day, moment, say } from '../words/say';
import { CarryForm, WasteForm } from './moving';

type Lot = Schema['LotAlone'];

export function Where({ places }: { places: Schema['LyingAt'] }) {
  if (places.length === 0) return <p class="quiet">{say('nothing_left')}</p>;
  return (
    <ul class="lines">
      {places.map((place) => (
        <li key={place.code} class="row firm">
          <span>
            {place.name} {!place.sells && <Tag tone="warn">{say('not_for_sale_there')}</Tag>}
          </span>
          <b class="money">{place.on_hand}</b>
        </li>
      ))}
    </ul>
  );
}

// Back to the field.
export function Origin({ of }: { of: Pick<Lot, 'household' | 'households' | 'harvested_on'> }) {
  const named = ({ name, hamlet }: { name: string; hamlet: string }): string =>
    hamlet ? `${name}, ${hamlet}` : name;
  return (
    <>
      <p>
        <span class="quiet">{say('lot_of_household')}:</span> <b>{named(of.household)}</b>
        {of.household.phone && (
          <>
            {' '}
            <a href={`tel:${of.household.phone}`}>{of.household.phone}</a>
          </>
        )}
      </p>
      {of.households.map((one) => (
        <p key={one.code}>{say('brought', { household: named(one), quantity: one.received })}</p>
      ))}
      <p class="quiet">{say('harvested', { day: day(of.harvested_on) })}</p>
    </>
  );
}

function Ledger({ lot }: { lot: Lot }) {
  const { cooperative_id } = useHere();
  const [pages, set_pages] = useState(1);
  const found = usePages(
    (after) =>
      at(
        '/v1/cooperatives/{cooperative_id}/lots/{lot_id}/entries',
        { cooperative_id, lot_id: lot.id },
        { after },
      ),
    pages,
  );
  return (
    <Card>
      <h2>{say('came_and_went')}</h2>
      <Loaded of={found}>
        {(all) => (
          <ul class="log">
            {all
              .flatMap(({ entries }) => entries)
              .map((entry) => (
                <li key={entry.number}>
                  <div class="row firm">
                    <b>
                      {say(`cause_${entry.cause}`)}{' '}
                      {entry.order && (
                        <a href={to('orders', entry.order.id)}>{entry.order.external_id}</a>
                      )}
                    </b>
                    <b class="money">{entry.quantity}</b>
                  </div>
                  <p class="quiet">
                    {moment(entry.at)} · {entry.place.name}
                    {entry.waste && ` · ${say(`waste_${entry.waste}`)}`}
                    {entry.why && ` · ${entry.why}`}
                  </p>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
      <More has_more={found.has_more} on_press={() => set_pages(pages + 1)} />
    </Card>
  );
}

function Doings({ lot }: { lot: Lot }) {
  const here = useHere();
  const [doing, set_doing] = useState<'' | 'carry' | 'waste'>('');
  return (
    <p class="actions">
      {here.may('stock.write') && lot.places.length > 0 && (
        <>
          <Button on_press={() => set_doing('carry')}>{say('carry')}</Button>
          <Button on_press={() => set_doing('waste')}>{say('throw_away')}</Button>
        </>
      )}
      <a class="button danger" href={to('recall', lot.code)}>
        <span>{say('recall')}</span>
      </a>
      {doing === 'carry' && <CarryForm lot={lot} on_close={() => set_doing('')} />}
      {doing === 'waste' && <WasteForm lot={lot} on_close={() => set_doing('')} />}
    </p>
  );
}

export function LotPage({ route }: { route: Route }) {
  const { cooperative_id } = useHere();
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/lots/{lot_id}', {
      cooperative_id,
      lot_id: route[1] ?? '',
    }),
  );
  return (
    <>
      <Heading back={to('stock')}>
        {say('lot_named', { lot: found.body?.code ?? route[1] ?? '' })}
      </Heading>
      <Loaded of={found}>
        {(lot) => (
          <>
            {lot.recalled_why !== null && (
              <Notice tone="bad">
                <b>{say('recall_is_on', { why: lot.recalled_why })}</b>
              </Notice>
            )}
            <Doings lot={lot} />
            <div class="cards two">
              <Card tone={lot.recalled_why === null ? undefined : 'bad'}>
                <h2>{lot.product.name}</h2>
                <dl class="figures">
                  <div>
                    <dt>{say('on_hand')}</dt>
                    <dd>{lot.on_hand}</dd>
                  </div>
                  <div>
                    <dt>{say('can_be_sold')}</dt>
                    <dd>{lot.sellable}</dd>
                  </div>
                  <div>
                    <dt>{say('received_of')}</dt>
                    <dd>{lot.received}</dd>
                  </div>
                </dl>
                <p>
                  {lot.expired ? (
                    <Tag tone="bad">{say('expired', { day: day(lot.expires_on) })}</Tag>
                  ) : (
                    say('expires', { day: day(lot.expires_on) })
                  )}
                  {lot.grade && ` · ${graded(lot.grade)}`}
                </p>
                <Origin of={lot} />
              </Card>
              <Card>
                <h2>{say('where_it_lies')}</h2>
                <Where places={lot.places} />
              </Card>
              <Ledger lot={lot} />
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}
