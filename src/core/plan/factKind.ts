/** Where a fact comes from. Measured beats stated beats assumed. */
export const factKinds = ['measured', 'stated', 'assumed'] as const;
export type FactKind = (typeof factKinds)[number];
