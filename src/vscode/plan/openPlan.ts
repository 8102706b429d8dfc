import * as vscode from 'vscode';
import { today } from '../adapters/clock';
import { choosePlan } from './choosePlan';
import { readPlanState, type ValidPlan } from './planState';

/** A plan that a command can work with. */
export interface OpenedPlan extends ValidPlan {
  readonly document: vscode.TextDocument;
}

/**
 * Opens and reads the plan that a command works on.
 * @returns undefined when there is none or it cannot be read; the user knows why
 */
export async function openPlan(clicked: vscode.Uri | undefined): Promise<OpenedPlan | undefined> {
  const uri = await choosePlan(clicked);
  if (!uri) return undefined;
  try {
    return readDocument(await vscode.workspace.openTextDocument(uri));
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Ockham cannot open {0}: {1}',
        vscode.workspace.asRelativePath(uri),
        error instanceof Error ? error.message : String(error),
      ),
    );
    return undefined;
  }
}

/** Reads a plan's document as it is at this moment; says where the first error is when it cannot be read. */
export function readDocument(document: vscode.TextDocument): OpenedPlan | undefined {
  const state = readPlanState(document.getText(), today());
  if (state.kind === 'valid') return { ...state, document };
  const [first] = state.problems;
  if (first) {
    const show = vscode.l10n.t('Show');
    void vscode.window
      .showErrorMessage(
        `${vscode.workspace.asRelativePath(document.uri)}:${first.line}:${first.column}: ${first.message}.`,
        show,
      )
      .then((chosen) => {
        const position = document.positionAt(first.offset);
        if (chosen === show)
          void vscode.window.showTextDocument(document, {
            selection: new vscode.Range(position, position),
          });
      });
  }
  return undefined;
}
