// A table of figures. On a phone each row stands under its name, a figure a line; the roles say that
// it is still a table.

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
        <th key={at} scope="row" role="rowheader">
          {cell}
        </th>
      ) : (
        <td
          key={at}
          role="cell"
          data-title={columns[at]?.title}
          class={columns[at]?.is_figure ? 'figure' : ''}
        >
          {cell}
        </td>
      ),
    );
  return (
    <div class="figures-table" tabIndex={0} role="region" aria-label={title}>
      <table role="table">
        <caption class="unseen">{title}</caption>
        <thead role="rowgroup">
          <tr>
            {columns.map((column) => (
              <th
                key={column.title}
                scope="col"
                role="columnheader"
                class={column.is_figure ? 'figure' : ''}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, at) => (
            <tr key={at} role="row">{cells(row)}</tr>
          ))}
        </tbody>
        {sum && (
          <tfoot role="rowgroup">
            <tr role="row">{cells(sum)}</tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
