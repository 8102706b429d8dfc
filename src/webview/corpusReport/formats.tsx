import type { Assumption, FormatTotal } from '../../core/corpus/report';
import type { TokensByScript } from '../../core/tokens/estimate';
import type { Script } from '../../core/tokens/tokenRatios';
import { formatShare, formatShort, formatWhole } from '../format';

const scriptName: Readonly<Record<Script, string>> = {
  latin: 'Latin (English and the like)',
  chinese: 'Chinese',
  japanese: 'Japanese',
  other: 'Other scripts',
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
      <h2 id="formats">Formats and languages</h2>
      <ul class="parts">
        {formats.slice(0, shownFormats).map(({ format, files, tokens }) => (
          <li key={format} title={`${formatWhole(files)} files, ${formatWhole(tokens)} tokens`}>
            <div
              class="share-bar"
              aria-hidden="true"
              style={{ width: `${share(tokens) * 100}%` }}
            />
            <span>{format}</span>
            <span class="number aside">
              {formatWhole(files)} {files === 1 ? 'file' : 'files'}, {formatShort(tokens)}
            </span>
            <span class="number">{formatShare(share(tokens))}</span>
          </li>
        ))}
      </ul>
      {formats.length > shownFormats && (
        <p class="hint">and {formatWhole(formats.length - shownFormats)} more formats</p>
      )}
      <p>
        Written in{' '}
        {written
          .map((script) => `${scriptName[script]} ${formatShare(share(byScript[script] ?? 0))}`)
          .join(', ')}
        . <span class="hint">Other tokenizers differ from the counted one script by script.</span>
      </p>
      {assumptions.length > 0 && (
        <p class="hint">
          Assumed:{' '}
          {assumptions.map(({ phrase, files }) => `${phrase} (${formatWhole(files)})`).join('; ')}.
        </p>
      )}
    </section>
  );
}
