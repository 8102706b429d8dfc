/** The numbers that the panel asks for: dotted paths of the plan. */
export const panelNumberPaths = [
  'workload.queriesPerDay',
  'workload.monthlyGrowth',
  'today.monthlyCost',
  'limits.monthlyBudget',
] as const;
export type PanelNumberPath = (typeof panelNumberPaths)[number];
