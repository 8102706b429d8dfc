import { assessPlan } from '../core/assessment/assessPlan';
import { assessmentToJson } from './assessment/assessmentJson';
import { assessmentToText } from './assessment/assessmentText';
import { onlyFile, parseArguments } from './parseArguments';
import { readPlanFile } from './planFile';
import { readingWidth } from './textTable';
import { printJson, printText } from './print';
import { parseToday } from './today';

/**
 * `ockham assess <plan>`: prints what to build, what each approach costs, and why.
 * @throws {UsageError} for arguments that make no sense
 * @throws {InvalidPlanError} for a plan that cannot be read or priced
 */
export function assess(args: readonly string[]): void {
  const { values, positionals } = parseArguments(args, {
    json: { type: 'boolean', default: false },
    today: { type: 'string' },
  });
  const file = onlyFile(positionals, 'ockham assess <plan.ockham.json>');
  const today = parseToday(values.today);
  const assessed = assessPlan(readPlanFile(file, today), today);
  if (values.json) printJson(assessmentToJson(assessed));
  else printText(assessmentToText(assessed, readingWidth()));
}
