import { defaultRepresentation, type Representation } from '../measure/extract/extraction';
import { UsageError } from './usageError';

type Choices = { readonly [Format in keyof Representation]: readonly Representation[Format][] };

const choices: Choices = {
  html: ['plain', 'markdown', 'raw'],
  sheets: ['tsv', 'markdown'],
  notebooks: ['source', 'source-and-outputs'],
};

/** The options that say what a format is counted as. */
export const representationOptions = {
  html: { type: 'string', default: defaultRepresentation.html },
  sheets: { type: 'string', default: defaultRepresentation.sheets },
  notebooks: { type: 'string', default: defaultRepresentation.notebooks },
} as const;

/** @throws {UsageError} for a representation that a format does not have */
export function parseRepresentation(
  values: Readonly<Record<keyof Representation, string>>,
): Representation {
  return {
    html: choose('html', choices.html, values.html),
    sheets: choose('sheets', choices.sheets, values.sheets),
    notebooks: choose('notebooks', choices.notebooks, values.notebooks),
  };
}

function choose<T extends string>(option: string, known: readonly T[], chosen: string): T {
  const choice = known.find((candidate) => candidate === chosen);
  if (choice === undefined)
    throw new UsageError(`--${option} takes ${known.join(' or ')}, not "${chosen}".`);
  return choice;
}
