import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usageError';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Splits a command's arguments into options and positionals.
 * @throws {UsageError} for an option that the command does not have, or a value that is missing
 */
export function parseArguments<T extends Options>(
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ allowPositionals: true; options: T }>> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    // The parser's first line names the option; the rest is advice about its own syntax.
    throw new UsageError(
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    );
  }
}

/**
 * The one file that a command takes.
 * @throws {UsageError} for none, or for more than one
 */
export function onlyFile(positionals: readonly string[], usage: string): string {
  const [file, second] = positionals;
  if (file === undefined) throw new UsageError(`Name the file: ${usage}.`);
  if (second !== undefined)
    throw new UsageError(`One file at a time, not also "${second}": ${usage}.`);
  return file;
}
