import { catalogWorld } from '../core/decision/catalogWorld';
import { outcomeOf } from '../core/record/basis';
import { readRecordedDecision } from '../core/record/recordedDecision';
import { overBudget, revisitDecision } from '../core/record/revisit';
import type { Checked } from './checkText';
import { InvalidPlanError, type PlanProblem } from './invalidPlanError';
import { locateProblem, readPlanFile } from './planFile';

/** What a check found of one plan file. */
export type CheckedPlan =
  | {
      readonly file: string;
      readonly status: Checked['status'];
      readonly checked: Checked;
      /** As it stands in the file. */
      readonly text: string;
    }
  | {
      readonly file: string;
      readonly status: 'invalid';
      readonly problems: readonly PlanProblem[];
      /** The problems as lines, each with its place. */
      readonly message: string;
    };

/** Compares a plan's recorded decision with what the plan and the catalog say on a day. */
export function checkPlan(file: string, today: string): CheckedPlan {
  try {
    const { checked, text } = compare(file, today);
    return { file, status: checked.status, checked, text };
  } catch (error) {
    if (!(error instanceof InvalidPlanError)) throw error;
    const { problems, message } = error;
    return { file, status: 'invalid', problems, message };
  }
}

function compare(
  file: string,
  today: string,
): { readonly checked: Checked; readonly text: string } {
  const { document, plan, catalog, text } = readPlanFile(file, today);
  const world = catalogWorld(catalog, today);
  const record = readRecordedDecision(document.decision);
  switch (record.status) {
    case 'unreadable':
      throw new InvalidPlanError(file, [locateProblem(text, ['decision'], record.message)]);
    case 'recorded':
      return {
        text,
        checked: {
          recordedAt: record.decision.at,
          answer: outcomeOf(plan, world),
          ...revisitDecision(record.decision, plan, world),
        },
      };
    case 'none': {
      const over = overBudget(plan, world);
      return {
        text,
        checked: {
          answer: outcomeOf(plan, world),
          changes: [],
          ...(over ? { status: 'over budget', ...over } : { status: 'holds' }),
        },
      };
    }
  }
}
