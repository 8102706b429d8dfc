// @ts-check
/** The Node releases that a starter is tested on. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot, run } from '../../scripts/dependencies.mjs';

/** The lowest that the starters' engines allow, and the newest. */
export const lowestMajor = 20;
export const newestMajor = 26;

/**
 * The folder of a Node binary of a major version: this process's own, or one from npm, kept in .cache.
 * @param {number} major
 */
export function nodeFolder(major) {
  if (process.version.startsWith(`v${major}.`)) return path.dirname(process.execPath);
  const home = path.join(repositoryRoot, '.cache/node', String(major));
  const folder = path.join(home, 'node_modules/node/bin');
  if (!existsSync(folder)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
    // The package's install script puts the binary in place.
    run('npm', ['install', '--no-save', '--ignore-scripts=false', `node@${major}`], {
      cwd: home,
      quiet: true,
    });
  }
  const { stdout } = spawnSync(path.join(folder, 'node'), ['--version'], { encoding: 'utf8' });
  if (!stdout.startsWith(`v${major}.`)) throw new Error(`${folder} holds no Node ${major}.`);
  return folder;
}
