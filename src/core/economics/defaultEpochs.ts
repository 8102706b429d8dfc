/**
 * Epochs when nobody sets them: 3, but as many as give 100 passes for small sets (at most 25) and as
 * few as stay under 25,000 passes for large ones (at least 1).
 * Source: OpenAI cookbook, "Data preparation and analysis for chat model fine-tuning".
 */
export function defaultEpochs(examples: number): number {
  const usual = 3;
  const fewestPasses = 100;
  const mostPasses = 25_000;
  const mostEpochs = 25;
  if (examples <= 0) return usual;
  if (examples * usual < fewestPasses) {
    return Math.min(mostEpochs, Math.floor(fewestPasses / examples));
  }
  if (examples * usual > mostPasses) return Math.max(1, Math.floor(mostPasses / examples));
  return usual;
}
