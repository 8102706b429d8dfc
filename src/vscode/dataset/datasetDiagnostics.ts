import * as vscode from 'vscode';
import type { Findings } from '../../core/dataset/statistics';
import type { Inspection } from '../../measure/dataset/inspectDataset';

const repeatedCode = 'repeated-row';

/** Shows what an inspection found where it stands, and offers to remove what can be removed without a doubt. */
export class DatasetDiagnostics implements vscode.Disposable, vscode.CodeActionProvider {
  readonly #collection = vscode.languages.createDiagnosticCollection('ockham dataset');
  readonly #subscriptions: vscode.Disposable;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      vscode.languages.registerCodeActionsProvider({ pattern: '**/*.jsonl' }, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
      // A line that was edited is no longer the one that was inspected.
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#collection.delete(document.uri);
      }),
    );
  }

  show(file: vscode.Uri, { problems, repeatedLines, statistics }: Inspection): void {
    const { Error, Warning, Information } = vscode.DiagnosticSeverity;
    const findings: readonly (readonly [Findings, string, vscode.DiagnosticSeverity])[] = [
      [
        statistics.contradictions,
        vscode.l10n.t('This example asks what an earlier row asks and answers differently.'),
        Warning,
      ],
      [
        statistics.overLimit,
        vscode.l10n.t('This example is so long that platforms cut it.'),
        Warning,
      ],
      [statistics.withoutUser, vscode.l10n.t('This example has no user message.'), Warning],
      ...(statistics.leaked
        ? [
            [
              statistics.leaked,
              vscode.l10n.t('This example asks what the training set asks.'),
              Warning,
            ] as const,
          ]
        : []),
      ...[...statistics.secrets, ...statistics.personalData].map(
        (one) =>
          [
            one,
            vscode.l10n.t('This example holds what looks like: {0}.', one.name),
            Warning,
          ] as const,
      ),
      [
        statistics.sameQuestion,
        vscode.l10n.t('This example asks what an earlier row asks.'),
        Information,
      ],
    ];
    this.#collection.set(file, [
      ...problems.map(({ line, column, message }) => diagnose(line, message, Error, column)),
      ...repeatedLines.map((line) => {
        const diagnostic = diagnose(
          line,
          vscode.l10n.t('This example repeats an earlier row to the letter.'),
          Warning,
        );
        diagnostic.code = repeatedCode;
        return diagnostic;
      }),
      ...findings.flatMap(([{ lines }, what, severity]) =>
        lines
          .filter((line) => !repeatedLines.includes(line))
          .map((line) => diagnose(line, what, severity)),
      ),
    ]);
  }

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const repeated = this.#repeated(this.#collection.get(document.uri) ?? []);
    const here = this.#repeated(diagnostics);
    if (here.length === 0) return [];
    return [
      removeRows(document, vscode.l10n.t('Remove this repeated row'), here),
      ...(repeated.length > here.length
        ? [
            removeRows(
              document,
              vscode.l10n.t('Remove all {0} repeated rows', repeated.length),
              repeated,
            ),
          ]
        : []),
    ];
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #repeated(diagnostics: readonly vscode.Diagnostic[]): readonly vscode.Diagnostic[] {
    return diagnostics.filter(({ code }) => code === repeatedCode);
  }
}

function diagnose(
  line: number,
  message: string,
  severity: vscode.DiagnosticSeverity,
  column = 1,
): vscode.Diagnostic {
  // To the end of the line, however long it is.
  const range = new vscode.Range(line - 1, column - 1, line - 1, Number.MAX_SAFE_INTEGER);
  const diagnostic = new vscode.Diagnostic(range, message, severity);
  diagnostic.source = 'Ockham';
  return diagnostic;
}

function removeRows(
  document: vscode.TextDocument,
  title: string,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [...diagnostics];
  action.edit = new vscode.WorkspaceEdit();
  for (const { range } of diagnostics) {
    const { rangeIncludingLineBreak } = document.lineAt(range.start.line);
    action.edit.delete(document.uri, rangeIncludingLineBreak);
  }
  return action;
}
