// How much of what was ordered was packed, and how soon it left.

import { at, type Schema } from '../api/client';
import { useGet } from '../api/store';
import { Card, Empty, Loaded, Notice } from '../parts/basics';
import { Bars } from '../parts/chart';
import { FiguresTable } from '../parts/figures_table';
import { useHere } from '../session';
import { cut_why } from '../words/cut';
import { figure, say, span } from '../words/say';
import { AsWorkbook, type Days, LeftOut } from './report_parts';

type Fill = Schema['FillRate']['total'];
type Times = Schema['TimeToShip']['total'];

const percent = (rate_bp: number | null): string =>
  rate_bp === null ? '' : `${figure(Math.round(rate_bp / 10) / 10)} %`;

const fill_cells = (name: string, of: Fill): string[] => [
  name,
  figure(of.ordered_packs),
  figure(of.packed_packs),
  figure(of.cut_packs),
  figure(of.waiting_packs),
  percent(of.rate_bp),
];

function FillTold({ report }: { report: Schema['FillRate'] }) {
  const title = say('report_fill_rate');
  const name_of = ({ code, name }: { code: string; name: string }): string =>
    code ? name : say('unknown_goods');
  return (
    <Card>
      <p class="quiet">{say('how_fill')}</p>
      <Bars
        title={title}
        rows={report.rows
          .filter(({ rate_bp }) => rate_bp !== null)
          .map((row) => ({
            name: name_of(row),
            value: row.rate_bp ?? 0,
            text: percent(row.rate_bp),
          }))}
      />
      <FiguresTable
        title={title}
        columns={[
          { title: say('product') },
          ...(['ordered', 'packed', 'cut', 'waits', 'rate'] as const).map((word) => ({
            title: say(word),
            is_figure: true,
          })),
        ]}
        rows={report.rows.map((row) => fill_cells(name_of(row), row))}
        sum={fill_cells(say('sum'), report.total)}
      />
      {report.reasons.length > 0 && (
        <>
          <h2>{say('why_cut')}</h2>
          <ul>
            {report.reasons.map(({ why, packs }) => (
              <li key={why}>
                {cut_why(why)}: {say('n_packs', { n: packs })}
              </li>
            ))}
          </ul>
        </>
      )}
      {report.cancelled.length > 0 && (
        <>
          <h2>{say('who_cancelled')}</h2>
          <ul>
            {report.cancelled.map(({ by, orders, packs }) => (
              <li key={by}>
                {say(`party_${by}`)}: {say('n_orders', { n: orders })} ·{' '}
                {say('n_packs', { n: packs })}
              </li>
            ))}
          </ul>
        </>
      )}
      <LeftOut n={report.left_out} />
    </Card>
  );
}

export function FillRateReport({ days }: { days: Days }) {
  const { cooperative_id } = useHere();
  const asked = { ...days };
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/reports/fill-rate', { cooperative_id }, asked),
  );
  return (
    <>
      <Loaded of={found}>
        {(report) =>
          report.rows.length + report.cancelled.length === 0 ? (
            <Empty icon="orders">{say('nothing_in_days')}</Empty>
          ) : (
            <FillTold report={report} />
          )
        }
      </Loaded>
      <AsWorkbook
        address={at(
          '/v1/cooperatives/{cooperative_id}/reports/fill-rate.xlsx',
          { cooperative_id },
          asked,
        )}
        name={say('report_fill_rate')}
      />
    </>
  );
}

const minute_ms = 60_000;
const how_long = (minutes: number | null): string =>
  minutes === null ? '' : span(minutes * minute_ms);

const time_cells = (name: string, of: Times): string[] => [
  name,
  figure(of.orders),
  how_long(of.median_minutes),
  how_long(of.nine_tenths_minutes),
  say('late_of', { late: of.late, n: of.with_limit }),
];

export function TimeToShipReport({ days }: { days: Days }) {
  const { cooperative_id } = useHere();
  const asked = { ...days };
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/reports/time-to-ship', { cooperative_id }, asked),
  );
  const title = say('report_time_to_ship');
  return (
    <>
      <Loaded of={found}>
        {(report) => (
          <>
            {report.overdue > 0 && (
              <Notice tone="warn">{say('overdue_orders', { n: report.overdue })}</Notice>
            )}
            {report.rows.length === 0 ? (
              <Empty icon="orders">{say('nothing_in_days')}</Empty>
            ) : (
              <Card>
                <p class="quiet">{say('how_time')}</p>
                <Bars
                  title={title}
                  rows={report.rows.map(({ channel, median_minutes }) => ({
                    name: channel,
                    value: median_minutes ?? 0,
                    text: how_long(median_minutes),
                  }))}
                />
                <FiguresTable
                  title={title}
                  columns={[
                    { title: say('channel') },
                    { title: say('orders'), is_figure: true },
                    { title: say('half_within'), is_figure: true },
                    { title: say('nine_tenths_within'), is_figure: true },
                    { title: say('sent_late') },
                  ]}
                  rows={report.rows.map((row) => time_cells(row.channel, row))}
                  sum={time_cells(say('all_channels'), report.total)}
                />
              </Card>
            )}
          </>
        )}
      </Loaded>
      <AsWorkbook
        address={at(
          '/v1/cooperatives/{cooperative_id}/reports/time-to-ship.xlsx',
          { cooperative_id },
          asked,
        )}
        name={title}
      />
    </>
  );
}
