import * as vscode from 'vscode';
import { approachName } from '../../core/plan/approach';
import { recordDecision } from '../../core/record/recordedDecision';
import { today } from '../adapters/clock';
import { addPlanChanges } from '../plan/changePlan';
import { planSuffix } from '../plan/planFile';
import { readPlanState } from '../plan/planState';
import { revisitCode } from './planDiagnostics';

/** Offers to record the decision of a plan anew where the one on record does not hold. */
export function registerRecordAnew(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { pattern: `**/*${planSuffix}` },
    { provideCodeActions: (document, _range, context) => offer(document, context.diagnostics) },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function offer(
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const revisits = diagnostics.filter(
    ({ source, code }) => source === 'Ockham' && code === revisitCode,
  );
  if (revisits.length === 0) return [];
  const state = readPlanState(document.getText(), today());
  if (state.kind === 'invalid') return [];
  const action = new vscode.CodeAction(
    vscode.l10n.t('Record the decision anew: {0}', approachName[state.outcome.destination]),
    vscode.CodeActionKind.QuickFix,
  );
  action.diagnostics = revisits;
  action.edit = new vscode.WorkspaceEdit();
  addPlanChanges(action.edit, document, [
    { path: ['decision'], value: recordDecision(state.plan, state.world) },
  ]);
  return [action];
}
