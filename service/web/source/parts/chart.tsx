// Figures drawn as bars, columns or a line. Never the only way to read them: a table stands beneath.

import { useId } from 'preact/hooks';

import { say } from '../words/say';

export interface Drawn {
  name: string;
  value: number;
  text: string; // the value as people read it
}

const wide = 320;
const shown_max = 12;

function Chart({
  title,
  height,
  children,
}: {
  title: string;
  height: number;
  children: preact.ComponentChildren;
}) {
  const id = useId();
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${wide} ${height}`} role="img" aria-labelledby={`${id}-t ${id}-d`}>
        <title id={`${id}-t`}>{say('chart_of', { title })}</title>
        <desc id={`${id}-d`}>{say('figures_below')}</desc>
        {children}
      </svg>
    </figure>
  );
}

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

// Lying bars with the name above each: what is many and has long names.
export function Bars({ title, rows }: { title: string; rows: Drawn[] }) {
  const shown = rows.slice(0, shown_max);
  const most = Math.max(1, ...shown.map(({ value }) => value));
  const step = 34;
  return (
    <Chart title={title} height={shown.length * step}>
      {shown.map(({ name, value, text }, at) => (
        <g key={`${at} ${name}`}>
          <text x="0" y={at * step + 12}>
            {shortened(name, 32)}
          </text>
          <text x={wide} y={at * step + 12} text-anchor="end">
            {text}
          </text>
          <rect class="rail" x="0" y={at * step + 17} width={wide} height="10" rx="2" />
          <rect
            class="bar"
            x="0"
            y={at * step + 17}
            width={Math.max(value > 0 ? 2 : 0, (Math.max(0, value) / most) * wide)}
            height="10"
            rx="2"
          />
        </g>
      ))}
    </Chart>
  );
}

const tall = 130;
const floor = 108;
const ceiling = 16;

// Standing columns: what goes on in time.
export function Columns({ title, rows }: { title: string; rows: Drawn[] }) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const step = wide / Math.max(1, rows.length);
  const highest = rows.find(({ value }) => value === most);
  return (
    <Chart title={title} height={tall}>
      {rows.map(({ name, value }, at) => {
        const height = (Math.max(0, value) / most) * (floor - ceiling);
        return (
          <rect
            key={name}
            class="bar"
            x={at * step + step * 0.1}
            y={floor - height}
            width={Math.min(step * 0.8, 48)}
            height={height}
          />
        );
      })}
      <Axis rows={rows} top={highest?.text ?? ''} />
    </Chart>
  );
}

export function Line({ title, rows }: { title: string; rows: Drawn[] }) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const step = wide / Math.max(1, rows.length - 1);
  const highest = rows.find(({ value }) => value === most);
  const points = rows
    .map(({ value }, at) => `${at * step},${floor - (value / most) * (floor - ceiling)}`)
    .join(' ');
  return (
    <Chart title={title} height={tall}>
      <polyline class="line" points={points} />
      <Axis rows={rows} top={highest?.text ?? ''} />
    </Chart>
  );
}

function Axis({ rows, top }: { rows: Drawn[]; top: string }) {
  const first = rows[0];
  const last = rows[rows.length - 1];
  return (
    <>
      <line class="axis" x1="0" x2={wide} y1={floor} y2={floor} />
      <text x="0" y="11">
        {top}
      </text>
      <text x="0" y={tall - 6}>
        {first?.name}
      </text>
      {rows.length > 1 && (
        <text x={wide} y={tall - 6} text-anchor="end">
          {last?.name}
        </text>
      )}
    </>
  );
}
