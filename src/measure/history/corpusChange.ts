import { GitError, readGit } from './git';
import { measureSpan } from './historySpan';

/** One file of the corpus. */
export interface CorpusFile {
  /** Relative to the corpus folder, with forward slashes. */
  readonly path: string;
  /** Its share of the corpus: tokens, or bytes where tokens are not counted. */
  readonly weight: number;
}

/** How much of a corpus changes in a month. */
export type CorpusChange =
  | {
      readonly kind: 'measured';
      /** Share of the corpus' weight touched in a month, 0 to 1. */
      readonly monthlyShare: number;
      /** How it was found, and what to know about it. */
      readonly source: string;
    }
  | { readonly kind: 'unknown'; readonly why: string };

export interface ChangeOptions {
  readonly folder: string;
  readonly files: readonly CorpusFile[];
  readonly now: Date;
  /** The measurement answers from what it has read by then. */
  readonly timeLimitMs?: number;
  readonly signal?: AbortSignal;
}

const msPerDay = 86_400_000;
const daysPerMonth = 30.4375;
const mostMonths = 12;
const defaultTimeLimitMs = 15_000;

/**
 * Measures the monthly change of a corpus: from the commits of up to a year, counting each file once a month and
 * leaving out the commits that brought the history into being. File times are no substitute for a history: every
 * copy and checkout resets them.
 */
export async function measureCorpusChange(options: ChangeOptions): Promise<CorpusChange> {
  const { files } = options;
  if (files.reduce((sum, { weight }) => sum + weight, 0) <= 0) {
    return { kind: 'unknown', why: 'the corpus is empty' };
  }
  try {
    return await measureFromGit(options);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { kind: 'unknown', why: error.message };
  }
}

async function measureFromGit({
  folder,
  files,
  now,
  timeLimitMs,
  signal,
}: ChangeOptions): Promise<CorpusChange> {
  const timeout = AbortSignal.timeout(timeLimitMs ?? defaultTimeLimitMs);
  const git = { folder, signal: signal ? AbortSignal.any([signal, timeout]) : timeout };
  const span = await measureSpan(git, now, mostMonths * daysPerMonth);
  signal?.throwIfAborted();
  if (git.signal.aborted) return { kind: 'unknown', why: 'git did not answer in time' };
  const months = Math.floor(span.days / daysPerMonth);
  const shallow = span.isShallow ? '; the clone is shallow' : '';
  if (months < 1) {
    return {
      kind: 'unknown',
      why: `the git history covers ${Math.floor(span.days)} days, less than a month${shallow}`,
    };
  }

  const weights = new Map(files.map(({ path, weight }) => [path, weight]));
  const touched = Array.from({ length: months }, () => new Set<string>());
  let month = 0;
  let isRoot = false;
  const since = new Date(now.getTime() - months * daysPerMonth * msPerDay);
  const { complete } = await readGit(
    [
      'log',
      '-z',
      '--format=%x01%ct %P',
      '--name-only',
      '--no-renames',
      '--no-ext-diff',
      '--no-textconv',
      // Cancels diff.orderFile, which a repository may set to a file without end.
      '-O/dev/null',
      '--relative',
      `--since=${since.toISOString()}`,
      '--',
      '.',
    ],
    git,
    (piece) => {
      const text = piece.replace(/^\n/, '');
      if (text.startsWith('\x01')) {
        const [seconds = '', parents = ''] = text.slice(1).split(' ');
        month = Math.floor((now.getTime() - Number(seconds) * 1_000) / (daysPerMonth * msPerDay));
        isRoot = parents === '';
      } else if (!isRoot && weights.has(text)) {
        touched[Math.max(0, month)]?.add(text);
      }
    },
  );
  signal?.throwIfAborted();
  // The log runs from the latest commit back: what was cut off is the oldest.
  const read = complete ? months : Math.min(months, Math.max(0, month));
  if (read < 1)
    return { kind: 'unknown', why: 'the git history is too long to read a month of it in time' };

  const total = files.reduce((sum, { weight }) => sum + weight, 0);
  const shares = touched
    .slice(0, read)
    .map((paths) => [...paths].reduce((sum, path) => sum + (weights.get(path) ?? 0), 0) / total);
  const cut = complete
    ? ''
    : `; stopped after ${read} of ${months} months to stay within the time limit`;
  return {
    kind: 'measured',
    monthlyShare: shares.reduce((sum, share) => sum + share, 0) / read,
    source: `git: mean share of the corpus touched per month over ${read} ${read === 1 ? 'month' : 'months'}${shallow}${cut}`,
  };
}
