import { daysBetween, staleAfterDays } from '../../core/catalog/age';
import type { IsoDay } from '../../core/catalog/catalogNumber';
import { lifecycleOn } from '../../core/catalog/lifecycle';
import { rowNumbers } from '../../core/catalog/rowNumbers';
import { textTable } from '../textTable';
import { nameOf } from './rowText';
import type { KindRow, Row } from './rows';

/** All rows by kind with their state and the age of their numbers. */
export function rowsToText(rows: readonly KindRow[], today: IsoDay): string {
  const sections = [...new Set(rows.map(({ kind }) => kind))].map((kind) =>
    [
      `${kind}s`,
      ...textTable(
        rows
          .filter((entry) => entry.kind === kind)
          .map(({ row }) => [row.id, stateOf(row, today), ageOf(row, today), nameOf(row)]),
      ),
    ].join('\n'),
  );
  return [
    ...sections,
    `Ages in days from reading a source to ${today}; over ${staleAfterDays}, look again. "ockham prices <id>" shows each number.`,
  ].join('\n\n');
}

function stateOf(row: Row, today: IsoDay): string {
  if (!('lifecycle' in row)) return '';
  const state = lifecycleOn(row.lifecycle, today);
  switch (state.state) {
    case 'active':
      return 'active';
    case 'deprecated':
      return state.shutdownOn ? `until ${state.shutdownOn.day}` : 'deprecated';
    case 'shut-down':
      return `ended ${state.since.day}`;
  }
}

function ageOf(row: Row, today: IsoDay): string {
  const ages = rowNumbers(row).flatMap(({ number }) =>
    number.kind === 'known' ? [daysBetween(number.readAt, today)] : [],
  );
  if (ages.length === 0) return 'no number known';
  const [newest, oldest] = [Math.min(...ages), Math.max(...ages)];
  return newest === oldest ? `${oldest} days` : `${newest}–${oldest} days`;
}
