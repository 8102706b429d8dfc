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
      <h2 id="skipped">Not counted</h2>
      {totals.excluded > 0 && (
        <p class="hint">
          {formatWhole(totals.excluded)} files and folders were left out by .gitignore,
          files.exclude or ockham.scan.exclude.
        </p>
      )}
      {groups.map(({ reason, count, examples }) => (
        <details key={reason}>
          <summary>
            {formatWhole(count)} {count === 1 ? 'file' : 'files'}: {reason}
          </summary>
          <ul>
            {examples.map((path) => (
              <li key={path}>{path}</li>
            ))}
            {count > examples.length && (
              <li class="hint">and {formatWhole(count - examples.length)} more</li>
            )}
          </ul>
        </details>
      ))}
    </section>
  );
}
