import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before } from 'mocha';

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program from the repository root. */
export function ockham(...args: string[]): Run {
  return ockhamIn('.', ...args);
}

/** Runs the built program from a folder. */
export function ockhamIn(folder: string, ...args: string[]): Run {
  return spawnSync(process.execPath, [path.resolve('dist/cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
}

/** A scratch folder with an awkward name for the tests of a suite; returns what writes a file there and its path. */
export function useScratch(): (name: string, text: string) => string {
  let scratch = '';
  before(() => {
    scratch = mkdtempSync(path.join(os.tmpdir(), "ockham cli's ü "));
  });
  after(() => rmSync(scratch, { recursive: true, force: true }));
  return (name, text) => {
    const file = path.join(scratch, name);
    writeFileSync(file, text);
    return file;
  };
}
