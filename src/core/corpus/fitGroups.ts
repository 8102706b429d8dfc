import type { Fit } from './fit';

/** Models of one provider that say the same about a corpus: same room, same count, same verdict. */
export interface FitGroup {
  readonly fit: Fit;
  /** Every model of the group, the one of `fit` first. */
  readonly models: readonly Fit['model'][];
}

/** Puts models with the same answer into one row; groups keep the order of their first models. */
export function groupFit(fits: readonly Fit[]): FitGroup[] {
  const groups = new Map<string, { fit: Fit; models: Fit['model'][] }>();
  for (const fit of fits) {
    const { model, corpus, usableTokens } = fit;
    const key = [
      model.provider,
      model.contextWindow.value,
      usableTokens,
      corpus.low,
      corpus.high,
    ].join(' ');
    const group = groups.get(key);
    if (group) group.models.push(model);
    else groups.set(key, { fit, models: [model] });
  }
  return [...groups.values()];
}
