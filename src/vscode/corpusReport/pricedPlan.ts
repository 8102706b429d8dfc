import * as vscode from 'vscode';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { applyOverrides } from '../../core/catalog/overrides';
import type { Catalog } from '../../core/catalog/types';
import { parsePlan } from '../../core/plan/parse';
import type { Plan } from '../../core/plan/plan';
import { resolvePlan } from '../../core/plan/resolve';
import { planVersion } from '../../core/plan/schema';
import type { ActivePlan } from '../panel/activePlan';

/** The plan by whose volume and choices a corpus is priced. */
export interface PricedPlan {
  /** Absent where it is the sidebar's draft, or cannot be read and defaults stand in for it. */
  readonly uri?: vscode.Uri;
  readonly plan: Plan;
  /** With the plan's own prices applied. */
  readonly catalog: Catalog;
}

/** What is priced by where there is no plan: every value assumed. */
export function defaultPlan(): PricedPlan {
  return { plan: resolvePlan({ version: planVersion }), catalog: bundledCatalog };
}

/** The active plan as its editor shows it, unsaved changes included. */
export function readPricedPlan({ text, document }: ActivePlan, today: string): PricedPlan {
  const parsed = parsePlan(text);
  if (parsed.status === 'invalid') return defaultPlan();
  const { plan } = parsed;
  const { catalog } = applyOverrides(bundledCatalog, plan.prices, today);
  return { plan, catalog, ...(document ? { uri: document.uri } : {}) };
}
