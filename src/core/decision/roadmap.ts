import * as l10n from '@vscode/l10n';
import { countMoreCases } from '../evaluation/verdict';
import { approachName, type Approach } from '../plan/approach';
import type { Plan } from '../plan/plan';
import { formatNumber, formatShare, formatUsd } from './amount';
import type { Decision } from './decide';
import { enoughExamples, promptWeekDays } from './evidence';
import type { ApproachCosts } from './world';

export interface Stage {
  readonly id: Approach | 'measure';
  readonly title: string;
  readonly status: 'done' | 'current' | 'later';
  /** Each can be measured; all must hold to leave the stage. */
  readonly exitCriteria: readonly string[];
  /** Why this stage stands here in the order. */
  readonly why: string;
}

/** The way from today to the destination: prompt → (long context | RAG) → measure → fine-tuning, as far as needed. */
export function planRoadmap(
  plan: Plan,
  decision: Decision,
  costs: Readonly<Record<Approach, ApproachCosts>>,
): readonly Stage[] {
  const { destination, next, knowledgeChoice, evidence } = decision;
  const base = knowledgeChoice?.approach;
  const tuned = destination === 'fine-tuning' || destination === 'hybrid';
  const promptDone =
    evidence.weekDone === true && evidence.score !== undefined && next !== 'prompt';
  const limits = limitCriteria(plan);

  const stages: Stage[] = [promptStage(decision, promptDone)];
  if (base) {
    stages.push({
      id: base,
      title: l10n.t('Build {0}', approachName[base]),
      status: next === base ? 'current' : decision.readyToTune ? 'done' : 'later',
      exitCriteria: [
        base === 'rag'
          ? l10n.t(
              'On at least 100 questions with known passages, the lower end of the 95 % interval of retrieval (right passage among the top k) reaches 80 %.',
            )
          : l10n.t(
              'On at least 100 questions spread over the whole corpus, answers from its middle pass as often as those from its ends (95 % intervals overlap).',
            ),
        l10n.t(
          'Answers reach {0} at the lower end of the interval: then stop here.',
          formatShare(evidence.target),
        ),
        ...limits,
      ],
      why:
        destination === 'hybrid'
          ? l10n.t(
              'Knowledge before behavior: it is useful at once, its use shows whether behavior must change at all, and it costs {0} to build where the whole costs {1}.',
              formatUsd(costs[base].setupUsd),
              formatUsd(costs.hybrid.setupUsd),
            )
          : l10n.t('The prompt cannot supply the knowledge, whatever its wording.'),
    });
  }
  if (tuned) {
    stages.push({
      id: 'measure',
      title: l10n.t('Measure in production'),
      status: decision.readyToTune ? 'done' : 'later',
      exitCriteria: [
        l10n.t('At least {0} valid labelled examples, taken from real use.', enoughExamples),
        l10n.t(
          'An evaluation whose interval lies below {0}, with failures of behavior rather than of missing knowledge.',
          formatShare(evidence.target),
        ),
        l10n.t('Unit economics before and after, from the measured volume.'),
      ],
      why: l10n.t('Real use supplies the examples and may show that training is not needed.'),
    });
    stages.push({
      id: destination,
      title: l10n.t('Add fine-tuning'),
      status: next === destination ? 'current' : 'later',
      exitCriteria: [
        l10n.t(
          'On held-out cases the tuned model beats the best prompt: the 95 % interval of the difference lies above zero.',
        ),
        l10n.t(
          'Its own score reaches {0} at the lower end of the interval.',
          formatShare(evidence.target),
        ),
        ...limits,
      ],
      why: l10n.t(
        'Last, because it is the hardest to change: every new model, format or example asks for another training run.',
      ),
    });
  }
  return stages;
}

function promptStage({ evidence, destination, knowledgeChoice }: Decision, done: boolean): Stage {
  const { target } = evidence;
  const least = countMoreCases(0, 0, target);
  return {
    id: 'prompt',
    title: l10n.t('Engineer the prompt'),
    status: done ? 'done' : 'current',
    exitCriteria: [
      l10n.t(
        '{0} days of work: constraints, worked examples, an output schema, reasoning, guardrails.',
        promptWeekDays,
      ),
      l10n.t(
        'An evaluation of at least {0} cases whose 95 % interval lies wholly at or above {1} (then ship it and stop) or wholly below (then go on).',
        formatNumber(least.cases),
        formatShare(target),
      ),
    ],
    why:
      destination === 'prompt'
        ? l10n.t('It is all that is needed.')
        : knowledgeChoice
          ? l10n.t(
              'First, with the right passages pasted in by hand: it is the cheapest to change and everything later is built on it.',
            )
          : l10n.t(
              'First, because it is the cheapest to change and everything later is built on it.',
            ),
  };
}

function limitCriteria({ limits }: Plan): string[] {
  return [
    ...(limits.monthlyBudget === undefined
      ? []
      : [l10n.t('The bill stays within {0} a month.', formatUsd(limits.monthlyBudget))]),
    ...(limits.latencyMs === undefined
      ? []
      : [l10n.t('Half of the answers arrive within {0} ms.', formatNumber(limits.latencyMs))]),
  ];
}
