import * as l10n from '@vscode/l10n';
import { approachName, type Approach } from '../plan/approach';
import { findContradictions } from '../plan/contradictions';
import type { Plan } from '../plan/plan';
import { exceeds, floorOf, formatUsd, isPartial } from './amount';
import type { Decision } from './decide';
import { explainTrainability } from './explainTuning';
import { listPhrases } from './needPhrases';
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

const partName = { retrieval: l10n.t('retrieval'), training: l10n.t('training') } as const;

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
      text: l10n.t(
        'This plan builds {0}; nothing you stated needs it. As {1} it costs {2} a month and {3} to build, compared with {4}.',
        listPhrases(extra.map((part) => partName[part])),
        approachName[approach],
        difference(costs[approach].monthlyUsd, costs[destination].monthlyUsd),
        difference(costs[approach].setupUsd, costs[destination].setupUsd),
        approachName[destination],
      ),
    },
  ];
}

function difference(dearer: Amount, cheaper: Amount): string {
  const delta = floorOf(dearer) - floorOf(cheaper);
  if (delta < 0) return l10n.t('{0} less', formatUsd(-delta));
  return isPartial(dearer) || isPartial(cheaper)
    ? l10n.t('at least {0} more', formatUsd(delta))
    : l10n.t('{0} more', formatUsd(delta));
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
      text: l10n.t(
        'The needs call for {0}, which costs {1} a month: over the budget of {2}.',
        approachName[approach],
        formatUsd(costs[approach].monthlyUsd),
        formatUsd(monthlyBudget),
      ),
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
        ? l10n.t('{0} was shut down on {1}: choose another model.', model.id, model.shutdownOn)
        : l10n.t('{0} will be shut down on {1}: plan its replacement.', model.id, model.shutdownOn),
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
  return l10n.t('{0}.', `${text.charAt(0).toUpperCase()}${text.slice(1)}`);
}
