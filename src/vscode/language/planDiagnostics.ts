import * as vscode from 'vscode';
import { locateWarning } from '../../core/plan/parse';
import type { TextProblem } from '../../core/plan/problem';
import type { Change } from '../../core/record/revisit';
import { describeChange, describeRevisit } from '../../core/record/revisitText';
import type { ValidPlan } from '../plan/planState';
import type { OpenPlans, PlanReading } from './openPlans';

/** What diagnostics of a decision on record carry as their code. */
export const revisitCode = 'revisit';

/** Shows in each open plan what keeps it from being read, what contradicts itself, and a decision to revisit. */
export class PlanDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('ockham');
  readonly #subscriptions: vscode.Disposable;

  constructor(plans: OpenPlans) {
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      plans.onDidChange((reading) => this.#collection.set(reading.document.uri, diagnose(reading))),
      plans.onDidClose((uri) => this.#collection.delete(uri)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

function diagnose({ document, state }: PlanReading): vscode.Diagnostic[] {
  const problems = state.problems.map((problem) => toDiagnostic(document, problem));
  return state.kind === 'valid' ? [...problems, ...diagnoseRecord(document, state)] : problems;
}

function diagnoseRecord(document: vscode.TextDocument, { record }: ValidPlan): vscode.Diagnostic[] {
  if (!record || record.revisit.status === 'holds') return [];
  const text = document.getText();
  const message = describeRevisit(record.decision, record.revisit);
  const diagnostic = toDiagnostic(document, locateWarning(text, ['decision'], message));
  diagnostic.code = revisitCode;
  diagnostic.relatedInformation = record.revisit.changes.filter(isInPlan).map((change) => {
    const { range } = toDiagnostic(
      document,
      locateWarning(text, change.path.split('.'), describeChange(change)),
    );
    return new vscode.DiagnosticRelatedInformation(
      new vscode.Location(document.uri, range),
      describeChange(change),
    );
  });
  return [diagnostic];
}

/** What the world changed has no place in the plan's text. */
function isInPlan({ path }: Change): boolean {
  return !path.startsWith('world.');
}

function toDiagnostic(
  document: vscode.TextDocument,
  { offset, length, message, severity }: TextProblem,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    rangeOf(document, offset, length),
    message,
    severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'Ockham';
  return diagnostic;
}

/** A value of several lines is marked on its first, key included: a page of squiggles points nowhere. */
function rangeOf(document: vscode.TextDocument, offset: number, length: number): vscode.Range {
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
  if (range.isSingleLine) return range;
  const { firstNonWhitespaceCharacterIndex, range: line } = document.lineAt(range.start.line);
  return line.with(line.start.with({ character: firstNonWhitespaceCharacterIndex }));
}
