// A stock-take in the hand, in the shed: the lots in the order of the sheet, big fields, what
// differs, and into the book with it.

import { useState } from 'preact/hooks';

import { at, post, type Schema } from '../api/client';
import { type Action, useAction } from '../api/action';
import { know, useGet } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Card, Failed, Field, Form, Heading } from '../parts/basics';
import { Loaded, Notice, Select, Tag } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { type Route, to } from '../route';
import { useHere } from '../session';
import { say, type Word } from '../words/say';
import '../style/shed.css';
import { kinds_of_waste, type Waste } from './moving';
import { OddCount } from './order_dialogs';
import { TakeState } from './takes';

type Take = Schema['StockTake'];
type Line = Take['lines'][number];
interface Count {
  line: number;
  counted: string;
  waste: Waste | '';
  why: string;
}

// What was typed that is not so on the sheet already. A line whose field is as it was is not sent,
// so that two people can count at once.
function counts_of(take: Take, fields: Record<string, string>): Count[] {
  return take.lines
    .map((line) => ({
      line: line.line,
      counted: (fields[`counted-${line.line}`] ?? '').trim(),
      waste: (fields[`waste-${line.line}`] ?? '') as Waste | '',
      why: (fields[`why-${line.line}`] ?? '').trim(),
    }))
    .filter((count, at_line) => {
      const line = take.lines[at_line];
      return (
        line &&
        (count.counted !== (line.counted ?? '') ||
          count.waste !== (line.waste ?? '') ||
          count.why !== line.why)
      );
    });
}

function LineCard({ line, on_recount }: { line: Line; on_recount: (() => void) | undefined }) {
  return (
    <li class={line.differs ? 'differs' : ''}>
      <div class="row">
        <b>{say('line_named', { n: line.line, lot: line.lot })}</b>
        {line.differs && <Tag tone="warn">{line.counted}</Tag>}
      </div>
      <p class="quiet">
        {line.product} · {say('book_says', { quantity: line.expected })}
      </p>
      {on_recount ? (
        <>
          <Field
            label={say('counted_in', { unit: line.counted_in })}
            name={`counted-${line.line}`}
            defaultValue={line.counted ?? ''}
            maxLength={64}
            is_one_of_many
          />
          {(line.differs || line.waste || line.why) && (
            <>
              <Select
                label={say('missing_is')}
                name={`waste-${line.line}`}
                value={line.waste ?? ''}
                options={[
                  ['', say('just_a_count')],
                  ...kinds_of_waste.map((kind): [string, string] => [kind, say(`waste_${kind}`)]),
                ]}
              />
              <Field
                label={say('why')}
                name={`why-${line.line}`}
                defaultValue={line.why}
                maxLength={500}
                is_one_of_many
              />
              <Button on_press={on_recount} name={`${say('recount')}: ${line.lot}`}>
                {say('recount')}
              </Button>
            </>
          )}
        </>
      ) : (
        <p>
          {say('counted_so')}: <b>{line.counted ?? '–'}</b>
          {line.waste && ` · ${say(`waste_${line.waste}`)}`}
          {line.why && ` · ${line.why}`}
        </p>
      )}
    </li>
  );
}

function FoundForm({ take, on_close }: { take: Take; on_close: () => void }) {
  const { cooperative_id } = useHere();
  const add = useAction(async (lot: string, key) => {
    const path = { cooperative_id, take_id: take.id };
    await post(
      at('/v1/cooperatives/{cooperative_id}/stock-takes/{take_id}/lots', path),
      { lot },
      { key },
    );
    on_close();
  });
  return (
    <Dialog title={say('found_lot')} on_close={on_close}>
      <Form on_submit={({ lot = '' }) => void add.act(lot.trim())}>
        <Field
          label={say('lot_code')}
          name="lot"
          required
          maxLength={255}
          autocapitalize="characters"
          spellcheck={false}
        />
        <Failed failure={add.failure} />
        <Button kind="main" is_busy={add.is_busy}>
          {say('add')}
        </Button>
      </Form>
    </Dialog>
  );
}

function Printing({ take }: { take: Take }) {
  const { cooperative_id } = useHere();
  const sheet = (blind: string | undefined): string =>
    at(
      '/v1/cooperatives/{cooperative_id}/stock-takes/{take_id}/sheet.pdf',
      { cooperative_id, take_id: take.id },
      { blind },
    );
  return (
    <p class="actions">
      {(
        [
          ['print_sheet', undefined],
          ['print_blind', 'true'],
        ] as [Word, string | undefined][]
      ).map(([word, blind]) => (
        <a key={word} class="button plain" href={sheet(blind)} target="_blank" rel="noreferrer">
          <span>{say(word)}</span>
        </a>
      ))}
    </p>
  );
}

