// Bringing in a workbook: first what it would change, then exactly that.

import { useState } from 'preact/hooks';

import { ask, at, post, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { announce } from '../parts/announce';
import { Button, Card, Failed, Heading, Notice, Tag, type Tone } from '../parts/basics';
import { save } from '../parts/save';
import { to } from '../route';
import { useHere } from '../session';
import { say, spoken, type Word } from '../words/say';

type Report = Schema['ImportReport'];
type Item = Report['items'][number];

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const outcomes: Record<Item['outcome'], [Word, Tone]> = {
  created: ['will_create', 'good'],
  updated: ['will_update', 'warn'],
  unchanged: ['stays', 'calm'],
  faulty: ['faulty', 'bad'],
};
const shown_max = 200;

const Counts = ({ counts }: { counts: Report['plan'] }) => (
  <dl class="figures">
    <div>
      <dt>{say('will_create')}</dt>
      <dd>{counts.created}</dd>
    </div>
    <div>
      <dt>{say('will_update')}</dt>
      <dd>{counts.updated}</dd>
    </div>
    <div>
      <dt>{say('stays')}</dt>
      <dd>{counts.unchanged}</dd>
    </div>
    <div>
      <dt>{say('faulty')}</dt>
      <dd class={counts.faulty ? 'bad' : ''}>{counts.faulty}</dd>
    </div>
  </dl>
);

const Faults = ({ faults }: { faults: Item['faults'] }) => (
  <>
    {faults.map(({ cell, heading, text, fault }) => {
      const { problem, cure } = spoken(fault);
      return (
        <p key={`${cell} ${fault.reason}`}>
          <b>
            {cell} · {heading}
            {text && `: “${text}”`}
          </b>
          <br />
          {problem} <span class="cure">{cure}</span>
        </p>
      );
    })}
  </>
);

function ItemCard({ item }: { item: Item }) {
  const [word, tone] = outcomes[item.outcome];
  return (
    <li class="card">
      <div class="row">
        <Tag tone={tone}>{say(word)}</Tag>
        <span class="quiet">{say('sheet_row', { sheet: item.sheet, row: String(item.row) })}</span>
      </div>
      <b>{item.key}</b>
      {item.outcome === 'updated' && (
        <dl class="difference">
          {item.changes.map(({ heading, from, to: wanted }) => (
            <div key={heading}>
              <dt>{heading}</dt>
              <dd>
                <del>{from}</del> <ins>{wanted}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Faults faults={item.faults} />
    </li>
  );
}

function Annotated({ file, cooperative_id }: { file: File; cooperative_id: string }) {
  const fetch_it = useAction(async (_: null) => {
    const { body } = await ask(
      'POST',
      at('/v1/cooperatives/{cooperative_id}/annotated-workbooks', { cooperative_id }),
      { 'Content-Type': type },
      file,
    );
    save(body as Blob, file.name.replace(/(\.xlsx)?$/i, ` - ${say('faults_file')}.xlsx`));
  });
  return (
    <>
      <Failed failure={fetch_it.failure} />
      <Button is_busy={fetch_it.is_busy} on_press={() => void fetch_it.act(null)}>
        {say('annotated_workbook')}
      </Button>
    </>
  );
}

// The most telling first: what cannot be taken, then what changes, then what is new.
const weight: Record<Item['outcome'], number> = { faulty: 0, updated: 1, created: 2, unchanged: 3 };

function Plan({ report }: { report: Report }) {
  const items = [...report.items].sort((a, b) => weight[a.outcome] - weight[b.outcome]);
  return (
    <>
      <Card>
        <h2>{say(report.applied ? 'import_done' : 'import_plan')}</h2>
        <Counts counts={report.applied?.counts ?? report.plan} />
        {report.unknown_sheets.length > 0 && (
          <p class="quiet">
            {say('unknown_sheets')} {report.unknown_sheets.join(', ')}
          </p>
        )}
        {report.unknown_headings.length > 0 && (
          <p class="quiet">
            {say('unknown_headings')}{' '}
            {report.unknown_headings.map(({ sheet, heading }) => `${sheet}: ${heading}`).join(', ')}
          </p>
        )}
      </Card>
      {report.sheet_faults.length > 0 && (
        <Notice tone="bad">
          <Faults faults={report.sheet_faults} />
        </Notice>
      )}
      {report.applied?.skipped.map(({ key, fault }) => (
        <Notice key={key} tone="warn">
          <b>
            {key}: {spoken(fault).problem}
          </b>{' '}
          {spoken(fault).cure}
        </Notice>
      ))}
      {!report.applied && (
        <ul class="cards two">
          {items.slice(0, shown_max).map((item) => (
            <ItemCard key={`${item.sheet} ${item.row} ${item.noun} ${item.key}`} item={item} />
          ))}
        </ul>
      )}
      {!report.applied && items.length > shown_max && (
        <p class="quiet">{say('items_left_out', { n: items.length - shown_max })}</p>
      )}
    </>
  );
}

const ChooseFile = ({
  is_busy,
  on_choose,
}: {
  is_busy: boolean;
  on_choose: (file: File) => void;
}) => (
  <div class="field">
    <label for="field-workbook">{say('choose_workbook')}</label>
    <p id="field-workbook-hint" class="quiet">
      {say('choose_workbook_hint')}
    </p>
    <input
      id="field-workbook"
      type="file"
      accept={`.xlsx,${type}`}
      aria-describedby="field-workbook-hint"
      disabled={is_busy}
      onChange={(event) => {
        const chosen = event.currentTarget.files?.[0];
        if (chosen) on_choose(chosen);
      }}
    />
  </div>
);

// `new`: the workbook brings its cooperative.
export function Workbook({
  cooperative_id,
  on_done,
}: {
  cooperative_id: string;
  on_done?: (cooperative_id: string) => void;
}) {
  const [file, set_file] = useState<File | null>(null);
  const [report, set_report] = useState<Report | null>(null);
  const plan = useAction(async (chosen: File) => {
    set_report(null);
    set_report(
      await post(at('/v1/cooperatives/{cooperative_id}/import-plans', { cooperative_id }), chosen, {
        type,
      }),
    );
  });
  const apply = useAction(async ({ plan_id, name }: { plan_id: string; name: string }, key) => {
    const done = await post(
      at(
        '/v1/cooperatives/{cooperative_id}/imports',
        { cooperative_id },
        { plan_id, file_name: name },
      ),
      file as File,
      { key, type },
    );
    set_report(done);
    const { faulty } = done.plan;
    announce(faulty > 0 ? say('done_import_faulty', { n: faulty }) : say('done_import'));
    on_done?.(done.cooperative_id);
  });
  const changes = report ? report.plan.created + report.plan.updated : 0;
  const choose = (chosen: File): void => {
    set_file(chosen);
    apply.clear();
    void plan.act(chosen);
  };
  return (
    <>
      <ChooseFile is_busy={plan.is_busy || apply.is_busy} on_choose={choose} />
      <Failed failure={plan.failure} />
      {plan.is_busy && <Notice>{say('reading_workbook')}</Notice>}
      {report && <Plan report={report} />}
      {report && file && (report.plan.faulty > 0 || report.sheet_faults.length > 0) && (
        <Annotated file={file} cooperative_id={cooperative_id} />
      )}
      <Failed failure={apply.failure} />
      {report &&
        file &&
        !report.applied &&
        (changes > 0 ? (
          <div class="bar">
            <Button
              kind="main"
              is_busy={apply.is_busy}
              on_press={() => void apply.act({ plan_id: report.plan_id, name: file.name })}
            >
              {say('apply_plan', { n: changes })}
            </Button>
          </div>
        ) : (
          <Notice>{say('import_changes_nothing')}</Notice>
        ))}
    </>
  );
}

export function WorkbookPage() {
  const { cooperative_id } = useHere();
  return (
    <>
      <Heading back={to('more')}>{say('workbook')}</Heading>
      <Workbook cooperative_id={cooperative_id} />
    </>
  );
}
