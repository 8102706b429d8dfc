import { assessPlanTool } from './assessPlan';
import { estimateCostTool } from './estimateCost';
import { scaffoldStarterTool } from './scaffoldStarter';
import { scanCorpusTool } from './scanCorpus';
import type { AgentTool } from './tool';
import { updatePlanTool } from './updatePlan';

/** Every tool that agents get, in the order in which planning calls them. */
export const agentTools: readonly AgentTool[] = [
  scanCorpusTool,
  assessPlanTool,
  estimateCostTool,
  updatePlanTool,
  scaffoldStarterTool,
];
