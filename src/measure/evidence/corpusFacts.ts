import path from 'node:path';
import type { Fact } from '../../core/plan/fact';
import type { Facts } from '../../core/plan/plan';
import { measureCorpusChange } from '../history/corpusChange';

/** One counted corpus folder. */
export interface CountedCorpus {
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Its files, relative to it, with forward slashes. */
  readonly files: readonly { readonly path: string; readonly tokens: number }[];
}

/** Measures the size and the monthly change of counted folders; what cannot be measured is absent, with a note. */
export async function measureCorpora({
  corpora,
  now,
  signal,
}: {
  readonly corpora: readonly CountedCorpus[];
  readonly now: Date;
  readonly signal?: AbortSignal;
}): Promise<{ readonly facts: Facts; readonly notes: readonly string[] }> {
  const at = now.toISOString();
  const measured = <T>(value: T, source: string): Fact<T> => ({
    value,
    kind: 'measured',
    source,
    at,
  });
  const notes: string[] = [];
  const tokensOf = ({ files }: CountedCorpus) => files.reduce((sum, { tokens }) => sum + tokens, 0);
  const tokens = corpora.reduce((sum, corpus) => sum + tokensOf(corpus), 0);
  if (corpora.length === 0) {
    notes.push('No corpus was scanned: its size and its monthly change are unknown.');
    return { facts: {}, notes };
  }
  let touched = 0;
  let known = 0;
  const sources = new Set<string>();
  for (const corpus of corpora) {
    const change = await measureCorpusChange({
      folder: corpus.folder,
      files: corpus.files.map((file) => ({
        path: file.path,
        weight: file.tokens,
      })),
      now,
      ...(signal ? { signal } : {}),
    });
    if (change.kind === 'unknown') {
      notes.push(
        `The monthly change of ${path.basename(corpus.folder)} is unknown: ${change.why}.`,
      );
      continue;
    }
    touched += change.monthlyShare * tokensOf(corpus);
    known += tokensOf(corpus);
    sources.add(change.source);
  }
  const facts = {
    corpusTokens: measured(tokens, 'scan, o200k_base'),
    corpusDocuments: measured(
      corpora.reduce((sum, { files }) => sum + files.length, 0),
      'scan',
    ),
    ...(known > 0
      ? {
          corpusMonthlyChange: measured(
            Number((touched / known).toPrecision(3)),
            [...sources].join('; '),
          ),
        }
      : {}),
  };
  return { facts, notes };
}
