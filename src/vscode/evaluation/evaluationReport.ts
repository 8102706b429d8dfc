import path from 'node:path';
import * as vscode from 'vscode';
import { compareFiles } from '../../core/evaluation/compareFiles';
import { evaluationFile, type EvaluationFile } from '../../core/evaluation/evaluationFile';
import {
  comparisonToMarkdown,
  evaluationToMarkdown,
} from '../../core/evaluation/evaluationMarkdown';
import { planDefaults } from '../../core/plan/defaults';
import type { MarkdownPreview } from '../adapters/markdownPreview';

const defaultTarget = planDefaults.limits.targetQuality.value;

/** Shows results, failures first, and side by side with another run. */
export class EvaluationReports {
  readonly #preview: MarkdownPreview;

  constructor(preview: MarkdownPreview) {
    this.#preview = preview;
  }

  /** Opens the report of one results file, or the comparison of two. */
  async show(files: readonly vscode.Uri[]): Promise<void> {
    const [first, second] = files.length > 0 ? files : await chooseResults();
    if (!first) return;
    const read = await Promise.all([first, ...(second ? [second] : [])].map(readResults));
    const [one, other] = read;
    if (!one || (second && !other)) return;
    const texts = [
      ...(other ? [comparisonToMarkdown(one, other, compareFiles(one, other))] : []),
      ...(other ? [one, other] : [one]).map((file) => evaluationToMarkdown(file, defaultTarget)),
    ];
    const name = `${path.basename(first.path, '.json')}${second ? ' and another' : ''}`;
    await this.#preview.show(name, texts.join('\n'));
  }
}

/** One or two results of the workspace, newest first. */
async function chooseResults(): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles('**/results/*.json', '**/node_modules/**', 200);
  const results = (
    await Promise.all(found.map(async (file) => ({ file, results: await readQuietly(file) })))
  ).flatMap(({ file, results: read }) => (read ? [{ file, read }] : []));
  if (results.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The workspace has no evaluation results yet: Run Evaluation writes some.'),
    );
    return [];
  }
  const items = results
    .toSorted((a, b) => ((a.read.at ?? '') < (b.read.at ?? '') ? 1 : -1))
    .map(({ file, read }) => ({
      label: `${read.name ?? ''} · ${read.model ?? ''}`,
      description: read.at ?? '',
      detail: vscode.workspace.asRelativePath(file),
      file,
    }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Ockham: Show Evaluation'),
    placeHolder: vscode.l10n.t(
      'Choose one to read it, or two to compare them (the older is the first)',
    ),
    canPickMany: true,
    matchOnDetail: true,
  });
  return (chosen ?? [])
    .slice(0, 2)
    .reverse()
    .map(({ file }) => file);
}

async function readResults(file: vscode.Uri): Promise<EvaluationFile | undefined> {
  const results = await readQuietly(file);
  if (!results)
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        '{0} holds no evaluation results of version 1.',
        vscode.workspace.asRelativePath(file),
      ),
    );
  return results;
}

async function readQuietly(file: vscode.Uri): Promise<EvaluationFile | undefined> {
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    return evaluationFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
