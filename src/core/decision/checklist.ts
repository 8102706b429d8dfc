import * as l10n from '@vscode/l10n';
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
import { joinParts } from './needPhrases';
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
  const question = l10n.t('Has a serious week gone into the prompt?');
  const fact = facts.promptWorkDays;
  if (!fact) {
    return {
      id: 'prompt-work',
      question,
      status: 'unknown',
      fact: l10n.t('Nobody has counted the days of prompt work.'),
      change: l10n.t('Collect evidence: days with commits to prompt files are counted from git.'),
    };
  }
  const done = fact.value >= promptWeekDays;
  return {
    id: 'prompt-work',
    question,
    status: done ? 'pass' : 'fail',
    fact:
      fact.value === 1
        ? l10n.t('{0} day of prompt work.', 1)
        : l10n.t('{0} days of prompt work.', formatNumber(fact.value)),
    ...provenance(fact),
    change: done ? l10n.t('Nothing: the week is done.') : moreDays(promptWeekDays - fact.value),
  };
}

function moreDays(days: number): string {
  return days === 1
    ? l10n.t('{0} day more of work on prompt files.', 1)
    : l10n.t('{0} days more of work on prompt files.', formatNumber(days));
}

function checkPromptEvaluation({ facts }: Plan, { evidence }: Decision): Check {
  const base = {
    id: 'prompt-evaluation',
    question: l10n.t('Does an evaluation show that prompting fails?'),
  } as const;
  const { score, target } = evidence;
  if (!facts.promptScore || !score) {
    return {
      ...base,
      status: 'unknown',
      fact: l10n.t('The prompt has not been evaluated.'),
      change: evaluateFirst(target),
    };
  }
  const { passed, total } = facts.promptScore.value;
  const { low, high } = score.interval;
  const rate = l10n.t(
    '{0} of {1} cases pass ({2}, 95 % interval {3} to {4}); the target is {5}.',
    formatNumber(passed),
    formatNumber(total),
    formatShare(passed / total),
    formatShare(low),
    formatShare(high),
    formatShare(target),
  );
  switch (score.verdict) {
    case 'fails':
      return {
        ...base,
        status: 'pass',
        fact: l10n.t('{0} Prompting falls short.', rate),
        ...provenance(facts.promptScore),
        change: l10n.t('A better prompt whose interval reaches the target.'),
      };
    case 'suffices':
      return {
        ...base,
        status: 'fail',
        fact: l10n.t('{0} Prompting reaches it: ship it.', rate),
        ...provenance(facts.promptScore),
        change: l10n.t('Production cases that it fails, or a higher target.'),
      };
    case 'not yet known':
      return {
        ...base,
        status: 'unknown',
        fact: l10n.t('{0} Not yet known.', rate),
        ...provenance(facts.promptScore),
        change: countSentence(passed, total, target),
      };
  }
}

/** What the least evaluation takes. */
function evaluateFirst(target: number): string {
  const more = countMoreCases(0, 0, target);
  return more.kind === 'more than'
    ? l10n.t('Evaluate it: {0}', countSentence(0, 0, target))
    : l10n.t(
        'Evaluate it: at least {0} cases, all passing, would show that it suffices.',
        formatNumber(more.cases),
      );
}

function countSentence(passed: number, total: number, target: number): string {
  const more = countMoreCases(passed, total, target);
  if (more.kind === 'more than') {
    return l10n.t(
      'The rate lies so close to the target that even {0} more cases would hardly tell: improve the prompt, or settle for it.',
      formatNumber(more.cases),
    );
  }
  return l10n.t('About {0} more cases would tell, if the rate holds.', formatNumber(more.cases));
}

function checkExamples({ facts }: Plan): Check {
  const question = l10n.t('Are there at least {0} labelled examples?', enoughExamples);
  const fact = facts.labelledExamples;
  if (!fact) {
    return {
      id: 'labelled-examples',
      question,
      status: 'unknown',
      fact: l10n.t('Nobody has counted labelled examples.'),
      change: l10n.t('Collect evidence: valid rows of JSONL datasets are counted.'),
    };
  }
  const enough = fact.value >= enoughExamples;
  return {
    id: 'labelled-examples',
    question,
    status: enough ? 'pass' : 'fail',
    fact: l10n.t('{0} labelled examples.', formatNumber(fact.value)),
    ...provenance(fact),
    change: enough
      ? l10n.t('Fewer than {0} valid examples.', enoughExamples)
      : l10n.t('{0} more valid examples.', formatNumber(enoughExamples - fact.value)),
  };
}

function checkKnowledgeSize(plan: Plan, decision: Decision): Check {
  const base = {
    id: 'knowledge-size',
    question: l10n.t('Is the knowledge larger than the context window?'),
  } as const;
  if (decision.calls.knowledge.length === 0) {
    return {
      ...base,
      status: 'fail',
      fact: l10n.t('No knowledge is essential: there is nothing to retrieve.'),
      change: l10n.t('An essential knowledge need.'),
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
        change: l10n.t('Measure the corpus, and choose a model whose window is known.'),
      };
    case 'too close to call':
      return {
        ...base,
        status: 'unknown',
        fact,
        ...known,
        change: l10n.t("An exact count with the model's own tokenizer."),
      };
    case 'does not fit':
      return {
        ...base,
        status: 'pass',
        fact,
        ...known,
        change: l10n.t(
          'A corpus of {0} tokens or fewer, or a larger window.',
          formatNumber(Math.floor(decision.fit.usableTokens)),
        ),
      };
    case 'fits':
      return {
        ...base,
        status: 'fail',
        fact,
        ...known,
        change: l10n.t(
          'More than {0} tokens, or a smaller window.',
          formatNumber(Math.floor(decision.fit.usableTokens)),
        ),
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
    question: l10n.t('Are the unit economics known, before and after?'),
  } as const;
  const after = costs[destination];
  const queriesPerMonth = likely(workload.queriesPerDay) * daysPerMonth;
  const monthly = formatUsd(after.monthlyUsd);
  const perMonth =
    queriesPerMonth > 0
      ? l10n.t(
          '{0} a month with {1}, {2} a query all told',
          monthly,
          approachName[destination],
          formatUsd(floorOf(after.monthlyUsd) / queriesPerMonth),
        )
      : l10n.t('{0} a month with {1}', monthly, approachName[destination]);
  if (
    limits.monthlyBudget !== undefined &&
    exceeds(costs[next].monthlyUsd, limits.monthlyBudget) === 'yes'
  ) {
    return {
      ...base,
      status: 'fail',
      fact: l10n.t('{0} a month is over the budget.', formatUsd(costs[next].monthlyUsd)),
      change: l10n.t('A cheaper model, fewer tokens a query, or a larger budget.'),
    };
  }
  const missing = [
    assumed.has('workload.queriesPerDay')
      ? l10n.t('the queries per day (workload.queriesPerDay)')
      : '',
    today.monthlyCost === undefined && today.costPerQuery === undefined
      ? l10n.t("today's cost, 0 if there is none (today.monthlyCost)")
      : '',
    isPartial(after.perQueryUsd) || isPartial(after.monthlyUsd) ? l10n.t('the unknown prices') : '',
  ].filter((part) => part !== '');
  if (missing.length > 0) {
    return {
      ...base,
      status: 'unknown',
      fact: l10n.t('After: {0}, partly on assumptions.', perMonth),
      change: l10n.t('State {0}.', joinParts(missing)),
    };
  }
  return {
    ...base,
    status: 'pass',
    fact: l10n.t('After: {0}.', perMonth),
    change: l10n.t('Other prices or another volume.'),
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
