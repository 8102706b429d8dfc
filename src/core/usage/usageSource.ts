import type { UsageSummary } from './usageSummary';

const namedFiles = 3;

/** Where measured usage comes from, as a fact says it: "usage.csv (OpenAI usage, 2026-11-01 to 2026-11-28)". */
export function sourceOf(
  files: readonly { readonly file: string; readonly format: string }[],
  { period, models, isAll }: UsageSummary,
): string {
  const names = files.slice(0, namedFiles).map(({ file }) => file.replace(/^.*[/\\]/, ''));
  const more = files.length > namedFiles ? [`${files.length - namedFiles} more`] : [];
  const formats = [...new Set(files.map(({ format }) => format))].join(', ');
  const named = models.filter(({ model }) => model !== undefined).length;
  return `${[...names, ...more].join(', ')} (${[
    formats,
    ...(period ? [`${period.from} to ${period.to}`] : []),
    ...(isAll ? (named > 1 ? [`${named} models together`] : []) : ['some models only']),
  ].join('; ')})`;
}
