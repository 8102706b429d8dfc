import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PromptScore } from '../../core/plan/plan';
import { importResults } from '../evaluate/importResults';

export interface FoundScore {
  readonly found:
    | { readonly score: PromptScore; readonly source: string; /** ISO 8601. */ readonly at: string }
    | undefined;
  readonly notes: readonly string[];
}

/** Results of evaluations by convention: JSON or CSV named so, or in a folder named so. */
const candidate =
  /(?:^|[/._-])(?:eval|evals|evaluations?|results?|promptfoo)(?:[/._-]).*(?:json|csv|tsv)$/i;
const largestBytes = 50_000_000;

/** Reads the newest evaluation results of a workspace: by the time that they state, else by the file's. */
export async function findScore(
  root: string,
  files: readonly string[],
  signal: AbortSignal | undefined,
): Promise<FoundScore> {
  const notes: string[] = [];
  let found: FoundScore['found'];
  for (const file of files.filter((name) => candidate.test(name) && !/\.jsonl$/i.test(name))) {
    signal?.throwIfAborted();
    const absolute = path.join(root, file);
    const stats = await stat(absolute).catch(() => undefined);
    if (!stats || stats.size > largestBytes) continue;
    const imported = importResults(await readFile(absolute, 'utf8').catch(() => ''));
    if (imported.status === 'unreadable') {
      notes.push(`${file} was not taken for evaluation results: ${imported.message}.`);
      continue;
    }
    const { passed, total, target, at, description, errored } = imported.score;
    const ranAt = new Date(at ?? stats.mtime).toISOString();
    if (found && found.at >= ranAt) continue;
    const failed = errored === 0 ? '' : `, ${errored} cases failed to run`;
    found = {
      score: { passed, total, ...(target === undefined ? {} : { target }) },
      source: `${file} (${description}${failed})`,
      at: ranAt,
    };
  }
  return { found, notes };
}
