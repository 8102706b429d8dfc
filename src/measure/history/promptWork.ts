import ignore from 'ignore';
import { GitError, readGit } from './git';

/** Where prompts are kept by convention: git globs, relative to the folder. */
export const promptGlobs = [
  '**/prompts/**',
  '**/*.prompt',
  '**/*.prompt.md',
  '**/*.prompt.txt',
  '**/*.prompty',
  '**/*system-prompt*',
  '**/*system_prompt*',
  '**/promptfooconfig*',
] as const;

/** Distinct days on which someone worked on the prompt. */
export interface PromptWork {
  readonly days: number;
  /** How they were counted, and what to know about it. */
  readonly source: string;
}

export interface PromptWorkOptions {
  readonly folder: string;
  /** Globs of prompt files; `promptGlobs` unless the user names others. */
  readonly globs?: readonly string[];
  /** The folder's files, for when there is no git history: relative paths with forward slashes. */
  readonly files: readonly { readonly path: string; readonly modifiedAt: Date }[];
  /** The count answers from what it has read by then. */
  readonly timeLimitMs?: number;
  readonly signal?: AbortSignal;
}

const defaultTimeLimitMs = 15_000;

/**
 * Counts the distinct days (in each author's own time zone) with commits that touch prompt files; without git
 * history the distinct days of those files' last changes, which can only be too few.
 */
export async function countPromptWork(options: PromptWorkOptions): Promise<PromptWork> {
  const { folder, globs = promptGlobs, timeLimitMs, signal } = options;
  const timeout = AbortSignal.timeout(timeLimitMs ?? defaultTimeLimitMs);
  const days = new Set<string>();
  try {
    const { complete } = await readGit(
      [
        'log',
        '-z',
        '--format=%ad',
        '--date=short',
        '--',
        ...globs.map((glob) => `:(glob,icase)${glob}`),
      ],
      { folder, signal: signal ? AbortSignal.any([signal, timeout]) : timeout },
      (piece) => days.add(piece.trim()),
    );
    signal?.throwIfAborted();
    const cut = complete ? '' : '; the history was too long to read in time, so at least';
    return {
      days: days.size,
      source: `git: distinct days with commits to prompt files (${globs.join(', ')})${cut}`,
    };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return countFileDays(options, globs, error.message);
  }
}

function countFileDays(
  { files }: PromptWorkOptions,
  globs: readonly string[],
  why: string,
): PromptWork {
  const prompts = ignore({ ignorecase: true }).add([...globs]);
  const days = files
    .filter(({ path }) => prompts.ignores(path))
    .map(({ modifiedAt }) => modifiedAt.toISOString().slice(0, 10));
  return {
    days: new Set(days).size,
    source: `file times: distinct days on which prompt files were last changed, so at least (${why})`,
  };
}
