import * as l10n from '@vscode/l10n';
import type { Decision } from '../../core/decision/decide';
import type { Approach } from '../../core/plan/approach';
import { behaviorNeeds, knowledgeNeeds } from '../../core/plan/needs';
import type { Plan } from '../../core/plan/plan';
import type { PanelCommand } from '../../protocol/panel';
import { shortApproachName } from '../controls/approachLabel';

/** The one thing to do now: go to a question, ask the host, or run a command on the plan. */
export type NextStep = { readonly label: string; readonly icon: string } & (
  | { readonly kind: 'go'; readonly to: 'needs' | 'volume' }
  | { readonly kind: 'ask'; readonly request: 'measure' | 'savePlan' | 'collectEvidence' }
  | { readonly kind: 'run'; readonly command: PanelCommand }
);

/** What is known besides the plan. */
export interface Situation {
  readonly hasFile: boolean;
  /** A decision is on record in the plan. */
  readonly isRecorded: boolean;
  /** Evidence was collected while the panel was open, whatever it found. */
  readonly evidenceCollected: boolean;
  readonly commands: readonly PanelCommand[];
}

const scaffolds: Readonly<Partial<Record<Approach, PanelCommand>>> = {
  prompt: 'scaffoldPrompt',
  rag: 'scaffoldRag',
  'fine-tuning': 'scaffoldFineTuning',
  hybrid: 'scaffoldHybrid',
};

/** What changes the answer most comes first; then the plan is kept, recorded and built. */
export function findNextStep(plan: Plan, decision: Decision, situation: Situation): NextStep {
  const { facts, assumed } = plan;
  if (!hasStatedNeeds(plan))
    return { kind: 'go', to: 'needs', label: l10n.t('Say What It Needs'), icon: 'checklist' };
  if (decision.calls.knowledge.length > 0 && !facts.corpusTokens)
    return {
      kind: 'ask',
      request: 'measure',
      label: l10n.t('Measure the Corpus…'),
      icon: 'search',
    };
  if (assumed.has('workload.queriesPerDay'))
    return { kind: 'go', to: 'volume', label: l10n.t('State the Volume'), icon: 'pulse' };
  if (!situation.hasFile)
    return { kind: 'ask', request: 'savePlan', label: l10n.t('Save Plan…'), icon: 'save' };
  const nothingCounted = !facts.promptWorkDays && !facts.labelledExamples && !facts.promptScore;
  if (decision.next !== decision.destination && nothingCounted && !situation.evidenceCollected)
    return {
      kind: 'ask',
      request: 'collectEvidence',
      label: l10n.t('Collect Evidence'),
      icon: 'beaker',
    };
  if (!situation.isRecorded)
    return {
      kind: 'run',
      command: 'exportDecisionRecord',
      label: l10n.t('Record the Decision'),
      icon: 'law',
    };
  const scaffold = scaffolds[decision.next];
  if (scaffold && situation.commands.includes(scaffold))
    return {
      kind: 'run',
      command: scaffold,
      label: l10n.t('Create {0} Starter…', shortApproachName[decision.next]),
      icon: 'tools',
    };
  return {
    kind: 'run',
    command: 'openPlanEditor',
    label: l10n.t('Compare the Costs'),
    icon: 'graph',
  };
}

/** Whether anybody has said of any need how much it weighs. */
export function hasStatedNeeds({ assumed }: Plan): boolean {
  return (
    behaviorNeeds.some((need) => !assumed.has(`needs.behavior.${need}`)) ||
    knowledgeNeeds.some((need) => !assumed.has(`needs.knowledge.${need}`))
  );
}
