import * as vscode from 'vscode';
import { withCancellableProgress } from '../adapters/progress';
import type { PlanChange } from '../../core/plan/edit';
import { factChanges } from '../../core/plan/factChanges';
import { describeFact, factName } from '../../core/plan/factText';
import { parsePlan } from '../../core/plan/parse';
import type { Facts } from '../../core/plan/plan';
import type { CollectedEvidence } from '../../measure/evidence/collectEvidence';
import { findMissingFolder, type PlanCorpus } from '../adapters/evidence';
import type { PlanningHost } from '../hosts/planningHost';
import { addPlanChanges, applyEdit } from '../plan/changePlan';
import { openPlan, readDocument } from '../plan/openPlan';
import { planSuffix } from '../plan/planFile';

/** What collecting evidence needs of the extension. */
export interface CollectEvidenceParts {
  readonly host: PlanningHost;
  readonly log: vscode.LogOutputChannel;
}

/** One fact as it was and as it is. */
export interface FactChange {
  readonly name: keyof Facts;
  readonly before: string;
  readonly after: string;
  readonly source?: string;
}

/**
 * Measures the facts of a plan and writes them into it as one step of undo.
 * @returns every measured fact, before and after; undefined when nothing was measured or written; the user knows why
 */
export async function collectPlanEvidence(
  parts: CollectEvidenceParts,
  clicked: vscode.Uri | undefined,
): Promise<readonly FactChange[] | undefined> {
  const opened = await openPlan(clicked);
  if (!opened) return undefined;
  const { document, plan } = opened;
  const measured = { plan: document.uri, corpus: plan.corpus };
  const obstacle = await findObstacle(parts, measured);
  if (obstacle !== undefined) {
    void vscode.window.showErrorMessage(obstacle);
    return undefined;
  }
  const evidence = await measure(parts, measured);
  // The plan may have been edited meanwhile: the facts go into what it is.
  const current = evidence && readDocument(document);
  if (!current) return undefined;
  const { facts: before } = current.plan;
  const changes = factChanges(before, evidence.facts);
  const edit = new vscode.WorkspaceEdit();
  addPlanChanges(edit, document, changes);
  if (!(await applyEdit(edit, [document]))) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Ockham could not write the facts into {0}: it may be read-only.',
        vscode.workspace.asRelativePath(document.uri),
      ),
    );
    return undefined;
  }
  const changed = listChanges(before, evidence.facts);
  tell(changed, evidence.notes);
  return changed;
}

/**
 * Measures what a draft could know if it lay in a folder.
 * @param text the draft as the text of a plan
 * @returns the changes to make to it; undefined when nothing was measured; the user knows why
 */
export async function collectDraftEvidence(
  parts: CollectEvidenceParts,
  text: string,
  folder: vscode.Uri | undefined,
): Promise<readonly PlanChange[] | undefined> {
  const parsed = parsePlan(text);
  if (!folder || parsed.status === 'invalid') {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Ockham collects evidence in a folder: open the one that holds the prompts, datasets and documents.',
      ),
    );
    return undefined;
  }
  const { corpus, facts: before } = parsed.plan;
  const measured = { plan: vscode.Uri.joinPath(folder, `draft${planSuffix}`), corpus };
  const obstacle = await findObstacle(parts, measured);
  if (obstacle !== undefined) {
    void vscode.window.showErrorMessage(obstacle);
    return undefined;
  }
  const evidence = await measure(parts, measured);
  if (!evidence) return undefined;
  tell(listChanges(before, evidence.facts), evidence.notes);
  return factChanges(before, evidence.facts);
}

/** Why evidence cannot be collected, and what to do; undefined when nothing stands in the way. */
async function findObstacle(
  { host }: CollectEvidenceParts,
  { plan, corpus }: PlanCorpus,
): Promise<string | undefined> {
  const obstacle = host.findEvidenceObstacle(plan);
  if (obstacle !== undefined) return obstacle;
  const missing = await findMissingFolder({ plan, corpus });
  return missing === undefined
    ? undefined
    : vscode.l10n.t(
        '{0} names the corpus folder "{1}", which does not exist: correct corpus.folders.',
        vscode.workspace.asRelativePath(plan),
        missing,
      );
}

/** Shows progress whose Cancel works at once. @returns undefined when it was cancelled or failed */
async function measure(
  { host, log }: CollectEvidenceParts,
  measured: PlanCorpus,
): Promise<CollectedEvidence | undefined> {
  const title = vscode.l10n.t(
    'Ockham: collecting evidence for {0}',
    vscode.workspace.asRelativePath(measured.plan),
  );
  return withCancellableProgress(title, async (signal, report) => {
    try {
      return await host.measureEvidence(measured, signal, report);
    } catch (error) {
      if (signal.aborted) return undefined;
      log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(
        vscode.l10n.t(
          'Ockham could not collect the evidence: {0}',
          error instanceof Error ? error.message : String(error),
        ),
      );
      return undefined;
    }
  });
}

function listChanges(before: Facts, found: Facts): FactChange[] {
  const names = Object.keys(factName) as (keyof Facts)[];
  return names.flatMap((name) => {
    const fact = found[name];
    if (!fact) return [];
    const { source } = fact;
    return [
      {
        name,
        before: describeFact(name, before),
        after: describeFact(name, found),
        ...(source === undefined ? {} : { source }),
      },
    ];
  });
}

/** One message with what changed; the sources and what could not be measured on demand. */
function tell(changes: readonly FactChange[], notes: readonly string[]): void {
  const changed = changes.filter(({ before, after }) => before !== after);
  const summary =
    changed.length > 0
      ? changed.map((change) => `${factName[change.name]}: ${arrow(change)}`).join(' · ')
      : changes.length > 0
        ? vscode.l10n.t('nothing has changed since it was last measured')
        : vscode.l10n.t('nothing could be measured');
  const details = vscode.l10n.t('Show Details');
  void vscode.window
    .showInformationMessage(vscode.l10n.t('Evidence: {0}.', summary), details)
    .then((chosen) => {
      if (chosen === details) void showDetails(changes, notes);
    });
}

async function showDetails(
  changes: readonly FactChange[],
  notes: readonly string[],
): Promise<void> {
  await vscode.window.showQuickPick(
    [
      ...changes.map((change) => ({
        label: factName[change.name],
        description: arrow(change),
        ...(change.source === undefined ? {} : { detail: change.source }),
      })),
      ...(notes.length > 0
        ? [{ label: vscode.l10n.t('Notes'), kind: vscode.QuickPickItemKind.Separator }]
        : []),
      ...notes.map((label) => ({ label })),
    ],
    {
      title: vscode.l10n.t('Ockham: Collected Evidence'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
}

function arrow({ before, after }: FactChange): string {
  return before === after ? after : `${before} → ${after}`;
}
