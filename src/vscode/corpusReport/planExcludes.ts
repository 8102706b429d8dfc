import picomatch from 'picomatch';
import type * as vscode from 'vscode';
import { relativeTo } from '../panel/measuredCorpus';

/**
 * Whether a plan's globs leave out a file on disk, by its own path or by that of a folder above it. They are relative
 * to the plan's folder, but for those that begin with `**` and hold everywhere.
 */
export function matchExcludes(
  planFolder: vscode.Uri,
  globs: readonly string[],
): (file: string) => boolean {
  const matchers = globs.map((glob) => picomatch(glob, { dot: true }));
  return (file) => {
    const parts = relativeTo(planFolder, file).split('/');
    const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    return matchers.some((matches) => paths.some((candidate) => matches(candidate)));
  };
}

/** The glob that leaves out one file, or a folder with all below it. */
export function excludeGlob(relativePath: string, isFolder: boolean): string {
  const literal = relativePath.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
  if (!isFolder) return literal;
  return literal === '.' ? '**' : `${literal}/**`;
}

/** A file or folder that is left out, with the files that this concerns. */
export interface LeftOut {
  /** On disk, as are its files. */
  readonly path: string;
  readonly isFolder: boolean;
  readonly files: readonly string[];
}

/**
 * A plan's exclusions made to leave out exactly what a selection leaves out: globs that also match files that count
 * go, the others stay as they are, and what none of them covers is added.
 * @param counted files on disk that count
 */
export function mergeExcludes(
  planFolder: vscode.Uri,
  present: readonly string[],
  leftOut: readonly LeftOut[],
  counted: readonly string[],
): string[] {
  const kept = present.filter((glob) => !counted.some(matchExcludes(planFolder, [glob])));
  const isCovered = matchExcludes(planFolder, kept);
  const added = leftOut
    .filter(({ files }) => !files.every(isCovered))
    .map(({ path: file, isFolder }) => excludeGlob(relativeTo(planFolder, file), isFolder));
  return [...kept, ...added];
}
