import * as vscode from 'vscode';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { applyOverrides } from '../../core/catalog/overrides';
import type { Catalog } from '../../core/catalog/types';
import { parsePlan } from '../../core/plan/parse';
import type { Plan } from '../../core/plan/plan';
import { resolvePlan } from '../../core/plan/resolve';
import { planVersion } from '../../core/plan/schema';
import { isPlan, planSuffix } from '../plan/planFile';

/** The plan by whose volume and choices a corpus is priced. */
export interface PricedPlan {
  /** Absent where there is no plan, several of which none is chosen, or one that cannot be read: defaults are used. */
  readonly uri?: vscode.Uri;
  readonly plan: Plan;
  /** With the plan's own prices applied. */
  readonly catalog: Catalog;
}

/** Every plan of the workspace. */
export async function findPlans(): Promise<vscode.Uri[]> {
  return vscode.workspace.findFiles(`**/*${planSuffix}`, '**/node_modules/**');
}

/** The plan that the user has at hand: one whose editor is open, else the workspace's only one. */
export function findPlanAtHand(plans: readonly vscode.Uri[]): vscode.Uri | undefined {
  const open = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) =>
      input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
        ? [input.uri]
        : [],
    )
    .filter(isPlan);
  const [only, ...others] = plans;
  return open[0] ?? (others.length === 0 ? only : undefined);
}

/** Reads a plan as its editor shows it, unsaved changes included. */
export async function readPricedPlan(
  uri: vscode.Uri | undefined,
  today: string,
): Promise<PricedPlan> {
  const text = uri && (await readText(uri));
  const parsed = text === undefined ? undefined : parsePlan(text);
  if (!uri || parsed?.status !== 'valid') {
    return { plan: resolvePlan({ version: planVersion }), catalog: bundledCatalog };
  }
  const { plan } = parsed;
  return { uri, plan, catalog: applyOverrides(bundledCatalog, plan.prices, today).catalog };
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    // Deleted meanwhile: as if there were none.
    return undefined;
  }
}
