import * as vscode from 'vscode';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { applyOverrides } from '../../core/catalog/overrides';
import { parsePlan } from '../../core/plan/parse';
import {
  panelCommands,
  type CorpusFact,
  type PanelSnapshot,
  type PlanChoice,
} from '../../protocol/panel';
import type { ReadPlan } from '../../protocol/planEditor';
import { today } from '../adapters/clock';
import type { ActivePlan } from './activePlan';

/**
 * What the panel shows of the active plan at this moment.
 * @param before what could be read of the same plan last, for a text that cannot be read
 */
export async function takeSnapshot(
  active: ActivePlan,
  measurement: CorpusFact | undefined,
  before: ReadPlan | undefined,
): Promise<PanelSnapshot> {
  const existing = new Set(await vscode.commands.getCommands(true));
  const { document, plans, text, canUndo, canRedo } = active;
  const parsed = parsePlan(text);
  const plan = parsed.status === 'valid' ? readOn(parsed.document, today()) : before;
  return {
    kind: 'snapshot',
    ...(document ? { file: describe(document.uri) } : {}),
    plans: plans.map(describe),
    ...(plan ? { plan } : {}),
    problems: parsed.problems,
    ...(measurement ? { measurement } : {}),
    canUndo,
    canRedo,
    commands: panelCommands.filter((command) => existing.has(`ockham.${command}`)),
  };
}

function readOn(document: ReadPlan['document'], day: string): ReadPlan {
  const { catalog } = applyOverrides(bundledCatalog, document.prices ?? {}, day);
  return { document, catalog, today: day };
}

function describe(uri: vscode.Uri): PlanChoice {
  return { uri: uri.toString(), name: vscode.workspace.asRelativePath(uri) };
}
