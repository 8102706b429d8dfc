import { spawn } from 'node:child_process';
import { findGit } from './findGit';

/** Why git could not answer; the message is one clear sentence. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

export interface GitOptions {
  /** The folder to run in; it need not be the root of its repository. */
  readonly folder: string;
  /** Ends the read early: what was read so far stands. */
  readonly signal: AbortSignal;
}

/**
 * What keeps git from running or reading anything that a repository's own configuration names, and from writing:
 * hooks, monitors, signature checks, external diffs, pagers, prompts, lock files and name maps are all off.
 */
const harmless = [
  '--no-pager',
  '--no-optional-locks',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'log.showSignature=false',
    // A file that the repository names would be read whole, be it /dev/zero or a pipe that never ends.
    'log.mailmap=false',
    'core.quotePath=false',
  ].flatMap((setting) => ['-c', setting]),
];

/** The same for what only the environment decides; what a partial clone left on its server stays there. */
const quiet = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  // For a git that does not know the above (before 2.45): no transport has this name.
  GIT_ALLOW_PROTOCOL: 'none',
  LC_ALL: 'C',
};

/**
 * Runs git and hands over its output piece by piece, split at NUL. Resolves with `complete: false` when the signal
 * ended it early. Throws a `GitError` where there is no git, no repository or no commit.
 * @param args never pass through a shell
 */
export async function readGit(
  args: readonly string[],
  { folder, signal }: GitOptions,
  onPiece: (piece: string) => void,
): Promise<{ readonly complete: boolean }> {
  const program = findGit(folder);
  if (program === undefined) throw new GitError('git is not installed');
  const child = spawn(program, [...harmless, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    env: { ...process.env, ...quiet },
  });
  const stop = () => child.kill();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();

  let errorText = '';
  child.stderr
    .setEncoding('utf8')
    .on('data', (chunk: string) => (errorText = (errorText + chunk).slice(0, 2_000)));
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const pieces = (rest + chunk).split('\0');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) onPiece(piece);
  });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          new GitError(
            error.code === 'ENOENT'
              ? 'the folder is gone, or git is'
              : `git did not start: ${error.message}`,
          ),
        ),
      );
      child.once('close', resolve);
    });
    if (signal.aborted) return { complete: false };
    if (code !== 0) throw new GitError(explain(errorText));
    if (rest !== '') onPiece(rest);
    return { complete: true };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function explain(errorText: string): string {
  if (/not a git repository/i.test(errorText)) return 'the folder is in no git repository';
  if (/does not have any commits|bad default revision|unknown revision/i.test(errorText)) {
    return 'the git repository has no commits yet';
  }
  if (/dubious ownership/i.test(errorText))
    return 'git does not trust the repository: it belongs to another user';
  if (
    /lazy fetching disabled|unable to read (tree|commit)|could not (read|parse) /i.test(errorText)
  )
    return 'the clone is partial or damaged: what it lacks is not fetched';
  const [first = ''] = errorText.trim().split('\n');
  return `git failed: ${first === '' ? 'no reason given' : first}`;
}
