import path from 'node:path';
import * as vscode from 'vscode';
import { describeModels, describeChange, describeUsage } from '../../core/usage/usageText';
import { usageChanges, type UsageChange } from '../../core/usage/usageChanges';
import { summarizeUsage, type UsageSummary } from '../../core/usage/usageSummary';
import { sourceOf } from '../../core/usage/usageSource';
import type { UsageTally } from '../../core/usage/usageTally';
import { readUsage, UnreadableUsage, type UsageFile } from '../../measure/usage/readUsage';
import { today } from '../adapters/clock';
import { withCancellableProgress } from '../adapters/progress';
import { addPlanChanges, applyEdit } from '../plan/changePlan';
import { openPlan, readDocument } from '../plan/openPlan';
import { isPlan } from '../plan/planFile';

/** What importing usage asks the user. */
export interface UsageDialogs {
  /** @returns the files to read together; undefined where the user chose none */
  chooseFiles(): Thenable<readonly vscode.Uri[] | undefined>;
  /** Asked where an export has several models. @returns undefined where the user chose none */
  chooseModels(summary: UsageSummary): Thenable<readonly (string | undefined)[] | undefined>;
  /** Shows what was found and what would be written. @returns whether to write it */
  agree(plan: string, found: readonly string[]): Thenable<boolean>;
}

interface ReadExports {
  readonly files: readonly UsageFile[];
  readonly tally: UsageTally;
}

/**
 * Reads usage exports and, after the user has seen what was found, writes it into a plan as measured facts and one
 * step of undo.
 * @param clicked the exports to read together, or the plan to write into
 * @returns what was written; undefined where nothing was, and the user knows why
 */
export async function importUsage(
  { log, dialogs }: { readonly log: vscode.LogOutputChannel; readonly dialogs: UsageDialogs },
  clicked: readonly vscode.Uri[],
): Promise<readonly UsageChange[] | undefined> {
  const plan = clicked.find(isPlan);
  const exports = clicked.filter((uri) => !isPlan(uri));
  const uris = exports.length > 0 ? exports : await dialogs.chooseFiles();
  if (!uris || uris.length === 0) return undefined;
  const remote = uris.find(({ scheme }) => scheme !== 'file');
  if (remote) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        '{0} is not on this disk: save the export to a file first.',
        vscode.workspace.asRelativePath(remote),
      ),
    );
    return undefined;
  }
  const read = await readExports(uris, log);
  if (!read) return undefined;
  const { files, tally } = read;
  const all = summarizeUsage(tally);
  const isMixed = all.models.filter(({ model }) => model !== undefined).length > 1;
  const chosen = isMixed ? await dialogs.chooseModels(all) : undefined;
  if (isMixed && (!chosen || chosen.length === 0)) return undefined;
  const summary = chosen && chosen.length < all.models.length ? summarizeUsage(tally, chosen) : all;

  const opened = await openPlan(plan);
  if (!opened) return undefined;
  const name = vscode.workspace.asRelativePath(opened.document.uri);
  const origin = { source: sourceOf(files, summary), at: today() };
  const proposed = usageChanges(summary, opened.plan, origin);
  if (proposed.changes.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'The export measures nothing that a plan holds. {0}',
        [...summary.unknown, ...proposed.notes].join(' '),
      ),
    );
    return undefined;
  }
  const found = [
    ...files.flatMap(({ file, format, columns, notes }) => [
      `${path.basename(file)}: ${format}`,
      ...columns,
      ...notes,
    ]),
    ...describeUsage(summary),
    ...describeModels(summary),
    ...summary.notes,
    '',
    ...proposed.changes.map(describeChange),
    ...proposed.notes,
  ];
  if (!(await dialogs.agree(name, found))) return undefined;
  // The plan may have been edited meanwhile: the facts go into what it is.
  const current = readDocument(opened.document);
  if (!current) return undefined;
  const { changes } = usageChanges(summary, current.plan, origin);
  const edit = new vscode.WorkspaceEdit();
  addPlanChanges(
    edit,
    opened.document,
    changes.map(({ change }) => change),
  );
  if (await applyEdit(edit, [opened.document])) return changes;
  void vscode.window.showErrorMessage(
    vscode.l10n.t('Ockham could not write into {0}: it may be read-only.', name),
  );
  return undefined;
}

async function readExports(
  uris: readonly vscode.Uri[],
  log: vscode.LogOutputChannel,
): Promise<ReadExports | undefined> {
  return withCancellableProgress(vscode.l10n.t('Ockham: reading usage'), async (signal, report) => {
    try {
      return await readUsage(
        uris.map(({ fsPath }) => fsPath),
        {
          signal,
          onProgress: (rows) =>
            report(vscode.l10n.t('{0} rows', rows.toLocaleString(vscode.env.language))),
        },
      );
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!(error instanceof UnreadableUsage))
        log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(
        vscode.l10n.t(
          '{0} was not imported: {1}.',
          error instanceof UnreadableUsage
            ? path.basename(error.file)
            : uris.map(({ fsPath }) => path.basename(fsPath)).join(', '),
          error instanceof Error ? error.message : String(error),
        ),
      );
      return undefined;
    }
  });
}
