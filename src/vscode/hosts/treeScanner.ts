import * as vscode from 'vscode';
import type { ContentThreads } from '../../measure/virtual/contentPool';
import { scanTree } from '../../measure/virtual/scanTree';
import { locationOf, uriOf } from '../adapters/location';
import type { CorpusScanner } from './corpusScanner';
import { workspaceTree } from './workspaceTree';

/** Scans whatever VS Code's file systems reach, wherever it lies: duplicates are found as files are counted. */
export function treeScanner(threads: ContentThreads): CorpusScanner {
  return {
    scan: (roots, request) =>
      scanTree(roots, { ...request, tree: workspaceTree, threads, repositoryOf }),
    estimate: () => Promise.resolve(undefined),
    findDuplicates: ({ duplicates }) =>
      Promise.resolve(duplicates ?? { exact: [], near: [], comparedFiles: 0 }),
  };
}

/** File systems that show a disk, `.git` included: there it tells what belongs to a repository. */
const showsDisk = new Set(['file', 'vscode-remote']);

/** Elsewhere a workspace folder is a repository's content: its `.gitignore` holds though no `.git` is to be seen. */
export function repositoryOf(root: string): string | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uriOf(root))?.uri;
  return folder && !showsDisk.has(folder.scheme) ? locationOf(folder) : undefined;
}
