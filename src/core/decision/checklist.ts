import { countMoreCases } from '../evaluation/verdict';
import { approachName, type Approach } from '../plan/approach';
import type { Fact } from '../plan/fact';
import type { Plan } from '../plan/plan';
import { provenanceOf } from '../plan/provenance';
import { likely } from '../plan/quantity';
import { exceeds, floorOf, formatNumber, formatShare, formatUsd, isPartial } from './amount';
import type { Decision } from './decide';
import { enoughExamples, promptWeekDays } from './evidence';
import { explainFit } from './explainKnowledge';
import type { ApproachCosts } from './world';

const daysPerMonth = 30.4375;

export const checkIds = [
  'prompt-work',
  'prompt-evaluation',
  'labelled-examples',
  'knowledge-size',
  'unit-economics',
] as const;
export type CheckId = (typeof checkIds)[number];

/** One line of the evidence checklist. */
export interface Check {
  readonly id: CheckId;
  readonly question: string;
  /** `pass` speaks for building more than a prompt, `fail` against it. */
  readonly status: 'pass' | 'fail' | 'unknown';
  /** What is known, in one sentence. */
  readonly fact: string;
  /** How it is known; absent where nothing is. */
  readonly provenance?: Omit<Fact<unknown>, 'value'>;
  /** What would change the status. */
  readonly change: string;
}

/** Answers the five questions to ask before building more than a prompt. */
export function fillChecklist(
  plan: Plan,
  decision: Decision,
  costs: Readonly<Record<Approach, ApproachCosts>>,
): readonly Check[] {
  return [
    checkPromptWork(plan),
    checkPromptEvaluation(plan, decision),
    checkExamples(plan),
    checkKnowledgeSize(plan, decision),
    checkUnitEconomics(plan, decision, costs),
  ];
}

function checkPromptWork({ facts }: Plan): Check {
  const question = 'Has a serious week gone into the prompt?';
  const fact = facts.promptWorkDays;
  if (!fact) {
    return {
      id: 'prompt-work',
      question,
      status: 'unknown',
      fact: 'Nobody has counted the days of prompt work.',
      change: 'Collect evidence: days with commits to prompt files are counted from git.',
    };
  }
  const done = fact.value >= promptWeekDays;
  return {
    id: 'prompt-work',
    question,
    status: done ? 'pass' : 'fail',
    fact: `${formatDays(fact.value)} of prompt work.`,
    ...provenance(fact),
    change: done
      ? 'Nothing: the week is done.'
      : `${formatDays(promptWeekDays - fact.value)} more of work on prompt files.`,
  };
}

function formatDays(days: number): string {
  return `${formatNumber(days)} ${days === 1 ? 'day' : 'days'}`;
}

function checkPromptEvaluation({ facts }: Plan, { evidence }: Decision): Check {
  const base = {
    id: 'prompt-evaluation',
    question: 'Does an evaluation show that prompting fails?',
  } as const;
  const { score, target } = evidence;
  if (!facts.promptScore || !score) {
    return {
      ...base,
      status: 'unknown',
      fact: 'The prompt has not been evaluated.',
      change: `Evaluate it: ${countSentence(0, 0, target)}`,
    };
  }
  const { passed, total } = facts.promptScore.value;
  const { low, high } = score.interval;
  const rate = `${formatNumber(passed)} of ${formatNumber(total)} cases pass (${formatShare(passed / total)}, 95 % interval ${formatShare(low)} to ${formatShare(high)}); the target is ${formatShare(target)}.`;
  switch (score.verdict) {
    case 'fails':
      return {
        ...base,
        status: 'pass',
        fact: `${rate} Prompting falls short.`,
        ...provenance(facts.promptScore),
        change: 'A better prompt whose interval reaches the target.',
      };
    case 'suffices':
      return {
        ...base,
        status: 'fail',
        fact: `${rate} Prompting reaches it: ship it.`,
        ...provenance(facts.promptScore),
        change: 'Production cases that it fails, or a higher target.',
      };
    case 'not yet known':
      return {
        ...base,
        status: 'unknown',
        fact: `${rate} Not yet known.`,
        ...provenance(facts.promptScore),
        change: countSentence(passed, total, target),
      };
  }
}

function countSentence(passed: number, total: number, target: number): string {
  const more = countMoreCases(passed, total, target);
  if (more.kind === 'more than') {
    return `The rate lies so close to the target that even ${formatNumber(more.cases)} more cases would hardly tell: improve the prompt, or settle for it.`;
  }
  return total === 0
    ? `at least ${formatNumber(more.cases)} cases, all passing, would show that it suffices.`
    : `About ${formatNumber(more.cases)} more cases would tell, if the rate holds.`;
}

