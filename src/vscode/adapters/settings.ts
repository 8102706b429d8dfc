import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { ReservedTokens } from '../../core/corpus/fit';
import { defaultRepresentation, type Representation } from '../../measure/extract/extraction';
import {
  defaultFilesExclude,
  type ExcludeGlobs,
  type FilesExclude,
} from '../../measure/scan/exclusionRules';
import { locationOf } from './location';

const tokens = z.int().check(z.gte(0));
const texts = z.array(z.string());
const excludes = z.record(z.string(), z.union([z.boolean(), z.object({ when: z.string() })]));

/** A setting; VS Code warns of one that is not of its type but hands it on: then the default holds. */
function read<Schema extends z.ZodMiniType>(
  [section, name]: readonly [section: string, name: string],
  schema: Schema,
  fallback: z.output<Schema>,
  folder?: vscode.Uri,
): z.output<Schema> {
  const value: unknown = vscode.workspace.getConfiguration(section, folder).get(name);
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : fallback;
}

/** Room to keep free in every context window. */
export function readReservedTokens(): ReservedTokens {
  return {
    prompt: read(['ockham.fit', 'reservedPromptTokens'], tokens, 4_000),
    answer: read(['ockham.fit', 'reservedAnswerTokens'], tokens, 4_000),
  };
}

/** Names of folders that usually hold a project's documents, likeliest first. */
export function readDocsFolderNames(): readonly string[] {
  return read(['ockham.scan', 'docsFolders'], texts, ['docs']);
}

/** `files.exclude` and `ockham.scan.exclude` as they hold for a folder. */
export function readExcludes(folder: vscode.Uri): ExcludeGlobs {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(folder);
  const globs = (section: string, fallback: FilesExclude): FilesExclude =>
    read([section, 'exclude'], excludes, fallback, folder);
  return {
    relativeTo: locationOf(workspaceFolder?.uri ?? folder),
    globs: { ...globs('files', defaultFilesExclude), ...globs('ockham.scan', {}) },
  };
}

/** How formats with a choice are turned into text before they are counted. */
export function readRepresentation(): Representation {
  const { html, sheets, notebooks } = defaultRepresentation;
  const scan = 'ockham.scan';
  return {
    html: read([scan, 'html'], z.enum(['plain', 'markdown', 'raw']), html),
    sheets: read([scan, 'sheets'], z.enum(['tsv', 'markdown']), sheets),
    notebooks: read([scan, 'notebooks'], z.enum(['source', 'source-and-outputs']), notebooks),
  };
}

/** Globs of the prompt files that hold for a folder; empty where convention shall find them. */
export function readPromptGlobs(folder: vscode.Uri): readonly string[] {
  return read(['ockham.evidence', 'promptFiles'], texts, [], folder);
}
