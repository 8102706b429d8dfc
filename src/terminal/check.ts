import path from 'node:path';
import { catalogWorld } from '../core/decision/catalogWorld';
import { overBudget, revisitDecision, type Revisit } from '../core/record/revisit';
import { readRecordedDecision } from '../core/record/recordedDecision';
import { outcomeOf } from '../core/record/basis';
import { checkText, type Checked } from './checkText';
import { InvalidPlanError } from './invalidPlanError';
import { onlyFile, parseArguments } from './parseArguments';
import { locateProblem, readPlanFile } from './planFile';
import { readingWidth, wrap } from './textTable';
import { parseToday } from './today';
import { printJson, printText } from './print';
import { UsageError } from './usageError';

/** The exit code of each answer; scripts depend on them. */
const exitCodes: Readonly<Record<Revisit['status'] | 'invalid', number>> = {
  holds: 0,
  revisit: 1,
  'over budget': 2,
  invalid: 3,
};

/**
 * `ockham check <plan>`: says whether the decision on record still stands; sets the exit code and never throws what a
 * caller may have done wrong, because the other commands' exit codes mean something else here.
 */
export function check(args: readonly string[]): void {
  try {
    const { values, positionals } = parseArguments(args, {
      json: { type: 'boolean', default: false },
      today: { type: 'string' },
    });
    const file = onlyFile(positionals, 'ockham check <plan.ockham.json>');
    const today = parseToday(values.today);
    answer(file, today, values.json);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`ockham: ${error.message}`);
    process.exitCode = exitCodes.invalid;
  }
}

function answer(file: string, today: string, asJson: boolean): void {
  try {
    const checked = checkPlan(file, today);
    process.exitCode = exitCodes[checked.status];
    if (asJson) printJson(checked);
    else printText(wrap(checkText(path.basename(file), checked), readingWidth()).join('\n'));
  } catch (error) {
    if (!(error instanceof InvalidPlanError)) throw error;
    console.error(error.message);
    if (asJson) {
      const { problems } = error;
      printJson({ status: 'invalid', problems });
    }
    process.exitCode = exitCodes.invalid;
  }
}

function checkPlan(file: string, today: string): Checked {
  const { document, plan, catalog, text } = readPlanFile(file, today);
  const world = catalogWorld(catalog, today);
  const record = readRecordedDecision(document.decision);
  switch (record.status) {
    case 'unreadable':
      throw new InvalidPlanError(file, [locateProblem(text, ['decision'], record.message)]);
    case 'recorded':
      return {
        recordedAt: record.decision.at,
        answer: outcomeOf(plan, world),
        ...revisitDecision(record.decision, plan, world),
      };
    case 'none': {
      const over = overBudget(plan, world);
      return {
        answer: outcomeOf(plan, world),
        changes: [],
        ...(over ? { status: 'over budget', ...over } : { status: 'holds' }),
      };
    }
  }
}
