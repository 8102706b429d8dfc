import * as z from 'zod/mini';

const setting = z.looseObject({
  default: z.optional(z.unknown()),
  enum: z.optional(z.array(z.unknown())),
});
const section = z.looseObject({ properties: z.record(z.string(), setting) });
const contributed = z.looseObject({
  contributes: z.looseObject({ configuration: z.union([section, z.array(section)]) }),
});

/** What a user set, by where they set it; a configuration's `inspect` gives it. */
export interface SetValues {
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

/**
 * The settings that differ from their default, a line each: values where a value can only be a number, yes or no, or
 * one of a list in the manifest; of all else how many entries there are.
 * @param manifest the extension's own package.json
 */
export function describeSettings(
  manifest: unknown,
  inspect: (name: string) => SetValues | undefined,
): readonly string[] {
  const parsed = contributed.safeParse(manifest);
  if (!parsed.success) return [];
  const { configuration } = parsed.data.contributes;
  const sections = Array.isArray(configuration) ? configuration : [configuration];
  return sections
    .flatMap(({ properties }) => Object.entries(properties))
    .flatMap(([name, { default: fallback, enum: choices }]) => {
      const { globalValue, workspaceValue, workspaceFolderValue } = inspect(name) ?? {};
      const levels = [
        ['user', globalValue],
        ['workspace', workspaceValue],
        ['folder', workspaceFolderValue],
      ] as const;
      return levels
        .filter(([, value]) => value !== undefined && !isSame(value, fallback))
        .map(([level, value]) => `${name} (${level}): ${describeValue(value, choices ?? [])}`);
    });
}

function describeValue(value: unknown, choices: readonly unknown[]): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return choices.includes(value) ? value : 'a text (not shown)';
  if (typeof value !== 'object' || value === null) return 'not shown';
  const entries = Array.isArray(value) ? value.length : Object.keys(value).length;
  return `${entries} ${entries === 1 ? 'entry' : 'entries'} (not shown)`;
}

function isSame(value: unknown, other: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(other);
}
