/** The values of a row by their names in one spelling: `promptTokens` and `Prompt Tokens` are `prompt_tokens`. */
export type Fields = Readonly<Record<string, unknown>>;

/** Deeper values are somebody's own data. */
const deepest = 4;
/** Objects that exports write as text into a cell or a value. */
const packed = /^(metadata|usage|usage_details|cost_details|response|usage_object)$/;

/** A name in the one spelling. */
export function fieldName(name: string): string {
  return name
    .trim()
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}

/** The fields of a row; those of objects within it by dotted names, such as `usage.prompt_tokens`. */
export function flattenRow(row: object): Fields {
  const fields: Record<string, unknown> = {};
  collect(row, '', deepest, fields);
  return fields;
}

function collect(
  holder: object,
  prefix: string,
  levels: number,
  fields: Record<string, unknown>,
): void {
  for (const [key, value] of Object.entries(holder) as [string, unknown][]) {
    const own = fieldName(key);
    const name = prefix === '' ? own : `${prefix}.${own}`;
    const inner = packed.test(own) ? unpack(value) : value;
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
      if (levels > 1) collect(inner, name, levels - 1, fields);
    } else fields[name] = inner;
  }
}

function unpack(value: unknown): unknown {
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** A number as exports write it: 1234, "1,234", "1.2e-05", "$0.12"; undefined for anything else, empty included. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().replace(/^\$\s*/, '');
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** The text of a field; undefined where it is empty or something else. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
