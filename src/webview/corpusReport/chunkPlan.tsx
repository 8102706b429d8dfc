import * as l10n from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import type { CorpusCalculation } from '../../core/corpus/calculation';
import type { MonthlyChange, ReportChoices } from '../../protocol/corpusReport';
import { Button } from '../controls/button';
import { formatWhole } from '../format';
import { EmbeddingTable } from './embeddingTable';
import { fill } from '../controls/fill';

/** The sizes that retrieval libraries use, each with a tenth as overlap. */
const usual = [250, 500, 1_000];

/** How the corpus is cut for retrieval, and what embedding it takes. */
export function ChunkPlan({
  calculation: { chunks, embeddings },
  choices,
  change,
  onChoose,
}: {
  readonly calculation: CorpusCalculation;
  readonly choices: ReportChoices;
  readonly change: MonthlyChange;
  readonly onChoose: (change: Partial<ReportChoices>) => void;
}) {
  const { chunkTokens, overlapTokens } = choices;
  return (
    <section aria-labelledby="chunks">
      <h2 id="chunks">{l10n.t('Cut into chunks')}</h2>
      <form class="chunk-form" onSubmit={(event) => event.preventDefault()}>
        <TokenField
          label={l10n.t('Chunk')}
          value={chunkTokens}
          min={1}
          max={1_000_000}
          onChange={(tokens) =>
            onChoose({
              chunkTokens: tokens,
              overlapTokens: Math.min(overlapTokens, tokens - 1),
            })
          }
        />
        <TokenField
          label={l10n.t('Overlap')}
          value={overlapTokens}
          min={0}
          max={chunkTokens - 1}
          onChange={(tokens) => onChoose({ overlapTokens: tokens })}
        />
        <span class="usual">
          {usual.map((tokens) => (
            <Button
              key={tokens}
              kind="link"
              title={l10n.t('Chunks of {0} tokens, {1} of overlap', tokens, tokens / 10)}
              onClick={() => onChoose({ chunkTokens: tokens, overlapTokens: tokens / 10 })}
            >
              {formatWhole(tokens)}
            </Button>
          ))}
        </span>
      </form>
      <p class="figure">
        {fill(
          chunks.chunks === 1
            ? l10n.t('{0} chunk, {1} tokens to embed.')
            : l10n.t('{0} chunks, {1} tokens to embed.'),
          <strong>{formatWhole(chunks.chunks)}</strong>,
          <strong>{formatWhole(chunks.embeddingTokens)}</strong>,
        )}{' '}
        <span class="hint">
          {l10n.t('Each document is cut by itself, the overlap counts at every seam.')}
        </span>
      </p>
      <EmbeddingTable
        embeddings={embeddings}
        monthlyChange={change.kind === 'measured' ? change.fact.value : undefined}
      />
    </section>
  );
}

/** A whole number of tokens; what is typed counts once it is possible. */
function TokenField({
  label,
  value,
  min,
  max,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (tokens: number) => void;
}) {
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const isPossible = (tokens: number): boolean =>
    Number.isInteger(tokens) && tokens >= min && tokens <= max;
  const isWrong = typed === '' || !isPossible(Number(typed));
  return (
    <label class="token-field">
      {label}
      <input
        type="number"
        min={min}
        max={max}
        step={1}
        value={typed}
        aria-invalid={isWrong}
        title={
          isWrong
            ? l10n.t('A whole number, {0} to {1}', formatWhole(min), formatWhole(max))
            : undefined
        }
        onInput={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          if (text !== '' && isPossible(Number(text))) onChange(Number(text));
        }}
        onBlur={() => setTyped(String(value))}
      />
      <span class="hint">{l10n.t('tokens')}</span>
    </label>
  );
}
