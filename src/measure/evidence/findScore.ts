import type { PromptScore } from '../../core/plan/plan';
import { importResults } from '../evaluate/importResults';
import type { EvidenceFiles } from './evidenceFiles';

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
  reading: Pick<EvidenceFiles, 'readText'>,
  files: readonly string[],
  signal: AbortSignal | undefined,
): Promise<FoundScore> {
  const notes: string[] = [];
  let found: FoundScore['found'];
  for (const file of files.filter((name) => candidate.test(name) && !/\.jsonl$/i.test(name))) {
    signal?.throwIfAborted();
    const read = await reading.readText(file, largestBytes);
    if (!read) continue;
    const imported = importResults(read.text);
    if (imported.status === 'unreadable') {
      notes.push(`${file} was not taken for evaluation results: ${imported.message}.`);
      continue;
    }
    const { passed, total, target, at, description, errored } = imported.score;
    const ranAt = new Date(at ?? read.modifiedAt).toISOString();
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
