// @ts-check
/** Set-up that `npm test` and `npm start` do for themselves, with nothing but Node at hand. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Installs the locked dependencies unless node_modules already matches the lockfile. */
export function installDependencies() {
  const lock = path.join(repositoryRoot, 'package-lock.json');
  const installed = path.join(repositoryRoot, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  run('npm', ['ci', '--no-audit', '--no-fund']);
}

/** Builds what ships, or with `--tests` also the test bundles. @param {string[]} args */
export function build(...args) {
  run(process.execPath, ['esbuild.js', ...args]);
}

/**
 * Runs a command at the repository root with its output shown; throws when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] quiet: show the output only of a failure
 */
export function run(
  command,
  args,
  { cwd = repositoryRoot, env = process.env, quiet = false } = {},
) {
  const result = spawnSync(command, args, {
    cwd,
    env,
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    // npm is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.status === 0) return;
  if (quiet) process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  throw new Error(
    `${command} ${args.join(' ')} failed (${result.error?.message ?? `exit code ${result.status}`}).`,
  );
}
