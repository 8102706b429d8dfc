import type { ApproachCosts, Trainability, World } from '../../../src/core/decision/world';
import type { Approach } from '../../../src/core/plan/approach';
import type { Plan } from '../../../src/core/plan/plan';
import { parsePlan } from '../../../src/core/plan/parse';
import { likely } from '../../../src/core/plan/quantity';
import type { PlanDocument } from '../../../src/core/plan/schema';

/** The prices of a current mid-priced model, in US dollars per million tokens; the window is a million. */
const model = {
  id: 'mid',
  contextWindow: 1_050_000,
  input: 2,
  output: 10,
  cachedInput: 0.1,
  cacheLifetimeHours: 0.5,
};
const small = { input: 0.3, output: 1.2 };

export function readPlan(document: Partial<PlanDocument>): Plan {
  const parsed = parsePlan(JSON.stringify({ version: 1, ...document }));
  if (parsed.status === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

/**
 * A world whose costs follow the plan by a few plain sums, so that tests of the decision do not depend on the
 * catalog's prices. Labour, tokens, prompt caching and a fixed bill for the index: enough to order the approaches.
 */
export function testWorld(trainability: Trainability = { kind: 'open', model: 'small' }): World {
  return {
    costs,
    chatModel: ({ choices }) =>
      choices.chatModel === 'tiny'
        ? { id: 'tiny', contextWindow: 8_000 }
        : { id: model.id, contextWindow: model.contextWindow },
    trainability: () => trainability,
    chatModels: ['mid', 'tiny'],
    fineTunedModels: ['small'],
    today: '2026-11-22',
  };
}

function costs(plan: Plan): Record<Approach, ApproachCosts> {
  const { workload, people, choices, limits, facts } = plan;
  const { system, examples, history, question, answer, reasoning } = workload.tokens;
  const instructions = likely(system) + likely(examples);
  const asked = likely(history) + likely(question);
  const written = likely(answer) + likely(reasoning);
  const corpus = likely(facts.corpusTokens?.value ?? 0);
  const perDay = likely(workload.queriesPerDay);
  const misses = Math.exp(
    (-perDay / likely(workload.activeHoursPerDay)) * model.cacheLifetimeHours,
  );
  const cached = (tokens: number) =>
    (tokens * (misses * model.input + (1 - misses) * model.cachedInput)) / 1e6;
  const context = likely(choices.topK) * likely(choices.chunkTokens);

  const approach = (
    name: Approach,
    {
      prompt,
      fixed,
      setup,
      speed,
    }: { prompt: number; fixed: number; setup: number; speed: number },
  ): ApproachCosts => {
    const rate = likely(people.hourlyRate);
    const setupUsd = likely(people.setupHours[name]) * rate + setup;
    const monthlyUsd =
      prompt * perDay * 30 + fixed + likely(people.maintenanceHoursPerMonth[name]) * rate;
    return {
      setupUsd,
      monthlyUsd,
      perQueryUsd: prompt,
      ownershipUsd: setupUsd + monthlyUsd * limits.horizonMonths,
      latencyMs: speed,
    };
  };
  const output = (written * model.output) / 1e6;
  const tunedQuery = (asked * small.input + written * small.output) / 1e6;
  const curation = likely(people.curationHours) * likely(people.hourlyRate) + 10;
  return {
    prompt: approach('prompt', {
      prompt: cached(instructions) + (asked * model.input) / 1e6 + output,
      fixed: 0,
      setup: 0,
      speed: 1_500,
    }),
    'long-context': approach('long-context', {
      prompt: cached(instructions + corpus) + (asked * model.input) / 1e6 + output,
      fixed: 0,
      setup: 0,
      speed: 1_500 + corpus / 200,
    }),
    rag: approach('rag', {
      prompt: cached(instructions) + ((asked + context) * model.input) / 1e6 + output,
      fixed: 50,
      setup: (corpus * 0.02) / 1e6,
      speed: 1_800,
    }),
    'fine-tuning': approach('fine-tuning', {
      prompt: tunedQuery,
      fixed: 60,
      setup: curation,
      speed: 500,
    }),
    hybrid: approach('hybrid', {
      prompt: tunedQuery + (context * small.input) / 1e6,
      fixed: 110,
      setup: curation,
      speed: 800,
    }),
  };
}
