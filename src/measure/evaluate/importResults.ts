import { importCsv } from './csv';
import { unreadable, type Imported } from './importedScore';
import { importOckham } from './ockham';
import { importPromptfoo } from './promptfoo';

/**
 * Reads the results of an evaluation: Ockham's own JSON, promptfoo's JSON output, or a CSV with a pass column.
 * The format is told by the content, not by the file's name. Nothing throws: what cannot be read says why.
 */
export function importResults(source: string): Imported {
  const text = source.replace(/^\uFEFF/, '');
  if (text.trim() === '') return unreadable('the file is empty');
  if (!/^\s*[{[]/.test(text)) return importCsv(text);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return unreadable(
      `this is not valid JSON: ${error instanceof Error ? error.message : 'unknown fault'}`,
    );
  }
  return (
    importOckham(json) ??
    importPromptfoo(json) ??
    unreadable(
      'this JSON is neither an Ockham evaluation ("format": "ockham-evaluation") nor promptfoo output',
    )
  );
}
