import './localize';
import { nodePlanningHost } from './hosts/nodePlanningHost';
import { openPlanning, type Planning, type PlanningParts } from './planningSession';

export { prepareTool, runTool } from './agents/runTool';
export { nodeTreeScanner } from './hosts/nodePlanningHost';

/** Starts what works on plan files. It is a bundle of its own, loaded when a plan is first worked with. */
export function startPlanning(parts: PlanningParts): Planning {
  return openPlanning(parts, nodePlanningHost(parts));
}
