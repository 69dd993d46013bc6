// What lies in stock is worth, what of it expires, and what was lost.

import { useState } from 'preact/hooks';

import { at, type Schema } from '../api/client';
import { useGet } from '../api/store';
import { Card, Empty, Loaded, Select, Tag } from '../parts/basics';
import { Bars, type Drawn, Line } from '../parts/chart';
import { FiguresTable } from '../parts/figures_table';
import { useHere } from '../session';
import { day, money, say } from '../words/say';
import { AsWorkbook, type Days, LeftOut, WithoutPrice } from './report_parts';

type Lot = Schema['LotValue'];

const known = (vnd: number | null): string => (vnd === null ? '?' : money(vnd));

function DaysLeft({ lot }: { lot: Lot }) {
  const { days_left } = lot;
  return (
    <>
      {day(lot.expires_on)}{' '}
      <Tag tone={days_left < 0 ? 'bad' : days_left <= 3 ? 'warn' : 'calm'}>
        {days_left < 0 ? say('days_over', { n: -days_left }) : say('days_left', { n: days_left })}
      </Tag>
    </>
  );
}

export function StockValueReport() {
  const { cooperative_id } = useHere();
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/reports/stock-value', { cooperative_id }),
  );
  const title = say('report_stock_value');
  return (
    <>
      <Loaded of={found}>
        {(report) =>
          report.products.length === 0 ? (
            <Empty icon="stock">{say('nothing_on_hand')}</Empty>
          ) : (
            <Card>
              <p class="quiet">{say('how_value')}</p>
              <Bars
                title={title}
                rows={[...report.products]
                  .sort((a, b) => b.cost_vnd - a.cost_vnd)
                  .map(({ name, cost_vnd }) => ({
                    name,
                    value: cost_vnd,
                    text: money(cost_vnd),
                  }))}
              />
              <FiguresTable
                title={title}
                columns={[
                  { title: say('product') },
                  { title: say('quantity'), is_figure: true },
                  { title: say('cost_vnd'), is_figure: true },
                  { title: say('sale_price_vnd'), is_figure: true },
                ]}
                rows={report.products.map(({ name, on_hand, cost_vnd, price_vnd }) => [
                  name,
                  on_hand,
                  money(cost_vnd),
                  money(price_vnd),
                ])}
                sum={[say('sum'), '', money(report.cost_vnd), money(report.price_vnd)]}
              />
              <WithoutPrice n={report.without_price} />
            </Card>
          )
        }
      </Loaded>
      <AsWorkbook
        address={at('/v1/cooperatives/{cooperative_id}/reports/stock-value.xlsx', {
          cooperative_id,
        })}
        name={title}
      />
    </>
  );
}

export function ExpiringReport() {
  const { cooperative_id } = useHere();
  const [days, set_days] = useState('14');
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/reports/expiring', { cooperative_id }, { days }),
  );
  const title = say('report_expiring');
  return (
    <>
      <Select
        label={say('within_days')}
        name="days"
        value={days}
        options={['3', '7', '14', '30', '90'].map((each) => [each, each])}
        on_change={set_days}
      />
      <Loaded of={found}>
        {(report) =>
          report.lots.length === 0 ? (
            <Empty icon="stock">{say('nothing_on_hand')}</Empty>
          ) : (
            <Card>
              <FiguresTable
                title={title}
                columns={[
                  { title: say('lot') },
                  { title: say('last_day') },
                  { title: say('by_household') },
                  { title: say('quantity'), is_figure: true },
                  { title: say('cost_vnd'), is_figure: true },
                ]}
                rows={report.lots.map((lot) => [
                  <>
                    {lot.lot}
                    <br />
                    {lot.product}
                  </>,
                  <DaysLeft lot={lot} />,
                  lot.household,
                  lot.on_hand,
                  known(lot.cost_vnd),
                ])}
                sum={[say('sum'), '', '', '', money(report.cost_vnd)]}
              />
              <WithoutPrice n={report.without_price} />
              <LeftOut n={report.left_out} />
            </Card>
          )
        }
      </Loaded>
      <AsWorkbook
        address={at(
          '/v1/cooperatives/{cooperative_id}/reports/expiring.xlsx',
          { cooperative_id },
          { days },
        )}
        name={title}
      />
    </>
  );
}

const day_ms = 86_400_000;
const drawn_days_max = 400;

// Every day of the period, those without waste too.
function each_day(days: Schema['WasteReport']): Drawn[] {
  const lost = new Map(days.days.map((on) => [on.day, on.cost_vnd]));
  const drawn: Drawn[] = [];
  for (
    let at_ms = Date.parse(days.from);
    at_ms <= Date.parse(days.to) && drawn.length < drawn_days_max;
    at_ms += day_ms
  ) {
    const on = new Date(at_ms).toISOString().slice(0, 10);
    const value = lost.get(on) ?? 0;
    drawn.push({ name: day(on), value, text: money(value) });
  }
  return drawn;
}

export function WasteReport({ days }: { days: Days }) {
  const { cooperative_id } = useHere();
  const asked = { ...days };
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/reports/waste', { cooperative_id }, asked),
  );
  const title = say('report_waste');
  return (
    <>
      <Loaded of={found}>
        {(report) =>
          report.rows.length === 0 ? (
            <Empty icon="stock">{say('nothing_in_days')}</Empty>
          ) : (
            <Card>
              <p class="quiet">{say('how_value')}</p>
              <Line title={say('waste_by_day')} rows={each_day(report)} />
              <FiguresTable
                title={title}
                columns={[
                  { title: say('product') },
                  { title: say('waste_kind') },
                  { title: say('quantity'), is_figure: true },
                  { title: say('cost_vnd'), is_figure: true },
                ]}
                rows={report.rows.map(({ name, kind, quantity, cost_vnd }) => [
                  name,
                  say(`waste_${kind}`),
                  quantity,
                  money(cost_vnd),
                ])}
                sum={[say('sum'), '', '', money(report.cost_vnd)]}
              />
              <FiguresTable
                title={say('waste_by_day')}
                columns={[{ title: say('by_day') }, { title: say('cost_vnd'), is_figure: true }]}
                rows={report.days.map((on) => [day(on.day), money(on.cost_vnd)])}
              />
              <WithoutPrice n={report.without_price} />
              <LeftOut n={report.left_out} />
            </Card>
          )
        }
      </Loaded>
      <AsWorkbook
        address={at('/v1/cooperatives/{cooperative_id}/reports/waste.xlsx', { cooperative_id }, asked)}
        name={title}
      />
    </>
  );
}
