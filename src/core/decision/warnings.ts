import { approachName, type Approach } from '../plan/approach';
import { findContradictions } from '../plan/contradictions';
import type { Plan } from '../plan/plan';
import { exceeds, floorOf, formatUsd, isPartial } from './amount';
import type { Decision } from './decide';
import { explainTrainability } from './explainTuning';
import type { Amount, ApproachCosts, World } from './world';

export interface Warning {
  readonly kind: 'over-build' | 'over-budget' | 'lifecycle' | 'contradiction';
  /** Dotted path of the plan's value to look at. */
  readonly path: string;
  readonly text: string;
}

/** What a careful reviewer would object to. */
export function findWarnings(
  plan: Plan,
  decision: Decision,
  costs: Readonly<Record<Approach, ApproachCosts>>,
  world: World,
): readonly Warning[] {
  return [
    ...overBuild(plan, decision, costs),
    ...overBudget(plan, decision, costs),
    ...lifecycle(plan, decision, world),
    ...findContradictions(plan).map(({ path, message }) => ({
      kind: 'contradiction' as const,
      path,
      text: sentence(message),
    })),
  ];
}

/** What a plan's choices say it would build: a model to tune, an index, or both. */
function plannedApproach({
  choices,
  assumed,
}: Plan): { readonly approach: Approach; readonly path: string } | undefined {
  const tunes = !assumed.has('choices.fineTunedModel');
  const retrieval = (['vectorStore', 'embeddingModel', 'reranker'] as const).find(
    (choice) => !assumed.has(`choices.${choice}`) && choices[choice] !== 'none',
  );
  if (tunes)
    return { approach: retrieval ? 'hybrid' : 'fine-tuning', path: 'choices.fineTunedModel' };
  return retrieval && { approach: 'rag', path: `choices.${retrieval}` };
}

const parts: Readonly<Record<Approach, readonly ('retrieval' | 'training')[]>> = {
  prompt: [],
  'long-context': [],
  rag: ['retrieval'],
  'fine-tuning': ['training'],
  hybrid: ['retrieval', 'training'],
};

function overBuild(
  plan: Plan,
  { destination }: Decision,
  costs: Readonly<Record<Approach, ApproachCosts>>,
): Warning[] {
  const planned = plannedApproach(plan);
  if (!planned) return [];
  const extra = parts[planned.approach].filter((part) => !parts[destination].includes(part));
  if (extra.length === 0) return [];
  const { approach, path } = planned;
  return [
    {
      kind: 'over-build',
      path,
      text: `This plan builds ${extra.join(' and ')}; nothing you stated needs it. As ${approachName[approach]} it costs ${difference(costs[approach].monthlyUsd, costs[destination].monthlyUsd)} a month and ${difference(costs[approach].setupUsd, costs[destination].setupUsd)} to build, compared with ${approachName[destination]}.`,
    },
  ];
}

function difference(dearer: Amount, cheaper: Amount): string {
  const delta = floorOf(dearer) - floorOf(cheaper);
  const about = isPartial(dearer) || isPartial(cheaper) ? 'at least ' : '';
  return delta >= 0 ? `${about}${formatUsd(delta)} more` : `${formatUsd(-delta)} less`;
}

function overBudget(
  { limits }: Plan,
  { next, destination }: Decision,
  costs: Readonly<Record<Approach, ApproachCosts>>,
): Warning[] {
  const { monthlyBudget } = limits;
  if (monthlyBudget === undefined) return [];
  return [...new Set([next, destination])]
    .filter((approach) => exceeds(costs[approach].monthlyUsd, monthlyBudget) === 'yes')
    .map((approach) => ({
      kind: 'over-budget',
      path: 'limits.monthlyBudget',
      text: `The needs call for ${approachName[approach]}, which costs ${formatUsd(costs[approach].monthlyUsd)} a month: over the budget of ${formatUsd(monthlyBudget)}.`,
    }));
}

function lifecycle(
  plan: Plan,
  { model, trainability, destination }: Decision,
  { today }: World,
): Warning[] {
  const warnings: Warning[] = [];
  if (model.shutdownOn !== undefined) {
    const gone = model.shutdownOn <= today;
    warnings.push({
      kind: 'lifecycle',
      path: 'choices.chatModel',
      text: gone
        ? `${model.id} was shut down on ${model.shutdownOn}: choose another model.`
        : `${model.id} will be shut down on ${model.shutdownOn}: plan its replacement.`,
    });
  }
  const tunes =
    destination === 'fine-tuning' ||
    destination === 'hybrid' ||
    !plan.assumed.has('choices.fineTunedModel');
  const door = tunes ? explainTrainability(trainability) : undefined;
  if (door) warnings.push({ kind: 'lifecycle', path: door.path, text: door.text });
  return warnings;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
