import { lstatSync } from 'node:fs';
import path from 'node:path';
import { compareWalked } from '../../core/corpus/updateScan';
import { createExclusion, type Exclusion } from '../scan/exclusion';
import type { ScanRoot } from '../scan/roots';

/** What is to be looked at again after files changed. */
export type RecountPlan =
  /** So much changed, or the rules of what counts did, that a pass over everything is as fast. */
  | { readonly kind: 'everything' }
  | {
      readonly kind: 'some';
      /** Reported paths of all that may differ, what vanished too. */
      readonly paths: readonly string[];
      /** What there is of it, each a root of its own. */
      readonly roots: readonly ScanRoot[];
    };

/** Beyond this a pass over everything, which reads only what changed, costs less than looking at each. */
export const mostTargets = 500;

/** Whether a path lies where nothing is ever counted, by its parts alone: cheap enough for each event of a watcher. */
export function isNeverCounted(absolutePath: string): boolean {
  return /[\\/](\.git|\.hg|\.svn|node_modules)([\\/]|$)/.test(absolutePath);
}

/** Sorts out which of the changed paths belong to the corpus below the roots, by the rules that a walk follows. */
export function planRecount(roots: readonly ScanRoot[], changed: readonly string[]): RecountPlan {
  if (changed.length > mostTargets) return { kind: 'everything' };
  const rules = new Map(roots.map((root) => [root, new RootRules(root)]));
  const paths: string[] = [];
  const found: ScanRoot[] = [];
  for (const absolutePath of withoutNested(changed)) {
    const root = roots.find((candidate) => isAtOrBelow(absolutePath, candidate.absolutePath));
    if (!root) continue;
    if (path.basename(absolutePath) === '.gitignore' || absolutePath === root.absolutePath) {
      return { kind: 'everything' };
    }
    const isFolder = lstatSync(absolutePath, { throwIfNoEntry: false })?.isDirectory();
    if (rules.get(root)?.excludes(absolutePath, isFolder ?? false)) continue;
    const relative = path.relative(root.absolutePath, absolutePath).split(path.sep).join('/');
    const label = root.label === '' ? relative : `${root.label}/${relative}`;
    paths.push(label);
    if (isFolder !== undefined) found.push({ absolutePath, label, excludes: root.excludes });
  }
  found.sort((a, b) => compareWalked(a.label, b.label));
  return { kind: 'some', paths, roots: found };
}

/** The exclusions below one root, with every folder on the way to an asked path entered. */
class RootRules {
  readonly #root: string;
  readonly #exclusion: Exclusion;
  readonly #excluded = new Map<string, boolean>();

  constructor({ absolutePath, excludes }: ScanRoot) {
    this.#root = absolutePath;
    this.#exclusion = createExclusion(absolutePath, excludes);
    this.#exclusion.enter(absolutePath);
  }

  /** Whether the entry, or a folder that it lies in, is left out. */
  excludes(entry: string, isFolder: boolean): boolean {
    return this.#isFolderExcluded(path.dirname(entry)) || this.#exclusion.excludes(entry, isFolder);
  }

  #isFolderExcluded(folder: string): boolean {
    if (folder === this.#root) return false;
    const known = this.#excluded.get(folder);
    if (known !== undefined) return known;
    const excluded = this.excludes(folder, true);
    if (!excluded) this.#exclusion.enter(folder);
    this.#excluded.set(folder, excluded);
    return excluded;
  }
}

/** Without the paths that lie below another of them. */
function withoutNested(paths: readonly string[]): string[] {
  const all = new Set(paths);
  return [...all].filter((candidate) => {
    for (let above = path.dirname(candidate); above !== path.dirname(above);) {
      if (all.has(above)) return false;
      above = path.dirname(above);
    }
    return true;
  });
}

function isAtOrBelow(candidate: string, folder: string): boolean {
  return candidate === folder || candidate.startsWith(folder + path.sep);
}
