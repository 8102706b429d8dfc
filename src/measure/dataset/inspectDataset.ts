import { exampleTexts } from '../../core/dataset/exampleTexts';
import type { HashSet } from '../../core/dataset/hashSet';
import { DatasetStatisticsGatherer, type DatasetStatistics } from '../../core/dataset/statistics';
import type { TokenCounter } from '../../core/tokens/counter';
import { inspectDatasetFile, type FileReport } from './inspectFile';

/** A dataset's report, what it is like, and the tokens of its valid examples. */
export interface Inspection extends FileReport {
  readonly encoding: 'o200k_base';
  /** Exact, of the examples' texts; without what a model's chat template adds. */
  readonly tokens: number;
  readonly statistics: DatasetStatistics;
}

export interface InspectOptions {
  /** Of o200k_base. */
  readonly counter: TokenCounter;
  /** The set that a model is trained on, where the file validates it: questions in both are leaks. */
  readonly trainingFile?: string;
  /** Examples longer than this are cut by the platform; `usualLimitTokens` unless given. */
  readonly limitTokens?: number;
  readonly signal?: AbortSignal;
  /** Rows read so far. */
  readonly onProgress?: (rows: number) => void;
}

/** Rows between two reports of progress. */
const progressRows = 2_000;

/**
 * Inspects labelled examples as a stream, in memory that does not grow with the file.
 * Throws as `inspectDatasetFile` does.
 */
export async function inspectDataset(
  file: string,
  { counter, trainingFile, limitTokens, signal, onProgress }: InspectOptions,
): Promise<Inspection> {
  const training =
    trainingFile === undefined ? undefined : await readQuestions(trainingFile, signal);
  const gatherer = new DatasetStatisticsGatherer(limitTokens, training);
  let tokens = 0;
  let rows = 0;
  const report = await inspectDatasetFile(file, signal, (row, line) => {
    const texts = exampleTexts(row);
    const text = texts.join('\n');
    const encoded = texts.map((one) => utf8.encode(one));
    const counted = encoded.reduce((sum, bytes) => sum + counter.count(bytes), 0);
    gatherer.add({ row, line, text, utf8: utf8.encode(text), tokens: counted });
    tokens += counted;
    if (++rows % progressRows === 0) onProgress?.(rows);
  });
  return { encoding: 'o200k_base', tokens, ...report, statistics: gatherer.finish() };
}

const utf8 = new TextEncoder();

async function readQuestions(file: string, signal: AbortSignal | undefined): Promise<HashSet> {
  const gatherer = new DatasetStatisticsGatherer();
  await inspectDatasetFile(file, signal, (row) => gatherer.addQuestionOf(row));
  return gatherer.questions;
}
