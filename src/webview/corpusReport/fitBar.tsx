import type { Fit } from '../../core/corpus/fit';

/** A context window: what the corpus takes, its uncertainty paler, and hatched what is reserved. */
export function FitBar({ fit: { model, corpus, usableTokens, verdict } }: { readonly fit: Fit }) {
  const window = model.contextWindow.value;
  const share = (tokens: number): number => Math.min(1, tokens / window) * 100;
  const low = share(corpus.low);
  const high = share(corpus.high);
  const usable = share(usableTokens);
  const verdictClass = verdict.replaceAll(' ', '-');
  return (
    <div class="bar" aria-hidden="true">
      <div class="reserved" style={{ left: `${usable}%`, width: `${100 - usable}%` }} />
      <div class={`fill ${verdictClass}`} style={{ width: `${low}%` }} />
      {high > low && (
        <div class={`range ${verdictClass}`} style={{ left: `${low}%`, width: `${high - low}%` }} />
      )}
    </div>
  );
}
