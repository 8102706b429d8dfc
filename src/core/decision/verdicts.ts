import * as l10n from '@vscode/l10n';
import { approachName, approaches, type Approach } from '../plan/approach';
import type { Plan } from '../plan/plan';
import { exceeds, floorOf, formatMs, formatNumber, formatUsd } from './amount';
import type { Decision } from './decide';
import { explainKnowledge } from './explainKnowledge';
import { breaksLimit } from './knowledgeChoice';
import { joinParts, listNeeds } from './needPhrases';
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
        l10n.t(
          'Nothing you need calls for more than a well-engineered prompt, the simplest approach.',
        ),
      ),
    );
  }
  if (evidence.score?.verdict === 'suffices') {
    const text =
      calls.metByPrompt.length > 0
        ? l10n.t(
            'Its evaluation reaches the target, {0} included: ship it.',
            listNeeds(calls.metByPrompt),
          )
        : l10n.t('Its evaluation reaches the target: ship it.');
    reasonsFor.push(reason('fact', 'facts.promptScore', text));
  } else if (evidence.score?.verdict === 'fails') {
    const text =
      evidence.weekDone === true
        ? l10n.t('Its evaluation is below the target even at the top of its 95 % interval.')
        : l10n.t(
            'Its evaluation is below the target even at the top of its 95 % interval, though it has not had its week of work yet.',
          );
    reasonsAgainst.push(reason('fact', 'facts.promptScore', text));
  }
  if (calls.knowledge.length > 0) {
    reasonsAgainst.push(
      reason(
        'need',
        `needs.knowledge.${calls.knowledge[0] ?? 'private'}`,
        l10n.t('Without your documents it cannot supply {0}.', listNeeds(calls.knowledge)),
      ),
    );
  } else if (calls.behavior.length > 0 && !readyToTune) {
    reasonsFor.push(
      reason(
        'need',
        `needs.behavior.${calls.behavior[0] ?? 'voice'}`,
        l10n.t('It may already give {0}; only an evaluation tells.', listNeeds(calls.behavior)),
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
          l10n.t('{0} a month is over the budget of {1}.', monthly, budget),
        ),
      );
    if (over === 'no')
      kept.push(
        reason(
          'limit',
          'limits.monthlyBudget',
          l10n.t('{0} a month keeps the budget of {1}.', monthly, budget),
        ),
      );
    if (over === 'unknown')
      broken.push(
        reason(
          'limit',
          'limits.monthlyBudget',
          l10n.t('{0} a month may be over the budget of {1}.', monthly, budget),
        ),
      );
  }
  if (limits.latencyMs !== undefined && floorOf(costs.latencyMs) > limits.latencyMs) {
    broken.push(
      reason(
        'limit',
        'limits.latencyMs',
        l10n.t(
          '{0} for an answer is over the limit of {1} ms.',
          formatMs(costs.latencyMs),
          formatNumber(limits.latencyMs),
        ),
      ),
    );
  }
  return { kept, broken };
}

/** The one sentence that a reader sees first, and where something else comes first, what is missing for the rest. */
export function headline(decision: Decision): string {
  const { destination, next } = decision;
  const name = capitalize(approachName[destination]);
  return next === destination
    ? l10n.t('{0}: {1}.', name, because(decision))
    : l10n.t(
        '{0}: {1}. Build {2} now: {3}.',
        name,
        because(decision),
        approachName[next],
        whatIsMissing(decision),
      );
}

/** Why the needs lead where they do: "you need private data". */
export function because({ calls, evidence, limitDriven }: Decision): string {
  const needed = [...calls.knowledge, ...calls.behavior];
  if (needed.length > 0) return l10n.t('you need {0}', listNeeds(needed));
  if (limitDriven) return l10n.t('prompting breaks a limit that a tuned model keeps');
  if (calls.unexplainedFailure) return l10n.t('prompting is shown to fail');
  if (calls.metByPrompt.length > 0)
    return l10n.t('prompting is shown to give {0}', listNeeds(calls.metByPrompt));
  return evidence.score?.verdict === 'suffices'
    ? l10n.t('prompting reaches its target')
    : l10n.t('nothing you stated needs more');
}

/** What keeps the destination from being built today: "fine-tuning still lacks …". */
export function whatIsMissing({ evidence, trainability }: Decision): string {
  const missing = [
    evidence.weekDone === true ? '' : l10n.t('a week of prompt work'),
    evidence.score?.verdict === 'fails' ? '' : l10n.t('an evaluation that shows prompting fails'),
    evidence.examplesEnough === true ? '' : l10n.t('200 labelled examples'),
    trainability.kind === 'open' ? '' : l10n.t('a model that can still be trained'),
  ].filter((part) => part !== '');
  return l10n.t('fine-tuning still lacks {0}', joinParts(missing));
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
