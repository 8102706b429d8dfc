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

export type EditablePath = NumberPath | ChoicePath;
