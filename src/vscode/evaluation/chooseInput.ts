import path from 'node:path';
import * as vscode from 'vscode';
import { promptGlobs } from '../../measure/history/promptWork';
import {
  loadCases,
  loadPrompt,
  type CasesOnDisk,
  type PromptOnDisk,
} from '../../measure/evaluate/run/loadEvaluation';
import { isBelow } from '../../measure/scan/location';
import { readPromptGlobs } from '../adapters/settings';

/** What is evaluated: a prompt and its cases. */
export interface EvaluationInput {
  readonly prompt: PromptOnDisk;
  readonly cases: CasesOnDisk;
}

const text = /\.(md|markdown|txt|prompt)$/i;
const notInstalled = '**/{node_modules,.git,dist,out}/**';
const casesGlobs = ['**/*cases*.jsonl', '**/{eval,evals,evaluation,evaluations}/*.jsonl'];

/** Files of the workspace that are prompts by convention or by the user's settings. */
export async function findPrompts(): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const named = folders.flatMap(({ uri }) =>
    readPromptGlobs(uri).map((glob) => new vscode.RelativePattern(uri, glob)),
  );
  const globs = named.length > 0 ? named : ['**/prompt/system.md', ...promptGlobs];
  return findFiles(globs, (file) => text.test(file.path));
}

/**
 * Asks for a prompt, unless one was clicked, and for its cases, unless its front matter names them.
 * @returns undefined when the user chose nothing, or there is nothing to choose from, which is said
 * @throws {EvaluationInputError} for a prompt or cases that cannot be read
 */
export async function chooseInput(
  clicked: vscode.Uri | undefined,
): Promise<EvaluationInput | undefined> {
  const file =
    clicked ??
    (await chooseFile(await findPrompts(), {
      title: vscode.l10n.t('Ockham: Run Evaluation'),
      placeHolder: vscode.l10n.t('Which prompt?'),
      missing: vscode.l10n.t(
        'The workspace has no prompt file yet: write one as prompts/<name>.prompt.md, with its cases named as "evals" in the front matter.',
      ),
    }));
  if (!file) return undefined;
  const folders = foldersAround(file.fsPath);
  const prompt = await loadPrompt(file.fsPath, folders);
  const casesFile = await chooseCases(prompt);
  if (!casesFile) return undefined;
  return { prompt, cases: await loadCases(casesFile, folders) };
}

/**
 * The folders that a prompt may name files of: those of the workspace; for one that lies in none, the folder above its
 * own, for cases usually lie in `../evals`.
 */
export function foldersAround(prompt: string): readonly string[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  return folders.some((folder) => isBelow(prompt, folder))
    ? folders
    : [path.dirname(path.dirname(prompt))];
}

/** The cases that a prompt's front matter names. */
export function namedCases({ file, prompt }: PromptOnDisk): string | undefined {
  const { evals } = prompt.settings;
  return evals === undefined ? undefined : path.resolve(path.dirname(file), evals);
}

async function chooseCases(prompt: PromptOnDisk): Promise<string | undefined> {
  const named = namedCases(prompt);
  if (named !== undefined) return named;
  const file = await chooseFile(await findFiles(casesGlobs, () => true), {
    title: vscode.l10n.t('Ockham: Run Evaluation'),
    placeHolder: vscode.l10n.t('Which cases for {0}?', path.basename(prompt.file)),
    missing: vscode.l10n.t(
      'The workspace has no cases yet: write evals/cases.jsonl, one {0} a line.',
      '{"input": "…", "expected": "…", "grader": "contains"}',
    ),
  });
  return file?.fsPath;
}

async function findFiles(
  globs: readonly vscode.GlobPattern[],
  takes: (file: vscode.Uri) => boolean,
): Promise<readonly vscode.Uri[]> {
  const found = await Promise.all(
    globs.map((glob) => vscode.workspace.findFiles(glob, notInstalled, 200)),
  );
  const files = new Map(found.flat().map((file) => [file.toString(), file]));
  return [...files.values()].filter(takes).sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function chooseFile(
  files: readonly vscode.Uri[],
  words: { readonly title: string; readonly placeHolder: string; readonly missing: string },
): Promise<vscode.Uri | undefined> {
  const [only, ...others] = files;
  if (!only) {
    void vscode.window.showInformationMessage(words.missing);
    return undefined;
  }
  if (others.length === 0) return only;
  const chosen = await vscode.window.showQuickPick(
    files.map((file) => ({ label: vscode.workspace.asRelativePath(file), file })),
    { title: words.title, placeHolder: words.placeHolder, ignoreFocusOut: true },
  );
  return chosen?.file;
}
