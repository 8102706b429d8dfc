import Papa from 'papaparse';
import { unreadable, type Imported } from './importedScore';

const passColumns = ['passed', 'pass', 'success', 'result', 'outcome'];
const outcomes: Readonly<Record<string, 'pass' | 'fail' | 'error'>> = {
  true: 'pass',
  yes: 'pass',
  '1': 'pass',
  pass: 'pass',
  passed: 'pass',
  false: 'fail',
  no: 'fail',
  '0': 'fail',
  fail: 'fail',
  failed: 'fail',
  error: 'error',
};

/**
 * Reads a CSV (or TSV) of one case per row with a header and one column named passed, pass, success, result or
 * outcome, whose cells say true/false, yes/no, 1/0, pass/fail or error.
 */
export function importCsv(text: string): Imported {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const fault = errors.find(({ type }) => type === 'Quotes');
  if (fault) return unreadable(`row ${(fault.row ?? 0) + 1} has a quote that does not close`);
  const [header = [], ...rows] = data;
  const column = header.findIndex((name) => passColumns.includes(name.trim().toLowerCase()));
  if (column < 0)
    return unreadable(
      `the first row names no column ${passColumns.join(', ')}: add one with pass or fail per case`,
    );
  if (rows.length === 0) return unreadable('the file has a header but no cases');

  const tally = { pass: 0, fail: 0, error: 0 };
  for (const [index, row] of rows.entries()) {
    const cell = (row[column] ?? '').trim().toLowerCase();
    const outcome = Object.hasOwn(outcomes, cell) ? outcomes[cell] : undefined;
    if (!outcome)
      return unreadable(
        `case ${index + 1} says "${cell.slice(0, 40)}" in column ${header[column] ?? ''}: expected pass or fail`,
      );
    tally[outcome]++;
  }
  return {
    status: 'imported',
    score: {
      passed: tally.pass,
      total: tally.pass + tally.fail,
      errored: tally.error,
      description: 'CSV',
    },
  };
}
