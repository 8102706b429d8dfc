import './localize';
import type * as vscode from 'vscode';
import { importUsage } from './commands/importUsage';
import { usageDialogs } from './commands/usageDialogs';
import { nodePlanningHost } from './hosts/nodePlanningHost';
import { openPlanning, type Planning, type PlanningParts } from './planningSession';

export { prepareTool, runTool } from './agents/runTool';
export { nodeTreeScanner } from './hosts/nodePlanningHost';

/** Starts what works on plan files. It is a bundle of its own, loaded when a plan is first worked with. */
export function startPlanning(parts: PlanningParts): Planning {
  return openPlanning(parts, nodePlanningHost(parts));
}

/** Writes what usage exports measure into a plan. @param clicked the exports, or the plan */
export function importChosenUsage(
  log: vscode.LogOutputChannel,
  clicked: readonly vscode.Uri[],
): Promise<unknown> {
  return importUsage({ log, dialogs: usageDialogs }, clicked);
}
