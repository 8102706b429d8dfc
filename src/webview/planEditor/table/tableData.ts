import type { ComponentChildren } from 'preact';
import type { Amount } from '../../../core/decision/world';
import { csv } from '../../../core/record/csv';
import { escapeMarkdown, table } from '../../../core/record/markdown';

/** One cell: what is read, the number behind it, and what is shown where that is more than text. */
export interface Cell {
  readonly text: string;
  readonly value?: Amount;
  readonly content?: ComponentChildren;
}

export interface Column {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly isNumber: boolean;
}

/** A table that can be shown and copied; its first column names the rows. */
export interface TableData {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export function toMarkdown({ columns, rows }: TableData): string {
  return `${table(
    columns.map(({ title }) => escapeMarkdown(title)),
    rows.map((cells) => cells.map(({ text }) => escapeMarkdown(text))),
    columns.map(({ isNumber }) => (isNumber ? 'right' : 'left')),
  )}\n`;
}

/** Numbers in full, in US dollars or milliseconds: a column with ranges becomes three, and one for what is unknown. */
export function toCsv({ columns, rows }: TableData): string {
  const isRange = columns.map((_, index) =>
    rows.some((cells) => typeof cells[index]?.value === 'object'),
  );
  const header = columns.flatMap(({ title }, index) =>
    isRange[index] === true
      ? [`${title} p10`, `${title} p50`, `${title} p90`, `${title} unknown`]
      : [title],
  );
  const lines = rows.map((cells) =>
    cells.flatMap((cell, index) => (isRange[index] === true ? rangeCells(cell) : [plain(cell)])),
  );
  return csv([header, ...lines]);
}

function plain({ text, value }: Cell): string {
  return typeof value === 'number' ? String(value) : text;
}

/** A lower bound stands in the first column alone, with the names of what is missing in the last. */
function rangeCells({ value }: Cell): string[] {
  if (value === undefined) return ['', '', '', ''];
  if (typeof value === 'number') return [String(value), String(value), String(value), ''];
  if ('atLeast' in value) return [String(value.atLeast), '', '', value.unknown.join('; ')];
  return [String(value.p10), String(value.p50), String(value.p90), ''];
}
