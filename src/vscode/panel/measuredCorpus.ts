import * as vscode from 'vscode';
import type { PlanChange } from '../../core/plan/edit';
import { relativeLocation, resolveLocation } from '../../measure/scan/location';
import type { CorpusFact } from '../../protocol/panel';
import { locationOf } from '../adapters/location';

/** The changes that put a count of tokens into a plan that lies, or will lie, in a folder. */
export function corpusChanges(
  corpus: CorpusFact,
  planFolder: vscode.Uri | undefined,
): PlanChange[] {
  if (corpus.files === 0) return [];
  const measured = (value: number) => ({
    value,
    kind: 'measured',
    source: 'scan, o200k_base',
    at: corpus.at,
  });
  return [
    { path: ['facts', 'corpusTokens'], value: measured(corpus.tokens) },
    { path: ['facts', 'corpusDocuments'], value: measured(corpus.files) },
    { path: ['corpus', 'folders'], value: relativeFolders(corpus, planFolder) },
  ];
}

/** The scanned folders as a plan in the folder names them: the count knows them as VS Code shows them. */
function relativeFolders({ folders }: CorpusFact, planFolder: vscode.Uri | undefined): string[] {
  if (!planFolder) return [...folders];
  const workspaceFolders = vscode.workspace.workspaceFolders ?? [];
  const [onlyFolder] = workspaceFolders;
  return folders.map((shown) => {
    const [first, ...rest] = shown.split('/');
    const named =
      workspaceFolders.length > 1 ? workspaceFolders.find(({ name }) => name === first) : undefined;
    const absolute = named
      ? resolveLocation(locationOf(named.uri), rest.join('/'))
      : resolveLocation(locationOf(onlyFolder?.uri ?? planFolder), shown);
    return relativeTo(planFolder, absolute);
  });
}

/** A location as a plan in the folder writes it. */
export function relativeTo(folder: vscode.Uri, absolute: string): string {
  const relative = relativeLocation(locationOf(folder), absolute);
  return relative === '' ? '.' : relative;
}
