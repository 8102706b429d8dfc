import path from 'node:path';
import * as vscode from 'vscode';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { inspectionToMarkdown } from '../../core/dataset/inspectionMarkdown';
import { estimateTraining } from '../../core/dataset/trainingEstimate';
import type { Inspection } from '../../measure/dataset/inspectDataset';
import { inspectInThread } from '../../measure/dataset/inspectInThread';
import { today } from '../adapters/clock';
import type { MarkdownPreview } from '../adapters/markdownPreview';
import { withCancellableProgress } from '../adapters/progress';
import type { DatasetDiagnostics } from './datasetDiagnostics';

/** What inspecting a dataset needs of the extension. */
export interface InspectParts {
  readonly extensionUri: vscode.Uri;
  readonly preview: MarkdownPreview;
  readonly diagnostics: DatasetDiagnostics;
}

/** Names by which a file says that it tests what another trains. */
const validationName = /(^|[._-])(test|valid|validation|eval|held-?out|dev)(?=[._-]|$)/i;

/**
 * Inspects labelled examples: marks what is wrong where it stands and shows what the set is like.
 * @returns what it found; undefined where nothing was inspected, and the user knows why
 */
export async function inspectDataset(
  { extensionUri, preview, diagnostics }: InspectParts,
  clicked: vscode.Uri | undefined,
): Promise<Inspection | undefined> {
  const file = clicked ?? (await chooseDataset());
  if (!file) return undefined;
  const name = vscode.workspace.asRelativePath(file);
  if (file.scheme !== 'file') {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} is not on this disk: clone the repository first.', name),
    );
    return undefined;
  }
  const builtFolder = vscode.Uri.joinPath(extensionUri, 'dist').fsPath;
  const training = await findTraining(file);
  const inspection = await withCancellableProgress(
    vscode.l10n.t('Ockham: inspecting {0}', path.basename(file.path)),
    async (signal, report) => {
      try {
        return await inspectInThread(
          {
            file: file.fsPath,
            builtFolder,
            ...(training ? { trainingFile: training.fsPath } : {}),
          },
          signal,
          (rows) => report(`${rows.toLocaleString('en-US')} rows`),
        );
      } catch (error) {
        if (!signal.aborted)
          void vscode.window.showErrorMessage(
            vscode.l10n.t(
              '{0} could not be inspected: {1}',
              name,
              error instanceof Error ? error.message : String(error),
            ),
          );
        return undefined;
      }
    },
  );
  if (!inspection) return undefined;
  diagnostics.show(file, inspection);
  const estimate = estimateTraining(inspection.valid, inspection.tokens, bundledCatalog, today());
  await preview.show(
    vscode.l10n.t('Dataset {0}', path.basename(file.path)),
    inspectionToMarkdown(
      name,
      inspection,
      estimate,
      training && vscode.workspace.asRelativePath(training),
    ),
  );
  return inspection;
}

async function chooseDataset(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active && /\.(jsonl|csv|tsv)$/i.test(active.path)) return active;
  const files = await vscode.workspace.findFiles('**/*.{jsonl,csv,tsv}', '**/node_modules/**', 500);
  if (files.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'The workspace has no .jsonl, .csv or .tsv file: write examples as one {0} a line.',
        '{"prompt": "…", "completion": "…"}',
      ),
    );
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(
    files.map((file) => ({ label: vscode.workspace.asRelativePath(file), file })),
    {
      title: vscode.l10n.t('Ockham: Inspect Dataset'),
      placeHolder: vscode.l10n.t('Which labelled examples?'),
    },
  );
  return chosen?.file;
}

/** `train.jsonl` beside `test.jsonl`: the set whose questions must not come back in this one. */
async function findTraining(file: vscode.Uri): Promise<vscode.Uri | undefined> {
  const name = path.posix.basename(file.path);
  if (!validationName.test(name)) return undefined;
  for (const training of ['train', 'training']) {
    const candidate = vscode.Uri.joinPath(
      file,
      '..',
      name.replace(validationName, `$1${training}`),
    );
    try {
      await vscode.workspace.fs.stat(candidate);
      return candidate;
    } catch {
      // Not there: the set has no sibling by this name.
    }
  }
  return undefined;
}
