import { readGit, type GitOptions } from './git';

/** How far back the commits of a folder's repository reach. */
export interface HistorySpan {
  /** Days from the oldest commit looked at to `now`, never more than `mostDays`. */
  readonly days: number;
  /** The clone holds only its latest commits. */
  readonly isShallow: boolean;
}

const msPerDay = 86_400_000;

/** Measures how much history there is within the last `mostDays` days. */
export async function measureSpan(
  options: GitOptions,
  now: Date,
  mostDays: number,
): Promise<HistorySpan> {
  let isShallow = false;
  await readGit(
    ['rev-parse', '--is-shallow-repository'],
    options,
    (piece) => (isShallow = piece.trim() === 'true'),
  );

  const start = new Date(now.getTime() - mostDays * msPerDay);
  const beyond: string[] = [];
  await readGit(
    ['log', '-z', '-1', '--format=%ct', `--before=${start.toISOString()}`],
    options,
    (piece) => beyond.push(piece),
  );
  if (beyond.length > 0) return { days: mostDays, isShallow };

  let oldest = Number.POSITIVE_INFINITY;
  await readGit(['log', '-z', '--format=%ct'], options, (piece) => {
    oldest = Math.min(oldest, Number(piece) * 1_000);
  });
  const days = (now.getTime() - oldest) / msPerDay;
  return { days: Number.isFinite(days) ? Math.min(mostDays, Math.max(0, days)) : 0, isShallow };
}
