/** Inputs of the cost model whose name or place differs from the plan's: from each, the plan's dotted path. */
const planPaths: readonly (readonly [inputs: string, plan: string])[] = [
  ['tokens', 'workload.tokens'],
  ['corpus.tokens', 'facts.corpusTokens'],
  ['corpus.documents', 'facts.corpusDocuments'],
  ['corpus.monthlyChange', 'facts.corpusMonthlyChange'],
  ['people.usdPerHour', 'people.hourlyRate'],
  ['retrieval.chunkTokens', 'choices.chunkTokens'],
  ['retrieval.chunkOverlapTokens', 'choices.chunkOverlap'],
  ['retrieval.topK', 'choices.topK'],
  ['fineTuning.examples', 'facts.labelledExamples'],
  ['fineTuning.curationHours', 'people.curationHours'],
  ['fineTuning.retrainsPerYear', 'people.retrainsPerYear'],
  ['evaluation.cases', 'facts.promptScore'],
  ['horizon.months', 'limits.horizonMonths'],
  ['today.usd', 'today'],
];

/** The plan's path for a path of the cost model's inputs; the same where they agree. */
export function planPathOf(inputsPath: string): string {
  const renamed = planPaths.find(
    ([inputs]) => inputsPath === inputs || inputsPath.startsWith(`${inputs}.`),
  );
  return renamed ? `${renamed[1]}${inputsPath.slice(renamed[0].length)}` : inputsPath;
}
