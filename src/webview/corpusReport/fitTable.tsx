import { useState } from 'preact/hooks';
import type { Fit, FitVerdict, ReservedTokens } from '../../core/corpus/fit';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { formatShare, formatShort, formatWhole } from '../format';

const verdictIcon: Readonly<Record<FitVerdict, string>> = {
  fits: 'check',
  'does not fit': 'close',
  'too close to call': 'question',
};

const shownAtFirst = 12;

/** Each model's context window beside the corpus: what is reserved, what the corpus takes, whether it fits. */
export function FitTable({
  fit,
  reserved,
}: {
  readonly fit: readonly Fit[];
  readonly reserved: ReservedTokens;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? fit : fit.slice(0, shownAtFirst);
  const count = (verdict: FitVerdict): number =>
    fit.filter((row) => row.verdict === verdict).length;
  return (
    <section aria-labelledby="fit">
      <h2 id="fit">Does it fit a context window?</h2>
      <p>
        <strong>
          Fits {count('fits')} of {fit.length} models
        </strong>
        {count('too close to call') > 0 && `, too close to call for ${count('too close to call')}`}.
        Reserved in every window: {formatWhole(reserved.prompt)} tokens for the prompt and{' '}
        {formatWhole(reserved.answer)} for the answer. Fitting is not yet a reason to do it: the
        whole corpus is paid for with every query.
      </p>
      <table class="fit">
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" class="number">
              Context window
            </th>
            <th scope="col" class="number">
              Corpus tokens
            </th>
            <th scope="col" class="wide">
              Share of the usable window
            </th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <FitRow key={row.model.id} row={row} />
          ))}
        </tbody>
      </table>
      {fit.length > shownAtFirst && (
        <Button kind="link" onClick={() => setAll(!all)}>
          {all ? 'Show fewer models' : `Show all ${fit.length} models`}
        </Button>
      )}
    </section>
  );
}

function FitRow({ row: { model, corpus, usableTokens, verdict } }: { readonly row: Fit }) {
  const share = (tokens: number): number => (usableTokens === 0 ? Infinity : tokens / usableTokens);
  const { contextWindow } = model;
  const exact = corpus.method === 'exact';
  return (
    <tr>
      <th scope="row">
        {model.name} <span class="hint">{model.provider}</span>
        {model.shutdownOn !== undefined && <span class="ends">ends {model.shutdownOn}</span>}
      </th>
      <td
        class="number"
        title={`${formatWhole(contextWindow.value)} tokens; ${formatWhole(usableTokens)} usable.\nRead ${contextWindow.readAt}: ${contextWindow.url}`}
      >
        {formatShort(contextWindow.value)}
      </td>
      <td
        class="number"
        title={
          exact
            ? `${formatWhole(corpus.likely)} tokens, exact`
            : `${formatWhole(corpus.low)} to ${formatWhole(corpus.high)} tokens, ${corpus.method}: this model's tokenizer did not count`
        }
      >
        {exact
          ? formatShort(corpus.likely)
          : `${formatShort(corpus.low)}–${formatShort(corpus.high)}`}
      </td>
      <td class="wide">
        <div class="bar-row">
          <div class="bar" aria-hidden="true">
            <div
              class={`fill ${verdictClass(verdict)}`}
              style={{ width: `${Math.min(1, share(corpus.low)) * 100}%` }}
            />
            {!exact && (
              <div
                class={`range ${verdictClass(verdict)}`}
                style={{
                  left: `${Math.min(1, share(corpus.low)) * 100}%`,
                  width: `${Math.max(0, Math.min(1, share(corpus.high)) - Math.min(1, share(corpus.low))) * 100}%`,
                }}
              />
            )}
          </div>
          <span class="number share">
            {exact
              ? formatShare(share(corpus.likely))
              : `${formatShare(share(corpus.low))}–${formatShare(share(corpus.high))}`}
          </span>
        </div>
      </td>
      <td class={`verdict ${verdictClass(verdict)}`}>
        <Icon name={verdictIcon[verdict]} /> {verdict}
      </td>
    </tr>
  );
}

function verdictClass(verdict: FitVerdict): string {
  return verdict.replaceAll(' ', '-');
}
