import path from 'node:path';
import { checkPlan, type CheckedPlan } from './checkPlan';
import { checkText } from './checkText';
import { findPlans } from './findPlans';
import { formatOptions, parseFormat } from './findings/outputFormat';
import { planFindings } from './findings/planFindings';
import { printFindings } from './findings/printFindings';
import { parseArguments } from './parseArguments';
import { readingWidth, wrap } from './textTable';
import { parseToday } from './today';
import { printJson, printText } from './print';
import { UsageError } from './usageError';

/** The exit code of each answer, the worst last; scripts depend on them. */
const exitCodes: Readonly<Record<CheckedPlan['status'], number>> = {
  holds: 0,
  revisit: 1,
  'over budget': 2,
  invalid: 3,
};

/**
 * `ockham check <plan, folder or glob…>`: says whether the decisions on record still stand; sets the exit code, that of
 * the worst of several, and never throws what a caller may have done wrong, because the other commands' exit codes mean
 * something else here.
 */
export function check(args: readonly string[]): void {
  try {
    const { values, positionals } = parseArguments(args, {
      ...formatOptions,
      today: { type: 'string' },
    });
    const format = parseFormat(values);
    const today = parseToday(values.today);
    if (positionals.length === 0)
      throw new UsageError('Name the plan: ockham check <plan.ockham.json, folder or glob…>.');
    const { files, isOne } = findPlans(positionals);
    const plans = files.map((file) => checkPlan(file, today));
    const worst = worstOf(plans);
    process.exitCode = exitCodes[worst];
    if (format === 'json') printAnswers(plans, isOne, worst);
    else if (format === 'text') printTexts(plans);
    else printFindings(plans.flatMap(planFindings), format, 'check', summary(plans));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`ockham: ${error.message}`);
    process.exitCode = exitCodes.invalid;
  }
}

function worstOf(plans: readonly CheckedPlan[]): CheckedPlan['status'] {
  return plans.reduce<CheckedPlan['status']>(
    (worst, { status }) => (exitCodes[status] > exitCodes[worst] ? status : worst),
    'holds',
  );
}

function printTexts(plans: readonly CheckedPlan[]): void {
  for (const plan of plans) {
    if (plan.status === 'invalid') console.error(plan.message);
    else
      printText(wrap(checkText(shownName(plan, plans), plan.checked), readingWidth()).join('\n'));
  }
  if (plans.length > 1) printText(`\n${summary(plans)}`);
}

/** Among several plans a name alone may be that of two. */
function shownName({ file }: CheckedPlan, plans: readonly CheckedPlan[]): string {
  return plans.length === 1 ? path.basename(file) : file;
}

function printAnswers(
  plans: readonly CheckedPlan[],
  isOne: boolean,
  status: CheckedPlan['status'],
): void {
  for (const plan of plans) if (plan.status === 'invalid') console.error(plan.message);
  const answers = plans.map((plan) =>
    plan.status === 'invalid'
      ? { status: plan.status, problems: plan.problems }
      : { ...plan.checked },
  );
  const listed = plans.map(({ file }, index) => ({ plan: file, ...answers[index] }));
  printJson(isOne ? answers[0] : { status, plans: listed });
}

function summary(plans: readonly CheckedPlan[]): string {
  const counts = Object.keys(exitCodes)
    .map((status) => ({ status, count: plans.filter((plan) => plan.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${count > 1 && status === 'holds' ? 'hold' : status}`);
  return `${plans.length} ${plans.length === 1 ? 'plan' : 'plans'}: ${counts.join(', ')}.`;
}
