import * as vscode from 'vscode';
import type { ReservedTokens } from '../../core/corpus/fit';
import { defaultRepresentation, type Representation } from '../../measure/extract/extraction';
import {
  defaultFilesExclude,
  type ExcludeGlobs,
  type FilesExclude,
} from '../../measure/scan/exclusionRules';
import { locationOf } from './location';

/** Room to keep free in every context window. */
export function readReservedTokens(): ReservedTokens {
  const settings = vscode.workspace.getConfiguration('ockham.fit');
  return {
    prompt: settings.get('reservedPromptTokens', 4_000),
    answer: settings.get('reservedAnswerTokens', 4_000),
  };
}

/** Names of folders that usually hold a project's documents, likeliest first. */
export function readDocsFolderNames(): readonly string[] {
  return vscode.workspace.getConfiguration('ockham.scan').get('docsFolders', ['docs']);
}

/** `files.exclude` and `ockham.scan.exclude` as they hold for a folder. */
export function readExcludes(folder: vscode.Uri): ExcludeGlobs {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(folder);
  const read = (section: string, fallback: FilesExclude): FilesExclude =>
    vscode.workspace.getConfiguration(section, folder).get('exclude', fallback);
  return {
    relativeTo: locationOf(workspaceFolder?.uri ?? folder),
    globs: { ...read('files', defaultFilesExclude), ...read('ockham.scan', {}) },
  };
}

/** How formats with a choice are turned into text before they are counted. */
export function readRepresentation(): Representation {
  const settings = vscode.workspace.getConfiguration('ockham.scan');
  const { html, sheets, notebooks } = defaultRepresentation;
  return {
    html: settings.get('html', html),
    sheets: settings.get('sheets', sheets),
    notebooks: settings.get('notebooks', notebooks),
  };
}

/** Globs of the prompt files that hold for a folder; empty where convention shall find them. */
export function readPromptGlobs(folder: vscode.Uri): readonly string[] {
  return vscode.workspace.getConfiguration('ockham.evidence', folder).get('promptFiles', []);
}
