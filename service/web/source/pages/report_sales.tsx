// What was sold, in the way one wants it added up.

import { useState } from 'preact/hooks';

import { at, type Schema } from '../api/client';
import { useGet } from '../api/store';
import { Card, Empty, Loaded, Select } from '../parts/basics';
import { Bars, Columns, type Drawn } from '../parts/chart';
import { FiguresTable } from '../parts/figures_table';
import { useHere } from '../session';
import { money, say, type Word } from '../words/say';
import { AsWorkbook, type Days, LeftOut } from './report_parts';

type Report = Schema['SalesReport'];
type By = Report['by'];
type Row = Schema['SalesRow'];

const ways: [By, Word][] = [
  ['product', 'by_product'],
  ['channel', 'by_channel'],
  ['household', 'by_household'],
  ['month', 'by_month'],
  ['day', 'by_day'],
];

const name_of = (row: Row): string => (row.id ? row.name : say('no_household'));
const amount_of = (row: Row): string =>
  row.quantity ?? (row.packs === null ? '' : say('n_packs', { n: row.packs }));

function Told({ report }: { report: Report }) {
  const { by, rows, total } = report;
  const title = say('report_sales');
  const drawn: Drawn[] = rows.map((row) => ({
    name: name_of(row),
    value: row.net_vnd,
    text: money(row.net_vnd),
  }));
  const is_shared = by === 'household';
  const cells = (name: string, row: Row): string[] => [
    name,
    is_shared ? money(row.share_vnd ?? 0) : amount_of(row),
    money(row.billed_vnd),
    money(row.returned_vnd),
    money(row.net_vnd),
  ];
  return (
    <Card>
      <p class="quiet">{say('how_sales')}</p>
      {by === 'month' || by === 'day' ? (
        <Columns title={title} rows={drawn} />
      ) : (
        <Bars title={title} rows={drawn} />
      )}
      <FiguresTable
        title={title}
        columns={[
          { title: say(ways.find(([way]) => way === by)?.[1] ?? 'by_product') },
          { title: say(is_shared ? 'share_vnd' : 'sold_quantity'), is_figure: true },
          { title: say('billed_vnd'), is_figure: true },
          { title: say('returned_vnd'), is_figure: true },
          { title: say('net_vnd'), is_figure: true },
        ]}
        rows={rows.map((row) => cells(name_of(row), row))}
        sum={cells(say('sum'), total)}
      />
      <LeftOut n={report.left_out} />
    </Card>
  );
}

export function SalesReport({ days }: { days: Days }) {
  const { cooperative_id, may } = useHere();
  const [by, set_by] = useState<By>('product');
  const asked = { by, ...days };
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/reports/sales', { cooperative_id }, asked),
  );
  return (
    <>
      <Select
        label={say('added_up_by')}
        name="by"
        value={by}
        options={ways
          .filter(([way]) => way !== 'household' || may('shares.read'))
          .map(([way, word]) => [way, say(word)])}
        on_change={(way) => set_by(way as By)}
      />
      <Loaded of={found}>
        {(report) =>
          report.rows.length ? (
            <Told report={report} />
          ) : (
            <Empty icon="shares">{say('nothing_in_days')}</Empty>
          )
        }
      </Loaded>
      <AsWorkbook
        address={at('/v1/cooperatives/{cooperative_id}/reports/sales.xlsx', { cooperative_id }, asked)}
        name={say('report_sales')}
      />
    </>
  );
}