type Wanted = { step: 'settle' | 'drop' | 'refresh'; line?: number };

function useTakeStep(take: Take): Action<Wanted> {
  const { cooperative_id } = useHere();
  return useAction(async (wanted: Wanted, key) => {
    const changed = await post(
      at('/v1/cooperatives/{cooperative_id}/stock-takes/{take_id}/steps', {
        cooperative_id,
        take_id: take.id,
      }),
      wanted,
      { key },
    );
    know(
      at('/v1/cooperatives/{cooperative_id}/stock-takes/{take_id}', {
        cooperative_id,
        take_id: String(changed.number),
      }),
      changed,
    );
    if (wanted.step === 'settle') announce(say('done_settle'));
    if (wanted.step === 'drop') announce(say('done_drop'));
  });
}

// The lots in the order of the sheet, and what was counted of each.
function Counts({ take, step }: { take: Take; step: Action<Wanted> | null }) {
  const { cooperative_id } = useHere();
  const [are_right, set_right] = useState(false);
  const count = useAction(async (items: Count[], key) => {
    if (items.length) {
      await post(
        at('/v1/cooperatives/{cooperative_id}/stock-takes/{take_id}/counts', {
          cooperative_id,
          take_id: take.id,
        }),
        { items, ...(are_right ? { counts_are_right: true } : {}) },
        { key },
      );
    }
    set_right(false);
    announce(say('done_counts'));
  });
  return (
    <Card>
      <Form on_submit={(fields) => void count.act(counts_of(take, fields))}>
        <ul class="sheet">
          {take.lines.map((line) => (
            <LineCard
              key={`${line.line} ${line.counted_base} ${line.expected_base}`}
              line={line}
              on_recount={
                step ? () => void step.act({ step: 'refresh', line: line.line }) : undefined
              }
            />
          ))}
        </ul>
        <Failed failure={count.failure} />
        <OddCount failure={count.failure} checked={are_right} on_change={set_right} />
        {step && (
          <Button kind="main" is_busy={count.is_busy}>
            {say('keep_counts')}
          </Button>
        )}
      </Form>
    </Card>
  );
}

// Into the book with it; what lay there beside; or away with it.
function Ways({ take, step }: { take: Take; step: Action<Wanted> }) {
  const [is_adding, set_adding] = useState(false);
  const [is_sure, set_sure] = useState(false);
  const has_counts = take.lines.some((line) => line.counted !== null);
  const differ = take.lines.filter(({ differs }) => differs).length;
  const settle = (): void => {
    void step.act({ step: 'settle' }).then((is_done) => is_done && set_sure(false));
  };
  return (
    <>
      <p class="actions">
        <Button kind="main" on_press={() => set_sure(true)} is_off={!has_counts}>
          {say('settle_take')}
        </Button>
        <Button on_press={() => set_adding(true)}>{say('found_lot')}</Button>
        <Button
          kind="danger"
          on_press={() => void step.act({ step: 'drop' })}
          is_busy={step.is_busy}
        >
          {say('drop_take')}
        </Button>
      </p>
      {is_adding && <FoundForm take={take} on_close={() => set_adding(false)} />}
      {is_sure && (
        <Dialog title={say('settle_take')} on_close={() => set_sure(false)}>
          <Notice>{say('settle_sure', { n: differ })}</Notice>
          <Failed failure={step.failure} />
          <p class="actions">
            <Button kind="main" on_press={settle} is_busy={step.is_busy}>
              {say('settle_take')}
            </Button>
          </p>
        </Dialog>
      )}
    </>
  );
}

function Sheet({ take }: { take: Take }) {
  const { may } = useHere();
  const step = useTakeStep(take);
  const is_open = take.state === 'open' && may('stock.write');
  const counted = take.lines.filter((line) => line.counted !== null).length;
  const differ = take.lines.filter(({ differs }) => differs).length;
  return (
    <>
      <p class="tags">
        <TakeState state={take.state} />
        <span class="quiet">
          {take.place.name} · {say('counted_of', { n: counted, all: take.lines.length, differ })}
        </span>
      </p>
      <Printing take={take} />
      <Counts take={take} step={is_open ? step : null} />
      <Failed failure={step.failure} />
      {is_open && <Ways take={take} step={step} />}
    </>
  );
}

export function TakePage({ route }: { route: Route }) {
  const { cooperative_id } = useHere();
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/stock-takes/{take_id}', {
      cooperative_id,
      take_id: route[1] ?? '',
    }),
  );
  return (
    <>
      <Heading back={to('stock-takes')}>
        {say('take_named', { n: found.body?.number ?? route[1] ?? '' })}
      </Heading>
      <Loaded of={found}>{(take) => <Sheet take={take} />}</Loaded>
    </>
  );
}
