import path from 'node:path';
import type { CheckedPlan } from '../checkPlan';
import { checkText } from '../checkText';
import { locateProblem } from '../planFile';
import type { Finding } from './finding';

/** What a check has to say against a plan; nothing where its decision holds. */
export function planFindings(plan: CheckedPlan): Finding[] {
  const { file } = plan;
  switch (plan.status) {
    case 'invalid':
      return plan.problems.map(({ line, column, message }) => ({
        rule: 'plan/invalid',
        level: 'error',
        message,
        file,
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
      }));
    case 'revisit':
      return [{ rule: 'plan/revisit', level: 'warning', ...place(plan, ['decision']) }];
    case 'over budget':
      return [
        { rule: 'plan/over-budget', level: 'error', ...place(plan, ['limits', 'monthlyBudget']) },
      ];
    case 'holds':
      return [];
  }
}

function place(
  { file, text, checked }: Exclude<CheckedPlan, { readonly status: 'invalid' }>,
  planPath: readonly string[],
): Omit<Finding, 'rule' | 'level'> {
  const message = checkText(path.basename(file), checked);
  const { line, column } = locateProblem(text, planPath, message);
  return {
    message,
    file,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}
