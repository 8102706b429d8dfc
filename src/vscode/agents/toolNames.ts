/** The tools of src/agents by name: what is registered at activation, before anything of them is loaded. */
export const agentToolNames = [
  'scan_corpus',
  'assess_plan',
  'estimate_cost',
  'update_plan',
  'scaffold_starter',
] as const;
export type AgentToolName = (typeof agentToolNames)[number];
