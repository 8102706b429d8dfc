import * as l10n from '@vscode/l10n';
import { formatNumber } from '../decision/amount';
import { imaginedCases } from '../decision/inputs';
import type { Flip } from '../decision/flips';
import { approachName } from '../plan/approach';

/** A flip as one sentence: "`facts.corpusTokens` at least 1,050,001 (100,000 today): RAG instead of long context." */
export function describeFlip(flip: Flip): string {
  const { before, after } = flip;
  const outcome =
    before.destination === after.destination
      ? l10n.t('build {0} now instead of {1}', approachName[after.next], approachName[before.next])
      : l10n.t(
          '{0} instead of {1}',
          approachName[after.destination],
          approachName[before.destination],
        );
  return l10n.t(
    '{0} {1} ({2}): {3}',
    `\`${flip.path}\``,
    describeChange(flip),
    describeToday(flip),
    outcome,
  );
}

function describeToday({ from, basis }: Flip): string {
  if (from === undefined)
    return basis === 'unknown' ? l10n.t('unknown today') : l10n.t('none today');
  const value = show(from);
  switch (basis) {
    case 'measured':
      return l10n.t('{0} today, measured', value);
    case 'stated':
      return l10n.t('{0} today, stated', value);
    case 'assumed':
      return l10n.t('{0} today, assumed', value);
    case 'unknown':
      return l10n.t('{0} today, unknown', value);
    case 'no limit':
      return l10n.t('{0} today, no limit', value);
  }
}

function describeChange(flip: Flip): string {
  const value = show(flip.to);
  if (flip.kind === 'choice') return l10n.t('becomes {0}', value);
  const isScore = flip.path === 'facts.promptScore.passed' && flip.from === undefined;
  const amount = isScore ? l10n.t('{0} of {1} cases', value, imaginedCases) : value;
  return flip.direction === 'at least'
    ? l10n.t('at least {0}', amount)
    : l10n.t('at most {0}', amount);
}

function show(value: number | string): string {
  return typeof value === 'string'
    ? value
    : formatNumber(Number(value.toPrecision(Number.isInteger(value) ? 15 : 3)));
}
