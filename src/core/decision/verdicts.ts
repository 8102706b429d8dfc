import { approachName, approaches, type Approach } from '../plan/approach';
import type { Plan } from '../plan/plan';
import { exceeds, floorOf, formatMs, formatNumber, formatUsd } from './amount';
import type { Decision } from './decide';
import { explainKnowledge } from './explainKnowledge';
import { breaksLimit } from './knowledgeChoice';
import { listNeeds } from './needPhrases';
import { reason, type Reason } from './reason';
import { explainTuning } from './explainTuning';
import type { ApproachCosts } from './world';

/** `recommended` is what to build now; `not yet` could be right once evidence or a measurement is there. */
export type Verdict = 'recommended' | 'viable' | 'not yet' | 'ruled out';

export interface ApproachVerdict {
  readonly verdict: Verdict;
  readonly reasonsFor: readonly Reason[];
  readonly reasonsAgainst: readonly Reason[];
  /** With simulated ranges, where the plan can be priced. */
  readonly costs: ApproachCosts;
}

/** Judges all five approaches by their likely costs and says why; `shown` are the same costs with their ranges. */
export function judgeApproaches(
  plan: Plan,
  decision: Decision,
  costs: Readonly<Record<Approach, ApproachCosts>>,
  shown: Readonly<Record<Approach, ApproachCosts>>,
): Readonly<Record<Approach, ApproachVerdict>> {
  const of = (approach: Approach): ApproachVerdict => {
    const explained = explain(approach, plan, decision, costs);
    const limits = limitReasons(plan, costs[approach]);
    return {
      verdict: verdictOf(approach, plan, decision, costs),
      reasonsFor: [...explained.reasonsFor, ...limits.kept],
      reasonsAgainst: [...explained.reasonsAgainst, ...limits.broken],
      costs: shown[approach],
    };
  };
  const [prompt, longContext, rag, fineTuning, hybrid] = approaches;
  return {
    [prompt]: of(prompt),
    [longContext]: of(longContext),
    [rag]: of(rag),
    [fineTuning]: of(fineTuning),
    [hybrid]: of(hybrid),
  };
}

function verdictOf(
  approach: Approach,
  plan: Plan,
  decision: Decision,
  costs: Readonly<Record<Approach, ApproachCosts>>,
): Verdict {
  if (approach === decision.next) return 'recommended';
  if (approach === decision.destination) return 'not yet';
  if (breaksLimit(plan, costs[approach])) return 'ruled out';
  const { calls, fit, trainability, destination } = decision;
  const needsKnowledge = calls.knowledge.length > 0;
  switch (approach) {
    case 'prompt':
      return needsKnowledge || decision.readyToTune ? 'ruled out' : 'viable';
    case 'long-context':
      if (!needsKnowledge || fit.verdict === 'does not fit') return 'ruled out';
      return fit.verdict === 'fits' ? 'viable' : 'not yet';
    case 'rag':
      return needsKnowledge ? 'viable' : 'ruled out';
    case 'fine-tuning':
      return needsKnowledge || trainability.kind === 'none' ? 'ruled out' : 'not yet';
    case 'hybrid':
      return needsKnowledge && trainability.kind !== 'none' && destination !== 'prompt'
        ? 'not yet'
        : 'ruled out';
  }
}

export interface Explanation {
  readonly reasonsFor: readonly Reason[];
  readonly reasonsAgainst: readonly Reason[];
}

function explain(
  approach: Approach,
  plan: Plan,
  decision: Decision,
  costs: Readonly<Record<Approach, ApproachCosts>>,
): Explanation {
  switch (approach) {
    case 'prompt':
      return explainPrompt(decision);
    case 'long-context':
    case 'rag':
      return explainKnowledge(approach, plan, decision, costs);
    case 'fine-tuning':
    case 'hybrid':
      return explainTuning(approach, plan, decision, costs);
  }
}

