import type { RecordedFault } from './recordFaults';

/** All that a support bundle tells: versions, counts, times and words that Ockham itself knows. */
export interface SupportFacts {
  readonly versions: readonly (readonly [name: string, version: string])[];
  readonly workspace: readonly (readonly [name: string, value: string | number | boolean])[];
  /** Lines of `describeSettings`. */
  readonly settings: readonly string[];
  readonly state: readonly (readonly [name: string, value: string | number | boolean])[];
  readonly faults: readonly RecordedFault[];
}

/**
 * A support bundle as text to read before it is passed on.
 * @param note what stands above it, in the display language
 */
export function writeSupportBundle(
  { versions, workspace, settings, state, faults }: SupportFacts,
  note: string,
): string {
  const pairs = (values: readonly (readonly [string, unknown])[]): string[] =>
    values.map(([name, value]) => `- ${name}: ${String(value)}`);
  return [
    '# Ockham support bundle',
    '',
    note,
    ...section('Versions', pairs(versions)),
    ...section('Workspace', pairs(workspace)),
    ...section(
      'Settings that differ from their default',
      settings.map((line) => `- ${line}`),
    ),
    ...section('State', pairs(state)),
    ...section(
      'Warnings and errors of this window, without their text',
      faults.map(({ at, level, what }) => `- ${at} ${level}: ${what}`),
    ),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', `## ${title}`, '', ...(lines.length === 0 ? ['none'] : lines)];
}
