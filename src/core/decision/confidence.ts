import * as l10n from '@vscode/l10n';
import type { Approach } from '../plan/approach';
import { behaviorNeeds, knowledgeNeeds } from '../plan/needs';
import type { Plan } from '../plan/plan';
import { isPartial } from './amount';
import type { Decision } from './decide';
import type { Flip } from './flips';
import type { ApproachCosts } from './world';

/** How far the answer can be trusted, and what would raise it. */
export interface Confidence {
  readonly level: 'high' | 'moderate' | 'low';
  readonly because: readonly string[];
}

/** A flip nearer than a factor of two. */
const near = Math.log(2);

/**
 * Words that follow from what is unknown: low where something that decides is unknown, moderate where an assumed
 * value lies near a flip, high where every near flip would need a measured or stated value to be wrong.
 */
export function rateConfidence(
  plan: Plan,
  decision: Decision,
  flips: readonly Flip[],
  costs: Readonly<Record<Approach, ApproachCosts>>,
): Confidence {
  const unknown: string[] = [];
  const needPaths = [
    ...behaviorNeeds.map((need) => `needs.behavior.${need}`),
    ...knowledgeNeeds.map((need) => `needs.knowledge.${need}`),
  ];
  if (needPaths.every((path) => plan.assumed.has(path)))
    unknown.push(l10n.t('Nobody has stated any need.'));
  if (decision.calls.knowledge.length > 0 && decision.fit.verdict === 'unknown') {
    unknown.push(l10n.t('Whether the corpus fits a context window is unknown.'));
  }
  if (decision.knowledgeChoice?.because === 'costs unknown') {
    unknown.push(l10n.t('The costs of long context and RAG cannot be compared.'));
  }
  if (
    decision.trainability.kind === 'unknown' &&
    decision.destination !== 'prompt' &&
    decision.calls.behavior.length > 0
  ) {
    unknown.push(l10n.t('Whether a model can be trained is unknown.'));
  }
  if (unknown.length > 0) return { level: 'low', because: unknown };

  const shaky = flips
    .filter(
      ({ basis, distance, path }) =>
        distance <= near &&
        !needPaths.includes(path) &&
        (basis === 'assumed' || basis === 'unknown'),
    )
    .map(({ path, basis }) =>
      basis === 'unknown'
        ? l10n.t(
            '{0} is unknown, and a change of it by a factor of two or less would change the answer.',
            path,
          )
        : l10n.t(
            '{0} is assumed, and a change of it by a factor of two or less would change the answer.',
            path,
          ),
    );
  const partial = isPartial(costs[decision.next].monthlyUsd)
    ? [l10n.t('Parts of its monthly cost are unknown.')]
    : [];
  const reasons = [...shaky, ...partial];
  return reasons.length > 0
    ? { level: 'moderate', because: reasons }
    : {
        level: 'high',
        because: [l10n.t('No assumed or unknown value lies near a change of the answer.')],
      };
}
