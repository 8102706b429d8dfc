import { approaches, type Approach } from '../plan/approach';
import type { Fact } from '../plan/fact';
import type { FactKind } from '../plan/factKind';
import { behaviorNeeds, knowledgeNeeds, needLevels } from '../plan/needs';
import type { Facts, Plan, PromptScore, Workload } from '../plan/plan';
import { provenanceOf } from '../plan/provenance';
import { likely, type Quantity } from '../plan/quantity';
import type { World } from './world';

/** How well the present value of an input is known. */
export type Basis = FactKind | 'unknown' | 'no limit';

interface CommonInput {
  /** Dotted path into the plan. */
  readonly path: string;
  basis(plan: Plan): Basis;
}

/** An input on a scale. */
export interface QuantityInput extends CommonInput {
  readonly kind: 'quantity';
  /** The likely value; undefined where it is unknown or there is no limit. */
  read(plan: Plan): number | undefined;
  write(plan: Plan, value: number): Plan;
  readonly min: number;
  max(plan: Plan): number;
  /** The smallest amount that matters: where a search from 0 starts. */
  readonly grain: number;
  /** A positive size whose factor tells how far a change is. */
  size(value: number): number;
  readonly whole: boolean;
}

/** An input with a handful of values. */
export interface ChoiceInput extends CommonInput {
  readonly kind: 'choice';
  read(plan: Plan): string | undefined;
  write(plan: Plan, value: string): Plan;
  readonly values: readonly string[];
}

export type Input = QuantityInput | ChoiceInput;

/** Every input of a plan that may change the decision. */
export function listInputs(world: Pick<World, 'chatModels' | 'fineTunedModels'>): readonly Input[] {
  return [
    ...behaviorNeeds.map((need) =>
      choice(
        `needs.behavior.${need}`,
        needLevels,
        (plan) => plan.needs.behavior[need],
        (plan, value) => ({
          ...plan,
          needs: { ...plan.needs, behavior: { ...plan.needs.behavior, [need]: value } },
        }),
      ),
    ),
    ...knowledgeNeeds.map((need) =>
      choice(
        `needs.knowledge.${need}`,
        needLevels,
        (plan) => plan.needs.knowledge[need],
        (plan, value) => ({
          ...plan,
          needs: { ...plan.needs, knowledge: { ...plan.needs.knowledge, [need]: value } },
        }),
      ),
    ),
    ...(['chatModel', 'fineTunedModel'] as const).map((name) =>
      choice(
        `choices.${name}`,
        name === 'chatModel' ? world.chatModels : world.fineTunedModels,
        (plan) => plan.choices[name],
        (plan, value) => ({ ...plan, choices: { ...plan.choices, [name]: value } }),
      ),
    ),
    fact('corpusTokens', { grain: 1_000, max: 1e12 }),
    fact('corpusMonthlyChange', { grain: 0.01, max: 1, whole: false }),
    fact('labelledExamples', { grain: 1, max: 1e7 }),
    fact('promptWorkDays', { grain: 1, max: 365 }),
    promptScore,
    workload('queriesPerDay', { grain: 1, max: 1e9 }),
    workload('activeHoursPerDay', { min: 0.5, grain: 0.5, max: 24 }),
    // Growth is felt over a year: 2 % a month is nearly as far as a quarter more queries.
    {
      ...workload('monthlyGrowth', { min: -0.5, grain: 0.01, max: 1 }),
      size: (growth) => (1 + growth) ** 12,
    },
    ...(['system', 'examples', 'history', 'question', 'answer', 'reasoning'] as const).map(
      tokensOf,
    ),
    ...(['chunkTokens', 'chunkOverlap', 'topK', 'batchShare'] as const).map((name) =>
      quantity(
        `choices.${name}`,
        name === 'batchShare'
          ? { grain: 0.01, max: 1 }
          : { min: name === 'chunkTokens' ? 50 : 0, grain: 1, max: 10_000, whole: true },
        (plan) => plan.choices[name],
        (plan, value) => ({ ...plan, choices: { ...plan.choices, [name]: value } }),
      ),
    ),
    ...(['hourlyRate', 'curationHours', 'retrainsPerYear'] as const).map((name) =>
      quantity(
        `people.${name}`,
        { grain: 1, max: 10_000 },
        (plan) => plan.people[name],
        (plan, value) => ({
          ...plan,
          people: { ...plan.people, [name]: value },
        }),
      ),
    ),
    // Ownership is compared between these two alone; budgets ask for every approach's month.
    ...(['long-context', 'rag'] as const).map((approach) => hoursOf('setupHours', approach)),
    ...approaches.map((approach) => hoursOf('maintenanceHoursPerMonth', approach)),
    limit('monthlyBudget', { grain: 1, max: 1e9 }),
    limit('latencyMs', { min: 1, grain: 10, max: 1e6 }),
    quantity(
      'limits.targetQuality',
      { min: 0.01, grain: 0.01, max: 0.99 },
      (plan) => plan.limits.targetQuality,
      (plan, value) => ({ ...plan, limits: { ...plan.limits, targetQuality: value } }),
    ),
    quantity(
      'limits.horizonMonths',
      { min: 1, grain: 1, max: 120, whole: true },
      (plan) => plan.limits.horizonMonths,
      (plan, value) => ({ ...plan, limits: { ...plan.limits, horizonMonths: value } }),
    ),
  ];
}

