// Reports: which one, of which days.

import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';

import { Field, Heading, Select } from '../parts/basics';
import { go, type Route, to } from '../route';
import { type Permission, useHere } from '../session';
import '../style/reports.css';
import { day, now_ms, say, type Word } from '../words/say';
import { FillRateReport, TimeToShipReport } from './report_orders';
import type { Days } from './report_parts';
import { SalesReport } from './report_sales';
import { ExpiringReport, StockValueReport, WasteReport } from './report_stock';

interface Report {
  word: Word;
  needs: Permission;
  has_days: boolean;
  Told: FunctionComponent<{ days: Days }>;
}

const reports: Record<string, Report> = {
  sales: { word: 'report_sales', needs: 'orders.read', has_days: true, Told: SalesReport },
  'stock-value': {
    word: 'report_stock_value',
    needs: 'stock.read',
    has_days: false,
    Told: StockValueReport,
  },
  expiring: {
    word: 'report_expiring',
    needs: 'stock.read',
    has_days: false,
    Told: ExpiringReport,
  },
  waste: { word: 'report_waste', needs: 'stock.read', has_days: true, Told: WasteReport },
  'fill-rate': {
    word: 'report_fill_rate',
    needs: 'orders.read',
    has_days: true,
    Told: FillRateReport,
  },
  'time-to-ship': {
    word: 'report_time_to_ship',
    needs: 'orders.read',
    has_days: true,
    Told: TimeToShipReport,
  },
};

const ahead_ms = 7 * 3_600_000; // Viet Nam's, all year
const iso = (date: Date): string => date.toISOString().slice(0, 10);
const first_of = (year: number, month: number): string => iso(new Date(Date.UTC(year, month, 1)));

type Span = 'this_month' | 'last_month' | 'this_quarter' | 'this_year' | 'own_days';
const spans: Span[] = ['this_month', 'last_month', 'this_quarter', 'this_year', 'own_days'];

function days_of(span: Span): Days {
  const today = new Date(now_ms() + ahead_ms);
  const year = today.getUTCFullYear();
  const month = today.getUTCMonth();
  const until_today = (from: string): Days => ({ from, to: iso(today) });
  if (span === 'last_month') {
    return { from: first_of(year, month - 1), to: iso(new Date(Date.UTC(year, month, 0))) };
  }
  if (span === 'this_quarter') return until_today(first_of(year, month - (month % 3)));
  if (span === 'this_year') return until_today(first_of(year, 0));
  return until_today(first_of(year, month));
}

// What was chosen last, from one report to the next.
let kept_span: Span = 'this_month';
let kept_days: Days | undefined;

function ChosenDays({ on_days, days }: { days: Days; on_days: (days: Days) => void }) {
  const [span, set_span] = useState<Span>(kept_span);
  return (
    <>
      <Select
        label={say('which_days')}
        name="span"
        value={span}
        options={spans.map((each) => [each, say(each)])}
        on_change={(each) => {
          kept_span = each as Span;
          set_span(kept_span);
          if (each !== 'own_days') on_days(days_of(each as Span));
        }}
      />
      {span === 'own_days' && (
        <div class="pair">
          <Field
            label={say('from_day')}
            name="from"
            type="date"
            value={days.from}
            on_input={(from) => from && on_days({ ...days, from })}
          />
          <Field
            label={say('to_day')}
            name="to"
            type="date"
            value={days.to}
            on_input={(until) => until && on_days({ ...days, to: until })}
          />
        </div>
      )}
      <p class="quiet">{say('shares_of', { from: day(days.from), to: day(days.to) })}</p>
    </>
  );
}

export function ReportsPage({ route }: { route: Route }) {
  const { may } = useHere();
  const [days, set_days] = useState<Days>(() => kept_days ?? days_of(kept_span));
  const mine = Object.entries(reports).filter(([, { needs }]) => may(needs));
  const [name, chosen] = mine.find(([each]) => each === route[1]) ?? mine[0] ?? [];
  if (!chosen) return null;
  const choose_days = (wanted: Days): void => {
    kept_days = wanted;
    set_days(wanted);
  };
  const { Told, has_days } = chosen;
  return (
    <>
      <Heading back={to('more')}>{say('reports')}</Heading>
      <Select
        label={say('which_report')}
        name="report"
        value={name}
        options={mine.map(([each, { word }]) => [each, say(word)])}
        on_change={(each) => go('reports', each)}
      />
      {has_days && <ChosenDays days={days} on_days={choose_days} />}
      <Told days={days} />
    </>
  );
}
