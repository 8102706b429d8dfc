import * as l10n from '@vscode/l10n';
import type { Assumption, FormatTotal } from '../../core/corpus/report';
import type { TokensByScript } from '../../core/tokens/estimate';
import type { Script } from '../../core/tokens/tokenRatios';
import { formatShare, formatShort, formatWhole } from '../format';

const scriptName: Readonly<Record<Script, string>> = {
  latin: l10n.t('Latin (English and the like)'),
  chinese: l10n.t('Chinese'),
  japanese: l10n.t('Japanese'),
  other: l10n.t('Other scripts'),
};
const scripts: readonly Script[] = ['latin', 'chinese', 'japanese', 'other'];
const shownFormats = 10;

/** What the corpus is made of, and what was decided to turn it into text: the choice can change a count severalfold. */
export function Formats({
  formats,
  byScript,
  assumptions,
  total,
}: {
  readonly formats: readonly FormatTotal[];
  readonly byScript: TokensByScript;
  readonly assumptions: readonly Assumption[];
  readonly total: number;
}) {
  const share = (tokens: number): number => (total === 0 ? 0 : tokens / total);
  const written = scripts.filter((script) => (byScript[script] ?? 0) > 0);
  return (
    <section aria-labelledby="formats">
      <h2 id="formats">{l10n.t('Formats and languages')}</h2>
      <ul class="parts">
        {formats.slice(0, shownFormats).map(({ format, files, tokens }) => (
          <li
            key={format}
            title={l10n.t('{0} files, {1} tokens', formatWhole(files), formatWhole(tokens))}
          >
            <div
              class="share-bar"
              aria-hidden="true"
              style={{ width: `${share(tokens) * 100}%` }}
            />
            <span>{format}</span>
            <span class="number aside">
              {files === 1
                ? l10n.t('{0} file, {1}', 1, formatShort(tokens))
                : l10n.t('{0} files, {1}', formatWhole(files), formatShort(tokens))}
            </span>
            <span class="number">{formatShare(share(tokens))}</span>
          </li>
        ))}
      </ul>
      {formats.length > shownFormats && (
        <p class="hint">
          {l10n.t('and {0} more formats', formatWhole(formats.length - shownFormats))}
        </p>
      )}
      <p>
        {l10n.t(
          'Written in {0}.',
          written
            .map((script) => `${scriptName[script]} ${formatShare(share(byScript[script] ?? 0))}`)
            .join(', '),
        )}{' '}
        <span class="hint">
          {l10n.t('Other tokenizers differ from the counted one script by script.')}
        </span>
      </p>
      {assumptions.length > 0 && (
        <p class="hint">
          {l10n.t(
            'Assumed: {0}.',
            assumptions.map(({ phrase, files }) => `${phrase} (${formatWhole(files)})`).join('; '),
          )}
        </p>
      )}
    </section>
  );
}
