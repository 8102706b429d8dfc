import type { FormattingOptions } from 'jsonc-parser';

/** What a plan can hold. */
export type PlanValue =
  string | number | boolean | readonly PlanValue[] | { readonly [key: string]: PlanValue };

/** How a text is laid out: its own indentation and line ends. */
export type Layout = Required<Pick<FormattingOptions, 'insertSpaces' | 'tabSize' | 'eol'>>;

/** Reads the layout from the first line end and the first indented line; two spaces and `\n` where there is none. */
export function layoutOf(text: string): Layout {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const indent = /[\r\n]([ \t]+)"/.exec(text)?.[1] ?? '  ';
  return {
    eol,
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
  };
}

/** The white space before an offset on its line; empty where something else stands before it. */
export function indentAt(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return /(?:^|[\r\n])([ \t]*)(?:"(?:[^"\\]|\\.)*"[ \t]*:[ \t]*)?$/.exec(before)?.[1] ?? '';
}

/** Prints a value for a text: lists of plain values and what stood on one line stay on one line. */
export function printValue(
  value: PlanValue,
  layout: Layout,
  indent: string,
  inline: boolean,
): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  const unit = layout.insertSpaces ? ' '.repeat(layout.tabSize) : '\t';
  const inner = indent + unit;
  if (Array.isArray(value)) {
    const items = (value as readonly PlanValue[]).map((item) =>
      printValue(item, layout, inner, true),
    );
    return `[${items.join(', ')}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const properties = entries.map(
    ([key, item]) => `${JSON.stringify(key)}: ${printValue(item, layout, inner, inline)}`,
  );
  return inline
    ? `{ ${properties.join(', ')} }`
    : `{${layout.eol}${properties.map((property) => inner + property).join(`,${layout.eol}`)}${layout.eol}${indent}}`;
}