function explainPrompt({ calls, evidence, destination, readyToTune }: Decision): Explanation {
  const reasonsFor: Reason[] = [];
  const reasonsAgainst: Reason[] = [];
  if (destination === 'prompt') {
    reasonsFor.push(
      reason(
        'need',
        'needs',
        'Nothing you need calls for more than a well-engineered prompt, the simplest approach.',
      ),
    );
  }
  if (evidence.score?.verdict === 'suffices') {
    const meets = calls.metByPrompt.length > 0 ? `, ${listNeeds(calls.metByPrompt)} included` : '';
    reasonsFor.push(
      reason('fact', 'facts.promptScore', `Its evaluation reaches the target${meets}: ship it.`),
    );
  } else if (evidence.score?.verdict === 'fails') {
    const chance = evidence.weekDone === true ? '' : ', though it has not had its week of work yet';
    reasonsAgainst.push(
      reason(
        'fact',
        'facts.promptScore',
        `Its evaluation is below the target even at the top of its 95 % interval${chance}.`,
      ),
    );
  }
  if (calls.knowledge.length > 0) {
    reasonsAgainst.push(
      reason(
        'need',
        `needs.knowledge.${calls.knowledge[0] ?? 'private'}`,
        `Without your documents it cannot supply ${listNeeds(calls.knowledge)}.`,
      ),
    );
  } else if (calls.behavior.length > 0 && !readyToTune) {
    reasonsFor.push(
      reason(
        'need',
        `needs.behavior.${calls.behavior[0] ?? 'voice'}`,
        `It may already give ${listNeeds(calls.behavior)}; only an evaluation tells.`,
      ),
    );
  }
  return { reasonsFor, reasonsAgainst };
}

function limitReasons(
  { limits }: Plan,
  costs: ApproachCosts,
): { readonly kept: Reason[]; readonly broken: Reason[] } {
  const kept: Reason[] = [];
  const broken: Reason[] = [];
  if (limits.monthlyBudget !== undefined) {
    const budget = formatUsd(limits.monthlyBudget);
    const monthly = formatUsd(costs.monthlyUsd);
    const over = exceeds(costs.monthlyUsd, limits.monthlyBudget);
    if (over === 'yes')
      broken.push(
        reason(
          'limit',
          'limits.monthlyBudget',
          `${monthly} a month is over the budget of ${budget}.`,
        ),
      );
    if (over === 'no')
      kept.push(
        reason(
          'limit',
          'limits.monthlyBudget',
          `${monthly} a month keeps the budget of ${budget}.`,
        ),
      );
    if (over === 'unknown')
      broken.push(
        reason(
          'limit',
          'limits.monthlyBudget',
          `${monthly} a month may be over the budget of ${budget}.`,
        ),
      );
  }
  if (limits.latencyMs !== undefined && floorOf(costs.latencyMs) > limits.latencyMs) {
    broken.push(
      reason(
        'limit',
        'limits.latencyMs',
        `${formatMs(costs.latencyMs)} for an answer is over the limit of ${formatNumber(limits.latencyMs)} ms.`,
      ),
    );
  }
  return { kept, broken };
}

/** The one sentence that a reader sees first, and where something else comes first, what is missing for the rest. */
export function headline(decision: Decision): string {
  const { destination, next } = decision;
  const start = `${capitalize(approachName[destination])}: ${because(decision)}.`;
  return next === destination
    ? start
    : `${start} Build ${approachName[next]} now: ${whatIsMissing(decision)}.`;
}

/** Why the needs lead where they do: "you need private data". */
export function because({ calls, evidence, limitDriven }: Decision): string {
  const needed = [...calls.knowledge, ...calls.behavior];
  if (needed.length > 0) return `you need ${listNeeds(needed)}`;
  if (limitDriven) return 'prompting breaks a limit that a tuned model keeps';
  if (calls.unexplainedFailure) return 'prompting is shown to fail';
  if (calls.metByPrompt.length > 0)
    return `prompting is shown to give ${listNeeds(calls.metByPrompt)}`;
  return evidence.score?.verdict === 'suffices'
    ? 'prompting reaches its target'
    : 'nothing you stated needs more';
}

/** What keeps the destination from being built today: "fine-tuning still lacks …". */
export function whatIsMissing({ evidence, trainability }: Decision): string {
  const missing = [
    evidence.weekDone === true ? '' : 'a week of prompt work',
    evidence.score?.verdict === 'fails' ? '' : 'an evaluation that shows prompting fails',
    evidence.examplesEnough === true ? '' : '200 labelled examples',
    trainability.kind === 'open' ? '' : 'a model that can still be trained',
  ].filter((part) => part !== '');
  return `fine-tuning still lacks ${missing.join(', ')}`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
