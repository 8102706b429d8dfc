import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { UsageError } from './usageError';

/** Folders that hold other people's plans, or none. */
const passedOver = new Set(['node_modules', '.git']);

/** The plans that arguments name, and whether each is just a file. */
export interface NamedPlans {
  readonly files: readonly string[];
  /** One file by its name: what was asked for is one answer rather than a list. */
  readonly isOne: boolean;
}

/**
 * Finds the plans that files, folders and globs name, each once and in order. A folder stands for every
 * `*.ockham.json` below it. A file that does not exist is left for whoever reads it to tell.
 * @throws {UsageError} for a folder or glob without a plan
 */
export function findPlans(named: readonly string[]): NamedPlans {
  const files = named.flatMap((name) => {
    const kind = statSync(name, { throwIfNoEntry: false });
    if (kind?.isDirectory()) return some(plansBelow(name), `${name} holds no *.ockham.json`);
    if (kind !== undefined || !picomatch.scan(slashed(name)).isGlob) return [path.normalize(name)];
    return some(plansMatching(name), `No plan matches ${name}`);
  });
  const once = [...new Set(files)];
  const [only = ''] = named;
  return {
    files: once,
    isOne: named.length === 1 && once.length === 1 && path.normalize(only) === once[0],
  };
}

function some(files: string[], fault: string): string[] {
  if (files.length === 0) throw new UsageError(`${fault}; name a plan, a folder or a glob.`);
  return files;
}

function plansBelow(folder: string): string[] {
  return filesBelow(folder).filter((file) => file.endsWith('.ockham.json'));
}

function plansMatching(glob: string): string[] {
  const { base } = picomatch.scan(slashed(glob));
  const matches = picomatch(slashed(path.normalize(glob)), { dot: true });
  return filesBelow(base === '' ? '.' : base).filter((file) => matches(slashed(file)));
}

/** Symbolic links are not followed: they can lead in circles. */
function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  return entries.flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : filesBelow(file);
    return entry.isFile() ? [file] : [];
  });
}

/** Globs have forward slashes; on Windows paths have others. */
function slashed(file: string): string {
  return path.sep === '/' ? file : file.split(path.sep).join('/');
}
