import { formatNumber, formatUsd } from '../decision/amount';
import { approachName } from '../plan/approach';
import type { RecordedDecision } from './recordedDecision';
import type { Change, Revisit } from './revisit';

/** More changes than these are only counted. */
const mostChanges = 3;

/** Why a recorded decision does not hold, before → after, in one or two sentences. */
export function describeRevisit(
  recorded: RecordedDecision,
  revisit: Exclude<Revisit, { status: 'holds' }>,
): string {
  const why =
    revisit.status === 'over budget'
      ? `costs ${formatUsd(revisit.monthlyUsd)} a month, over the budget of ${formatUsd(revisit.monthlyBudget)}`
      : `no longer holds: ${outcomeChange(revisit)}`;
  const { changes } = revisit;
  const further = changes.length - mostChanges;
  const changed = [
    ...changes.slice(0, mostChanges).map(describeChange),
    ...(further > 0 ? [`${further} more`] : []),
  ].join('; ');
  return `The decision of ${recorded.at} ${why}.${changed === '' ? '' : ` Changed since: ${changed}.`}`;
}

/** "facts.corpusTokens 50,000 → 2,000,000". */
export function describeChange({ path, before, after }: Change): string {
  return `${path} ${show(before)} → ${show(after)}`;
}

function outcomeChange({ before, after }: Extract<Revisit, { status: 'revisit' }>): string {
  return before.destination === after.destination
    ? `build ${approachName[before.next]} now → build ${approachName[after.next]} now`
    : `${approachName[before.destination]} → ${approachName[after.destination]}`;
}

function show(value: string | number | undefined): string {
  if (value === undefined) return 'unknown';
  return typeof value === 'number' ? formatNumber(value) : value;
}
