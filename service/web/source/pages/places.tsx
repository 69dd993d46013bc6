// Where goods lie: the shed, the shop, collection points.

import { useState } from 'preact/hooks';

import { at, post, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { useGet } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Card, Check, Failed, Field, Form, Heading } from '../parts/basics';
import { Loaded, Select, Tag } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { to } from '../route';
import { useHere } from '../session';
import { say } from '../words/say';

type Place = Schema['Place'];
type Kind = Place['kind'];
const kinds: Kind[] = ['shed', 'shop', 'collection_point'];

function PlaceForm({ place, on_close }: { place: Place | null; on_close: () => void }) {
  const { cooperative_id } = useHere();
  const put = useAction(
    async (
      wanted: { code: string; name: string; kind: Kind; sells: boolean; expected_version: number },
      key,
    ) => {
      const now = await post(
        at('/v1/cooperatives/{cooperative_id}/places', { cooperative_id }),
        wanted,
        { key },
      );
      announce(say('done_place', { name: now.name }));
      on_close();
    },
  );
  return (
    <Dialog
      title={place ? say('change_place', { name: place.name }) : say('new_place')}
      on_close={on_close}
    >
      <Form
        on_submit={({ code = place?.code ?? '', name = '', kind = 'shed', sells }) =>
          void put.act({
            code,
            name,
            kind: kind as Kind,
            sells: sells !== undefined,
            expected_version: place?.version ?? 0,
          })
        }
      >
        {!place && (
          <Field
            label={say('place_code')}
            name="code"
            required
            maxLength={32}
            autocapitalize="characters"
            spellcheck={false}
          />
        )}
        <Field
          label={say('place_name')}
          name="name"
          required
          maxLength={255}
          defaultValue={place?.name ?? ''}
        />
        <Select
          label={say('place_kind')}
          name="kind"
          value={place?.kind ?? 'shed'}
          options={kinds.map((kind) => [kind, say(`kind_${kind}`)])}
        />
        <Check label={say('place_sells')} name="sells" checked={place?.sells ?? true} />
        <Failed failure={put.failure} />
        <Button kind="main" is_busy={put.is_busy}>
          {say('keep')}
        </Button>
      </Form>
    </Dialog>
  );
}

export function PlacesPage() {
  const here = useHere();
  const [open, set_open] = useState<{ place: Place | null } | null>(null);
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/places', { cooperative_id: here.cooperative_id }),
  );
  return (
    <>
      <Heading back={to('stock')}>{say('places')}</Heading>
      {here.may('stock.write') && (
        <p class="actions">
          <Button kind="main" on_press={() => set_open({ place: null })}>
            {say('new_place')}
          </Button>
        </p>
      )}
      <Loaded of={found}>
        {({ places }) => (
          <div class="cards two">
            {places.map((place) => (
              <Card key={place.id}>
                <div class="row">
                  <h2>{place.name}</h2>
                  <span class="quiet">{place.code}</span>
                </div>
                <p class="quiet">
                  {say(`kind_${place.kind}`)}
                  {place.is_main && ` · ${say('main_place')}`}{' '}
                  {!place.sells && <Tag tone="warn">{say('place_sells_not')}</Tag>}
                </p>
                {here.may('stock.write') && (
                  <Button
                    on_press={() => set_open({ place })}
                    name={say('change_place', { name: place.name })}
                  >
                    {say('change')}
                  </Button>
                )}
              </Card>
            ))}
          </div>
        )}
      </Loaded>
      {open && <PlaceForm place={open.place} on_close={() => set_open(null)} />}
    </>
  );
}
