import { formatNumber, formatUsd } from '../core/decision/amount';
import { approachName } from '../core/plan/approach';
import type { DecisionOutcome } from '../core/record/basis';
import type { Change, Revisit } from '../core/record/revisit';

/** What has become of a plan's decision; without `recordedAt` none is on record. */
export type Checked = Revisit & {
  readonly recordedAt?: string;
  /** Today's. */
  readonly answer: DecisionOutcome;
};

/** More changes than this say no more. */
const shownChanges = 5;

/** The answer of a check as one paragraph. */
export function checkText(plan: string, checked: Checked): string {
  const { recordedAt, answer, changes } = checked;
  const since = recordedAt === undefined ? '' : ` of ${recordedAt.slice(0, 10)}`;
  switch (checked.status) {
    case 'holds':
      return recordedAt === undefined
        ? `${plan}: no decision is on record, so there is nothing to hold it to. Today's answer is ${outcomeText(answer)}, within what the plan allows.`
        : `${plan} holds: the decision${since} for ${outcomeText(answer)} still stands. ${changesText(changes, 'Since then nothing has changed.', 'Changed since, without changing the answer:')}`;
    case 'revisit':
      return `Revisit ${plan}: the decision${since} was ${outcomeText(checked.before)}; today the answer is ${outcomeText(checked.after)}. ${changesText(changes, 'None of its inputs has changed: Ockham or its catalog has.', 'What changed, largest first:')}`;
    case 'over budget':
      return `${plan} is over budget: ${approachName[answer.next]} costs ${formatUsd(checked.monthlyUsd)} a month, the budget is ${formatUsd(checked.monthlyBudget)}. ${recordedAt === undefined ? 'No decision is on record.' : changesText(changes, `Nothing has changed since the decision${since}.`, `Changed since the decision${since}:`)}`;
  }
}

function outcomeText({ destination, next }: DecisionOutcome): string {
  return destination === next
    ? approachName[destination]
    : `${approachName[destination]}, building ${approachName[next]} first`;
}

function changesText(changes: readonly Change[], none: string, some: string): string {
  if (changes.length === 0) return none;
  const shown = changes
    .slice(0, shownChanges)
    .map(({ path, before, after }) => `${path} ${valueText(before)} → ${valueText(after)}`);
  const more = changes.length - shown.length;
  return `${some} ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}

function valueText(value: string | number | undefined): string {
  if (value === undefined) return 'unknown';
  return typeof value === 'string' ? value : formatNumber(value);
}
