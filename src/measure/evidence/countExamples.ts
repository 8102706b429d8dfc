import type { EvidenceFiles } from './evidenceFiles';

export interface CountedExamples {
  /** Distinct valid examples in all files; undefined where there is no dataset. */
  readonly count: number | undefined;
  readonly source: string;
  readonly notes: readonly string[];
}

/** Counts the distinct valid examples of every JSONL file; one without any is no dataset and is passed over. */
export async function countExamples(
  reading: Pick<EvidenceFiles, 'inspect'>,
  files: readonly string[],
  signal: AbortSignal | undefined,
): Promise<CountedExamples> {
  const sources: string[] = [];
  const notes: string[] = [];
  let count = 0;
  for (const file of files.filter((name) => /\.(jsonl|ndjson)$/i.test(name))) {
    try {
      const { valid, duplicates, invalid } = await reading.inspect(file, signal);
      if (valid === 0) continue;
      count += valid - duplicates;
      sources.push(file);
      if (invalid > 0) notes.push(`${file}: ${invalid} invalid rows do not count.`);
      if (duplicates > 0) notes.push(`${file}: ${duplicates} repeated rows do not count.`);
    } catch (error) {
      signal?.throwIfAborted();
      notes.push(
        `${file} was not read: ${error instanceof Error ? error.message : 'unknown fault'}.`,
      );
    }
  }
  return { count: sources.length === 0 ? undefined : count, source: sources.join(', '), notes };
}
