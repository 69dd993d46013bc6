// Stock-takes: those there were, and opening another.

import { useState } from 'preact/hooks';

import { at, post, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { usePages } from '../api/store';
import { Button, Card, Empty, Failed, Form, Heading } from '../parts/basics';
import { Loaded, More, Select, Tag } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { go, to } from '../route';
import { useHere } from '../session';
import { moment, say } from '../words/say';
import { usePlaceNames } from './moving';

type Take = Schema['StockTakes']['stock_takes'][number];

export const TakeState = ({ state }: { state: Take['state'] }) => (
  <Tag tone={state === 'open' ? 'warn' : state === 'settled' ? 'good' : 'calm'}>
    {say(`take_${state}`)}
  </Tag>
);

function OpenForm({ on_close }: { on_close: () => void }) {
  const { cooperative_id } = useHere();
  const places = usePlaceNames();
  const open = useAction(async (place: string, key) => {
    const take = await post(
      at('/v1/cooperatives/{cooperative_id}/stock-takes', { cooperative_id }),
      { place },
      { key },
    );
    go('stock-takes', String(take.number));
  });
  return (
    <Dialog title={say('open_take')} on_close={on_close}>
      <p class="quiet">{say('take_hint')}</p>
      <Form on_submit={({ place = '' }) => void open.act(place)}>
        <Select label={say('place')} name="place" options={places} value={places[0]?.[0]} />
        <Failed failure={open.failure} />
        <Button kind="main" is_busy={open.is_busy}>
          {say('open_take')}
        </Button>
      </Form>
    </Dialog>
  );
}

export function TakesPage() {
  const here = useHere();
  const { cooperative_id } = here;
  const [pages, set_pages] = useState(1);
  const [is_opening, set_opening] = useState(false);
  const found = usePages(
    (after) => at('/v1/cooperatives/{cooperative_id}/stock-takes', { cooperative_id }, { after }),
    pages,
  );
  return (
    <>
      <Heading back={to('stock')}>{say('stock_takes')}</Heading>
      {here.may('stock.write') && (
        <p class="actions">
          <Button kind="main" on_press={() => set_opening(true)}>
            {say('open_take')}
          </Button>
        </p>
      )}
      <Loaded of={found}>
        {(all) =>
          all.every(({ stock_takes }) => stock_takes.length === 0) ? (
            <Empty icon="stock">{say('no_takes')}</Empty>
          ) : (
            <div class="cards two">
              {all
                .flatMap(({ stock_takes }) => stock_takes)
                .map((take) => (
                  <Card key={take.id}>
                    <div class="row">
                      <h2>
                        <a href={to('stock-takes', String(take.number))}>
                          {say('take_named', { n: take.number })}
                        </a>
                      </h2>
                      <TakeState state={take.state} />
                    </div>
                    <p class="quiet">
                      {take.place.name}
                      {take.product && ` · ${take.product}`} · {moment(take.opened_at)}
                    </p>
                  </Card>
                ))}
            </div>
          )
        }
      </Loaded>
      <More has_more={found.has_more} on_press={() => set_pages(pages + 1)} />
      {is_opening && <OpenForm on_close={() => set_opening(false)} />}
    </>
  );
}
