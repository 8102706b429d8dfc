import { UsageError } from '../usageError';

const formats = ['text', 'json', 'sarif', 'github'] as const;
export type OutputFormat = (typeof formats)[number];

/** The options that say how findings are written. */
export const formatOptions = {
  format: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** @throws {UsageError} for a format that does not exist, or two at once */
export function parseFormat(values: {
  readonly format?: string | undefined;
  readonly json: boolean;
}): OutputFormat {
  const { format: asked, json } = values;
  if (asked === undefined) return json ? 'json' : 'text';
  const format = formats.find((known) => known === asked);
  if (format === undefined)
    throw new UsageError(`--format takes ${formats.join(', ')}, not "${asked}".`);
  if (json && format !== 'json')
    throw new UsageError(`--json and --format ${format} ask for two formats; name one.`);
  return format;
}
