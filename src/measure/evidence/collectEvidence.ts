import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Fact } from '../../core/plan/fact';
import type { Facts } from '../../core/plan/plan';
import { measureCorpusChange } from '../history/corpusChange';
import { countPromptWork } from '../history/promptWork';
import { countExamples } from './countExamples';
import { findScore } from './findScore';

/** One counted corpus folder. */
export interface CountedCorpus {
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Its files, relative to it, with forward slashes. */
  readonly files: readonly { readonly path: string; readonly tokens: number }[];
}

export interface EvidenceOptions {
  /** Absolute path of the workspace folder. */
  readonly root: string;
  /** Its files, relative to it, with forward slashes; without what the user excludes. */
  readonly files: readonly string[];
  /** The scanned corpus; empty where nothing was scanned. */
  readonly corpora: readonly CountedCorpus[];
  /** Globs of prompt files, where the user names them. */
  readonly promptGlobs?: readonly string[];
  readonly now: Date;
  readonly signal?: AbortSignal;
}

export interface CollectedEvidence {
  readonly facts: Facts;
  /** What could not be measured and why, and what was passed over: one sentence each. */
  readonly notes: readonly string[];
}

/** Measures every fact of a plan that a workspace can show. Reads only; an absent fact stays absent, with a note. */
export async function collectEvidence(options: EvidenceOptions): Promise<CollectedEvidence> {
  const { root, files, now, signal } = options;
  const at = now.toISOString();
  const measured = <T>(value: T, source: string): Fact<T> => ({
    value,
    kind: 'measured',
    source,
    at,
  });
  const notes: string[] = [];
  const cancel = signal ? { signal } : {};

  const corpus = await measureCorpora(options, measured, notes);
  const prompts = await countPromptWork({
    folder: root,
    files: await withTimes(root, files),
    ...(options.promptGlobs ? { globs: options.promptGlobs } : {}),
    ...cancel,
  });
  const examples = await countExamples(root, files, signal);
  const score = await findScore(root, files, signal);
  notes.push(...examples.notes, ...score.notes);
  if (prompts.days === 0) {
    notes.push(
      'No prompt file was found by its name: name yours, and the days of work on them are counted.',
    );
  }
  return {
    facts: {
      ...corpus,
      ...(prompts.days === 0 ? {} : { promptWorkDays: measured(prompts.days, prompts.source) }),
      ...(examples.count === undefined
        ? {}
        : { labelledExamples: measured(examples.count, examples.source) }),
      ...(score.found
        ? {
            promptScore: { ...measured(score.found.score, score.found.source), at: score.found.at },
          }
        : {}),
    },
    notes,
  };
}

async function measureCorpora(
  { corpora, now, signal }: EvidenceOptions,
  measured: <T>(value: T, source: string) => Fact<T>,
  notes: string[],
): Promise<Facts> {
  const tokensOf = ({ files }: CountedCorpus) => files.reduce((sum, { tokens }) => sum + tokens, 0);
  const tokens = corpora.reduce((sum, corpus) => sum + tokensOf(corpus), 0);
  if (corpora.length === 0) {
    notes.push('No corpus was scanned: its size and its monthly change are unknown.');
    return {};
  }
  let touched = 0;
  let known = 0;
  const sources = new Set<string>();
  for (const corpus of corpora) {
    const times = new Map(
      (
        await withTimes(
          corpus.folder,
          corpus.files.map((file) => file.path),
        )
      ).map((file) => [file.path, file.modifiedAt]),
    );
    const change = await measureCorpusChange({
      folder: corpus.folder,
      files: corpus.files.map((file) => ({
        path: file.path,
        weight: file.tokens,
        modifiedAt: times.get(file.path) ?? now,
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
  return {
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
}

/** Files that are gone by now are left out. */
async function withTimes(
  folder: string,
  files: readonly string[],
): Promise<{ path: string; modifiedAt: Date }[]> {
  const timed: { path: string; modifiedAt: Date }[] = [];
  for (const file of files) {
    const stats = await stat(path.join(folder, file)).catch(() => undefined);
    if (stats) timed.push({ path: file, modifiedAt: stats.mtime });
  }
  return timed;
}
