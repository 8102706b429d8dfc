import { decide } from '../decision/decide';
import { floorOf } from '../decision/amount';
import type { World } from '../decision/world';
import { approaches, type Approach } from '../plan/approach';
import type { Plan } from '../plan/plan';
import { likely, type Quantity } from '../plan/quantity';

/** What a decision stands on: every input by its dotted path, and what the world said on that day. */
export type Basis = Readonly<Record<string, string | number>>;

/** Reads the inputs of a plan and the day's models and costs into one flat list that can be compared later. */
export function basisOf(plan: Plan, world: World): Basis {
  const basis: Record<string, string | number> = {};
  const put = (path: string, value: Quantity | string | undefined) => {
    if (value !== undefined) basis[path] = typeof value === 'string' ? value : likely(value);
  };
  const putAll = (path: string, group: Readonly<Record<string, Quantity | string | undefined>>) => {
    for (const [name, value] of Object.entries(group)) put(`${path}.${name}`, value);
  };
  const { needs, facts, workload, choices, people, limits } = plan;
  putAll('needs.behavior', needs.behavior);
  putAll('needs.knowledge', needs.knowledge);
  for (const name of [
    'corpusTokens',
    'corpusDocuments',
    'corpusMonthlyChange',
    'labelledExamples',
    'promptWorkDays',
  ] as const) {
    put(`facts.${name}`, facts[name]?.value);
  }
  put('facts.promptScore.passed', facts.promptScore?.value.passed);
  put('facts.promptScore.total', facts.promptScore?.value.total);
  put('facts.promptScore.target', facts.promptScore?.value.target);
  const { tokens, ...volume } = workload;
  putAll('workload', volume);
  putAll('workload.tokens', tokens);
  putAll('choices', { ...choices });
  put('people.hourlyRate', people.hourlyRate);
  putAll('limits', { ...limits });

  const model = world.chatModel(plan);
  put('world.chatModel', model.id);
  put('world.contextWindow', model.contextWindow);
  put('world.chatModelShutdown', model.shutdownOn);
  const trainability = world.trainability(plan);
  put('world.trainability', trainability.kind);
  const costs = world.costs(plan);
  for (const approach of approaches)
    put(`world.monthlyUsd.${approach}`, round(floorOf(costs[approach].monthlyUsd)));
  return basis;
}

/** Costs are kept to four digits: a later rounding difference is no change. */
function round(usd: number): number {
  return Number(usd.toPrecision(4));
}

export interface DecisionOutcome {
  readonly destination: Approach;
  readonly next: Approach;
}

/** Where a plan should arrive and what to build now, on the world's day. */
export function outcomeOf(plan: Plan, world: World): DecisionOutcome {
  const { destination, next } = decide(plan, world);
  return { destination, next };
}