function checkExamples({ facts }: Plan): Check {
  const question = `Are there at least ${enoughExamples} labelled examples?`;
  const fact = facts.labelledExamples;
  if (!fact) {
    return {
      id: 'labelled-examples',
      question,
      status: 'unknown',
      fact: 'Nobody has counted labelled examples.',
      change: 'Collect evidence: valid rows of JSONL datasets are counted.',
    };
  }
  const enough = fact.value >= enoughExamples;
  return {
    id: 'labelled-examples',
    question,
    status: enough ? 'pass' : 'fail',
    fact: `${formatNumber(fact.value)} labelled examples.`,
    ...provenance(fact),
    change: enough
      ? `Fewer than ${enoughExamples} valid examples.`
      : `${formatNumber(enoughExamples - fact.value)} more valid examples.`,
  };
}

function checkKnowledgeSize(plan: Plan, decision: Decision): Check {
  const base = {
    id: 'knowledge-size',
    question: 'Is the knowledge larger than the context window?',
  } as const;
  if (decision.calls.knowledge.length === 0) {
    return {
      ...base,
      status: 'fail',
      fact: 'No knowledge is essential: there is nothing to retrieve.',
      change: 'An essential knowledge need.',
    };
  }
  const fact = explainFit(plan, decision).text;
  const known = plan.facts.corpusTokens ? provenance(plan.facts.corpusTokens) : {};
  switch (decision.fit.verdict) {
    case 'unknown':
      return {
        ...base,
        status: 'unknown',
        fact,
        ...known,
        change: 'Measure the corpus, and choose a model whose window is known.',
      };
    case 'too close to call':
      return {
        ...base,
        status: 'unknown',
        fact,
        ...known,
        change: "An exact count with the model's own tokenizer.",
      };
    case 'does not fit':
      return {
        ...base,
        status: 'pass',
        fact,
        ...known,
        change: `A corpus of ${formatNumber(Math.floor(decision.fit.usableTokens))} tokens or fewer, or a larger window.`,
      };
    case 'fits':
      return {
        ...base,
        status: 'fail',
        fact,
        ...known,
        change: `More than ${formatNumber(Math.floor(decision.fit.usableTokens))} tokens, or a smaller window.`,
      };
  }
}

function checkUnitEconomics(
  plan: Plan,
  { destination, next }: Decision,
  costs: Readonly<Record<Approach, ApproachCosts>>,
): Check {
  const { assumed, today, limits, workload } = plan;
  const base = {
    id: 'unit-economics',
    provenance: provenanceOf(plan, 'workload.queriesPerDay'),
    question: 'Are the unit economics known, before and after?',
  } as const;
  const after = costs[destination];
  const queriesPerMonth = likely(workload.queriesPerDay) * daysPerMonth;
  const allTold =
    queriesPerMonth > 0
      ? `, ${formatUsd(floorOf(after.monthlyUsd) / queriesPerMonth)} a query all told`
      : '';
  const perMonth = `${formatUsd(after.monthlyUsd)} a month with ${approachName[destination]}${allTold}`;
  if (
    limits.monthlyBudget !== undefined &&
    exceeds(costs[next].monthlyUsd, limits.monthlyBudget) === 'yes'
  ) {
    return {
      ...base,
      status: 'fail',
      fact: `${formatUsd(costs[next].monthlyUsd)} a month is over the budget.`,
      change: 'A cheaper model, fewer tokens a query, or a larger budget.',
    };
  }
  const missing = [
    assumed.has('workload.queriesPerDay') ? 'the queries per day (workload.queriesPerDay)' : '',
    today.monthlyCost === undefined && today.costPerQuery === undefined
      ? "today's cost, 0 if there is none (today.monthlyCost)"
      : '',
    isPartial(after.perQueryUsd) || isPartial(after.monthlyUsd) ? 'the unknown prices' : '',
  ].filter((part) => part !== '');
  if (missing.length > 0) {
    return {
      ...base,
      status: 'unknown',
      fact: `After: ${perMonth}, partly on assumptions.`,
      change: `State ${missing.join(', ')}.`,
    };
  }
  return {
    ...base,
    status: 'pass',
    fact: `After: ${perMonth}.`,
    change: 'Other prices or another volume.',
  };
}

function provenance({ kind, source, at }: Fact<unknown>): Pick<Check, 'provenance'> {
  return {
    provenance: {
      kind,
      ...(source === undefined ? {} : { source }),
      ...(at === undefined ? {} : { at }),
    },
  };
}
