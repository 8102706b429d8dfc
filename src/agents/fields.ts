import * as z from 'zod/mini';

/** Fields that several tools take, each with the sentence that a model reads. */
export const planField = z
  .optional(z.string({ error: 'must be the path of a plan, as text' }))
  .check(z.describe('Path of the plan (*.ockham.json). Omit for the only plan of the workspace.'));

const patch = z.looseObject({}, { error: 'must be an object: a JSON merge patch of the plan' });

/** The whole format, for the tool that writes. */
export const changesField = z
  .optional(patch)
  .check(
    z.describe(
      'JSON merge patch of the plan; null removes. title, task; ' +
        'needs.behavior {format, voice, reasoning, speed}, needs.knowledge {private, current, citations}, each "none" | "helpful" | "essential"; ' +
        'corpus {folders, exclude}; workload {queriesPerDay, activeHoursPerDay, monthlyGrowth, tokens {system, examples, history, question, answer, reasoning}}; ' +
        'choices {chatModel, fineTunedModel, embeddingModel, reranker, vectorStore, chunkTokens, chunkOverlap, topK, batchShare}; ' +
        'limits {monthlyBudget, latencyMs, targetQuality, horizonMonths}; today {monthlyCost, costPerQuery}; people {hourlyRate, setupHours, maintenanceHoursPerMonth}; ' +
        'facts {corpusTokens, corpusDocuments, corpusMonthlyChange, labelledExamples, promptWorkDays, promptScore {passed, total}}. ' +
        'A number may be a range [low, likely, high]. A bare fact is stated by the user; mark a guess {"value", "kind": "assumed"}.',
    ),
  );

/** The same, for the tools that only try it out. */
export const whatIfField = z
  .optional(patch)
  .check(
    z.describe(
      'What if: a patch as update_plan takes it, e.g. {"workload":{"queriesPerDay":5000}}. Nothing is written.',
    ),
  );