interface Scale {
  readonly min?: number;
  readonly grain: number;
  readonly max: number;
  readonly whole?: boolean;
}

const basisOf = (path: string) => (plan: Plan) => provenanceOf(plan, path).kind;

function choice<T extends string>(
  path: string,
  values: readonly T[],
  read: (plan: Plan) => string | undefined,
  write: (plan: Plan, value: T) => Plan,
): ChoiceInput {
  return {
    kind: 'choice',
    path,
    values,
    read,
    write: (plan, value) => {
      const known = values.find((candidate) => candidate === value);
      return known === undefined ? plan : write(plan, known);
    },
    basis: basisOf(path),
  };
}

function quantity(
  path: string,
  { min = 0, grain, max, whole = false }: Scale,
  read: (plan: Plan) => Quantity,
  write: (plan: Plan, value: number) => Plan,
): QuantityInput {
  return {
    kind: 'quantity',
    path,
    min,
    grain,
    size: (value) => Math.max(value, grain),
    max: () => max,
    whole,
    read: (plan) => likely(read(plan)),
    write,
    basis: basisOf(path),
  };
}

function workload(name: Exclude<keyof Workload, 'tokens'>, scale: Scale): QuantityInput {
  return quantity(
    `workload.${name}`,
    scale,
    (plan) => plan.workload[name],
    (plan, value) => ({
      ...plan,
      workload: { ...plan.workload, [name]: value },
    }),
  );
}

function tokensOf(name: keyof Workload['tokens']): QuantityInput {
  return quantity(
    `workload.tokens.${name}`,
    { grain: 1, max: 1e7, whole: true },
    (plan) => plan.workload.tokens[name],
    (plan, value) => ({
      ...plan,
      workload: { ...plan.workload, tokens: { ...plan.workload.tokens, [name]: value } },
    }),
  );
}

function hoursOf(
  name: 'setupHours' | 'maintenanceHoursPerMonth',
  approach: Approach,
): QuantityInput {
  return quantity(
    `people.${name}.${approach}`,
    { grain: 1, max: 1e5 },
    (plan) => plan.people[name][approach],
    (plan, value) => ({
      ...plan,
      people: { ...plan.people, [name]: { ...plan.people[name], [approach]: value } },
    }),
  );
}

function limit(name: 'monthlyBudget' | 'latencyMs', { min = 0, grain, max }: Scale): QuantityInput {
  return {
    kind: 'quantity',
    path: `limits.${name}`,
    min,
    grain,
    size: (value) => Math.max(value, grain),
    max: () => max,
    whole: false,
    read: (plan) => plan.limits[name],
    write: (plan, value) => ({ ...plan, limits: { ...plan.limits, [name]: value } }),
    basis: (plan) => (plan.limits[name] === undefined ? 'no limit' : 'stated'),
  };
}

function fact(
  name: Exclude<keyof Facts, 'promptScore' | 'cachedInputShare'>,
  { min = 0, grain, max, whole = true }: Scale,
): QuantityInput {
  return {
    kind: 'quantity',
    path: `facts.${name}`,
    min,
    grain,
    size: (value) => Math.max(value, grain),
    max: () => max,
    whole,
    read: (plan) => plan.facts[name] && likely(plan.facts[name].value),
    write: (plan, value) => ({ ...plan, facts: { ...plan.facts, [name]: stated(value) } }),
    basis: (plan) => plan.facts[name]?.kind ?? 'unknown',
  };
}

/** Where no evaluation was run, one of this size is imagined. */
export const imaginedCases = 100;

const promptScore: QuantityInput = {
  kind: 'quantity',
  path: 'facts.promptScore.passed',
  min: 0,
  grain: 1,
  size: (passed) => Math.max(passed, 1),
  max: (plan) => plan.facts.promptScore?.value.total ?? imaginedCases,
  whole: true,
  read: (plan) => plan.facts.promptScore?.value.passed,
  write: (plan, passed) => {
    const score: PromptScore = {
      ...(plan.facts.promptScore?.value ?? { total: imaginedCases }),
      passed,
    };
    return { ...plan, facts: { ...plan.facts, promptScore: stated(score) } };
  },
  basis: (plan) => plan.facts.promptScore?.kind ?? 'unknown',
};

function stated<T>(value: T): Fact<T> {
  return { value, kind: 'stated' };
}
