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
      title: `Build ${approachName[base]}`,
      status: next === base ? 'current' : decision.readyToTune ? 'done' : 'later',
      exitCriteria: [
        base === 'rag'
          ? 'On at least 100 questions with known passages, the lower end of the 95 % interval of retrieval (right passage among the top k) reaches 80 %.'
          : 'On at least 100 questions spread over the whole corpus, answers from its middle pass as often as those from its ends (95 % intervals overlap).',
        `Answers reach ${formatShare(evidence.target)} at the lower end of the interval: then stop here.`,
        ...limits,
      ],
      why:
        destination === 'hybrid'
          ? `Knowledge before behavior: it is useful at once, its use shows whether behavior must change at all, and it costs ${formatUsd(costs[base].setupUsd)} to build where the whole costs ${formatUsd(costs.hybrid.setupUsd)}.`
          : 'The prompt cannot supply the knowledge, whatever its wording.',
    });
  }
  if (tuned) {
    stages.push({
      id: 'measure',
      title: 'Measure in production',
      status: decision.readyToTune ? 'done' : 'later',
      exitCriteria: [
        `At least ${enoughExamples} valid labelled examples, taken from real use.`,
        `An evaluation whose interval lies below ${formatShare(evidence.target)}, with failures of behavior rather than of missing knowledge.`,
        'Unit economics before and after, from the measured volume.',
      ],
      why: 'Real use supplies the examples and may show that training is not needed.',
    });
    stages.push({
      id: destination,
      title: `Add fine-tuning`,
      status: next === destination ? 'current' : 'later',
      exitCriteria: [
        'On held-out cases the tuned model beats the best prompt: the 95 % interval of the difference lies above zero.',
        `Its own score reaches ${formatShare(evidence.target)} at the lower end of the interval.`,
        ...limits,
      ],
      why: 'Last, because it is the hardest to change: every new model, format or example asks for another training run.',
    });
  }
  return stages;
}

function promptStage({ evidence, destination, knowledgeChoice }: Decision, done: boolean): Stage {
  const { target } = evidence;
  const least = countMoreCases(0, 0, target);
  return {
    id: 'prompt',
    title: 'Engineer the prompt',
    status: done ? 'done' : 'current',
    exitCriteria: [
      `${promptWeekDays} days of work: constraints, worked examples, an output schema, reasoning, guardrails.`,
      `An evaluation of at least ${formatNumber(least.cases)} cases whose 95 % interval lies wholly at or above ${formatShare(target)} (then ship it and stop) or wholly below (then go on).`,
    ],
    why:
      destination === 'prompt'
        ? 'It is all that is needed.'
        : knowledgeChoice
          ? 'First, with the right passages pasted in by hand: it is the cheapest to change and everything later is built on it.'
          : 'First, because it is the cheapest to change and everything later is built on it.',
  };
}

function limitCriteria({ limits }: Plan): string[] {
  return [
    ...(limits.monthlyBudget === undefined
      ? []
      : [`The bill stays within ${formatUsd(limits.monthlyBudget)} a month.`]),
    ...(limits.latencyMs === undefined
      ? []
      : [`Half of the answers arrive within ${formatNumber(limits.latencyMs)} ms.`]),
  ];
}
