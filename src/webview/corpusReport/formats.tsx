import type { Assumption, FormatTotal } from '../../core/corpus/report';
import { formatShare, formatWhole } from '../format';

/** What the corpus is made of, and what was decided to turn it into text: the choice can change a count severalfold. */
export function Formats({
  formats,
  assumptions,
  total,
}: {
  readonly formats: readonly FormatTotal[];
  readonly assumptions: readonly Assumption[];
  readonly total: number;
}) {
  if (formats.length === 0) return null;
  return (
    <section aria-labelledby="formats">
      <h2 id="formats">Formats</h2>
      <ul class="formats">
        {formats.map(({ format, files, tokens }) => (
          <li key={format} title={`${formatWhole(files)} files, ${formatWhole(tokens)} tokens`}>
            {format} <strong>{formatShare(total === 0 ? 0 : tokens / total)}</strong>
          </li>
        ))}
      </ul>
      {assumptions.length > 0 && (
        <p class="hint">
          Assumed:{' '}
          {assumptions.map(({ phrase, files }) => `${phrase} (${formatWhole(files)})`).join('; ')}.
        </p>
      )}
    </section>
  );
}
