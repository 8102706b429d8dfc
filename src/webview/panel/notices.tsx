import * as l10n from '@vscode/l10n';
import type { Calculation } from '../../core/decision/calculator';
import { Icon } from '../controls/icon';

/** What a careful reader must know besides the answer: what is missing, what is wrong, what is old. */
export function Notices({
  missing,
  calculation: { warnings, pricing },
  stale,
}: {
  /** Why the destination is not what to build now; undefined where it is. */
  readonly missing: string | undefined;
  readonly calculation: Pick<Calculation, 'warnings' | 'pricing'>;
  /** Undefined where every price was read lately. */
  readonly stale: string | undefined;
}) {
  return (
    <div class="notices">
      {missing !== undefined && <p class="missing">{missing}</p>}
      {pricing.kind === 'problems' &&
        pricing.problems.map(({ path, message }) => (
          <Warning key={path} text={l10n.t('This plan cannot be priced. {0}', message)} />
        ))}
      {warnings.map(({ path, text }) => (
        <Warning key={`${path} ${text}`} text={text} />
      ))}
      {stale !== undefined && <Warning text={stale} />}
    </div>
  );
}

function Warning({ text }: { readonly text: string }) {
  return (
    <p class="warning">
      <Icon name="warning" />
      <span>{text}</span>
    </p>
  );
}
