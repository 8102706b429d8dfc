import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Fact } from '../../core/plan/fact';
import type { Facts } from '../../core/plan/plan';
import { countPromptWork } from '../history/promptWork';
import { measureCorpora, type CountedCorpus } from './corpusFacts';
import { countExamples } from './countExamples';
import { filesOnDisk } from './filesOnDisk';
import { findScore } from './findScore';

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

  const corpus = await measureCorpora(options);
  notes.push(...corpus.notes);
  const prompts = await countPromptWork({
    folder: root,
    files: await withTimes(root, files),
    ...(options.promptGlobs ? { globs: options.promptGlobs } : {}),
    ...cancel,
  });
  const examples = await countExamples(filesOnDisk(root), files, signal);
  const score = await findScore(filesOnDisk(root), files, signal);
  notes.push(...examples.notes, ...score.notes);
  if (prompts.days === 0) {
    notes.push(
      'No prompt file was found by its name: name yours, and the days of work on them are counted.',
    );
  }
  return {
    facts: {
      ...corpus.facts,
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

/** Files with the times of their last changes; those that are gone by now are left out. */
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
