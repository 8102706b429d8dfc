/** The commands that run or show evaluations; each is `ockham.` and its name. */
export const evaluationCommands = [
  'runEvaluation',
  'showEvaluation',
  'inspectDataset',
  'forgetEndpoint',
] as const;
export type EvaluationCommand = (typeof evaluationCommands)[number];
