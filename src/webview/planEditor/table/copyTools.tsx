import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { usePost } from '../post';
import { paintChart } from './paintChart';
import { toCsv, toMarkdown, type TableData } from './tableData';

/** Copies a table, and saves the chart that shows the same. What was copied, VS Code's status bar and the button say. */
export function CopyTools({
  what,
  data,
  chart,
}: {
  /** The title of the table. */
  readonly what: string;
  readonly data: () => TableData;
  /** The element that holds the chart and its legend. */
  readonly chart?: RefObject<HTMLElement | null>;
}) {
  const post = usePost();
  const [done, setDone] = useState('');
  const copy = (format: 'Markdown' | 'CSV'): void => {
    const text = format === 'CSV' ? toCsv(data()) : toMarkdown(data());
    post({ kind: 'copy', what, format, text });
    setDone(l10n.t('{0}: copied as {1}', what, format));
  };
  const save = (element: HTMLElement): void => {
    const base64 = paintChart(element, what);
    if (base64 !== undefined) post({ kind: 'savePng', what, base64 });
  };
  return (
    <div class="copy" role="group" aria-label={l10n.t('Copy: {0}', what)}>
      {(['Markdown', 'CSV'] as const).map((format) => (
        <button
          key={format}
          type="button"
          class="copy-format"
          title={l10n.t('Copy the numbers as {0}', format)}
          onClick={() => copy(format)}
        >
          {format}
        </button>
      ))}
      {chart && (
        <button
          type="button"
          class="copy-format"
          title={l10n.t('Save the chart as a PNG image')}
          onClick={() => {
            if (chart.current) save(chart.current);
          }}
        >
          PNG
        </button>
      )}
      <span class="unseen" role="status">
        {done}
      </span>
    </div>
  );
}
