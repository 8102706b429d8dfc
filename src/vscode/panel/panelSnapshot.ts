import * as vscode from 'vscode';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { applyOverrides } from '../../core/catalog/overrides';
import { parsePlan } from '../../core/plan/parse';
import {
  panelCommands,
  type CorpusFact,
  type PanelCommand,
  type PanelSnapshot,
  type PlanChoice,
} from '../../protocol/panel';
import type { ReadPlan } from '../../protocol/planEditor';
import { today } from '../adapters/clock';
import type { PlanningHost } from '../hosts/planningHost';
import type { ActivePlan } from './activePlan';

/** What a snapshot holds besides the active plan. */
export interface Surroundings {
  /** The last count of tokens in this workspace. */
  readonly measurement: CorpusFact | undefined;
  readonly commands: readonly PanelCommand[];
  /** What could be read of the same plan last, for a text that cannot be read. */
  readonly before: ReadPlan | undefined;
}

/** What the panel shows of the active plan at this moment. */
export function takeSnapshot(
  { document, plans, text, canUndo, canRedo }: ActivePlan,
  { measurement, commands, before }: Surroundings,
): PanelSnapshot {
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
    commands,
  };
}

/** Those of the panel's commands that are there and can work here. */
export async function findCommands({
  offers,
}: Pick<PlanningHost, 'offers'>): Promise<readonly PanelCommand[]> {
  const existing = new Set(await vscode.commands.getCommands(true));
  return panelCommands.filter((command) => existing.has(`ockham.${command}`) && offers(command));
}

function readOn(document: ReadPlan['document'], day: string): ReadPlan {
  const { catalog } = applyOverrides(bundledCatalog, document.prices ?? {}, day);
  return { document, catalog, today: day };
}

function describe(uri: vscode.Uri): PlanChoice {
  return { uri: uri.toString(), name: vscode.workspace.asRelativePath(uri) };
}
