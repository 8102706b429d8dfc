/** The quantities and limits of a plan that the plan editor changes: dotted paths. */
export const numberPaths = [
  'workload.queriesPerDay',
  'workload.activeHoursPerDay',
  'workload.monthlyGrowth',
  'workload.tokens.system',
  'workload.tokens.examples',
  'workload.tokens.history',
  'workload.tokens.question',
  'workload.tokens.answer',
  'workload.tokens.reasoning',
  'choices.chunkTokens',
  'choices.chunkOverlap',
  'choices.topK',
  'choices.cacheLifetime',
  'choices.batchShare',
  'people.hourlyRate',
  'people.curationHours',
  'people.retrainsPerYear',
  'people.setupHours.prompt',
  'people.setupHours.long-context',
  'people.setupHours.rag',
  'people.setupHours.fine-tuning',
  'people.setupHours.hybrid',
  'people.maintenanceHoursPerMonth.prompt',
  'people.maintenanceHoursPerMonth.long-context',
  'people.maintenanceHoursPerMonth.rag',
  'people.maintenanceHoursPerMonth.fine-tuning',
  'people.maintenanceHoursPerMonth.hybrid',
  'limits.monthlyBudget',
  'limits.latencyMs',
  'limits.targetQuality',
  'limits.horizonMonths',
  'today.monthlyCost',
  'today.costPerQuery',
] as const;
export type NumberPath = (typeof numberPaths)[number];

/** The choices among catalog rows that the plan editor changes. */
export const choicePaths = [
  'choices.chatModel',
  'choices.fineTunedModel',
  'choices.embeddingModel',
  'choices.reranker',
  'choices.vectorStore',
] as const;
export type ChoicePath = (typeof choicePaths)[number];

/** What the plan is called and what it is for. */
export const textPaths = ['title', 'task'] as const;
export type TextPath = (typeof textPaths)[number];

export const needPaths = [
  'needs.behavior.format',
  'needs.behavior.voice',
  'needs.behavior.reasoning',
  'needs.behavior.speed',
  'needs.knowledge.private',
  'needs.knowledge.current',
  'needs.knowledge.citations',
] as const;
export type NeedPath = (typeof needPaths)[number];

/** What is known about the case; a value that the plan editor sets is stated. */
export const factPaths = [
  'facts.corpusTokens',
  'facts.corpusDocuments',
  'facts.corpusMonthlyChange',
  'facts.labelledExamples',
  'facts.promptWorkDays',
  'facts.promptScore',
  'facts.cachedInputShare',
] as const;
export type FactPath = (typeof factPaths)[number];

/** Every value of a plan that the plan editor changes by its path. */
export const editablePaths = [
  ...numberPaths,
  ...choicePaths,
  ...textPaths,
  ...needPaths,
  ...factPaths,
] as const;
export type EditablePath = (typeof editablePaths)[number];

/** Whether a path is one of a fact: its value is written with its provenance. */
export function isFactPath(path: EditablePath): path is FactPath {
  return path.startsWith('facts.');
}
