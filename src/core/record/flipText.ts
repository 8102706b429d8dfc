import { formatNumber } from '../decision/amount';
import { imaginedCases } from '../decision/inputs';
import type { Flip } from '../decision/flips';
import { approachName } from '../plan/approach';

/** A flip as one sentence: "`facts.corpusTokens` at least 1,050,001 (100,000 today): RAG instead of long context." */
export function describeFlip(flip: Flip): string {
  const today =
    flip.from === undefined
      ? flip.basis === 'unknown'
        ? 'unknown today'
        : 'none today'
      : `${show(flip.from)} today, ${flip.basis}`;
  const cases =
    flip.path === 'facts.promptScore.passed' && flip.from === undefined
      ? ` of ${imaginedCases} cases`
      : '';
  const change =
    flip.kind === 'threshold' ? `${flip.direction} ${show(flip.to)}${cases}` : `becomes ${flip.to}`;
  const { before, after } = flip;
  const outcome =
    before.destination === after.destination
      ? `build ${approachName[after.next]} now instead of ${approachName[before.next]}`
      : `${approachName[after.destination]} instead of ${approachName[before.destination]}`;
  return `\`${flip.path}\` ${change} (${today}): ${outcome}`;
}

function show(value: number | string): string {
  return typeof value === 'string'
    ? value
    : formatNumber(Number(value.toPrecision(Number.isInteger(value) ? 15 : 3)));
}
