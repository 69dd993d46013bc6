// A table of figures that can be wider than a phone: it scrolls, and the page does not.

import type { ComponentChildren } from 'preact';

export interface FiguresColumn {
  title: string;
  is_figure?: boolean;
}

export function FiguresTable({
  title,
  columns,
  rows,
  sum,
}: {
  title: string;
  columns: FiguresColumn[];
  rows: ComponentChildren[][];
  sum?: ComponentChildren[];
}) {
  const cells = (row: ComponentChildren[]): ComponentChildren =>
    row.map((cell, at) =>
      at === 0 ? (
        <th key={at} scope="row">
          {cell}
        </th>
      ) : (
        <td key={at} class={columns[at]?.is_figure ? 'figure' : ''}>
          {cell}
        </td>
      ),
    );
  return (
    <div class="figures-table" tabIndex={0} role="region" aria-label={title}>
      <table>
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" class={column.is_figure ? 'figure' : ''}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>{cells(row)}</tr>
          ))}
        </tbody>
        {sum && (
          <tfoot>
            <tr>{cells(sum)}</tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
