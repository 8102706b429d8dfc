import * as l10n from '@vscode/l10n';
import type { TableData } from './tableData';

/** A table of numbers, which scrolls sideways where it has no room. */
export function DataTable({
  data: { columns, rows },
  label,
}: {
  readonly data: TableData;
  readonly label: string;
}) {
  return (
    <div class="scroll" role="region" aria-label={l10n.t('Table: {0}', label)} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" class={isNumber ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest]) => (
            <tr key={first?.text}>
              <th scope="row">{first?.content ?? first?.text}</th>
              {rest.map(({ text, content }, index) => (
                <td
                  key={columns[index + 1]?.title}
                  class={columns[index + 1]?.isNumber === true ? 'number' : undefined}
                >
                  {content ?? text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
