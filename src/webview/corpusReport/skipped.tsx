import * as l10n from '@vscode/l10n';
import { skipLabel } from '../../core/corpus/skipLabel';
import type { SkippedGroup } from '../../core/corpus/report';
import type { ScanTotals } from '../../core/corpus/scan';
import { formatWhole } from '../format';

/** What was found but not counted, by reason: nothing disappears silently. */
export function Skipped({
  groups,
  totals,
}: {
  readonly groups: readonly SkippedGroup[];
  readonly totals: ScanTotals;
}) {
  if (totals.skipped === 0 && totals.excluded === 0) return null;
  return (
    <section aria-labelledby="skipped">
      <h2 id="skipped">{l10n.t('Not counted')}</h2>
      {totals.excluded > 0 && (
        <p class="hint">
          {l10n.t(
            '{0} files and folders were left out by .gitignore, files.exclude or ockham.scan.exclude.',
            formatWhole(totals.excluded),
          )}
        </p>
      )}
      {groups.map(({ code, count, examples }) => (
        <details key={code}>
          <summary>
            {count === 1
              ? l10n.t('{0} file: {1}', 1, skipLabel(code))
              : l10n.t('{0} files: {1}', formatWhole(count), skipLabel(code))}
          </summary>
          <ul>
            {examples.map(({ path, reason }) => (
              <li key={path}>
                {path} <span class="hint">{reason}</span>
              </li>
            ))}
            {count > examples.length && (
              <li class="hint">{l10n.t('and {0} more', formatWhole(count - examples.length))}</li>
            )}
          </ul>
        </details>
      ))}
    </section>
  );
}
