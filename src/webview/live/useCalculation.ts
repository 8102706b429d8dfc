import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  createCalculator,
  type Calculation,
  type Calculator,
} from '../../core/decision/calculator';
import type { Plan } from '../../core/plan/plan';
import type { ReadPlan } from '../../protocol/planEditor';

/** A plan and what was calculated from it with all draws. */
export interface Settled {
  readonly plan: Plan;
  readonly calculation: Calculation;
  readonly calculator: Calculator;
}

export interface LiveCalculation {
  /** Of the plan as it stands; from few draws while it changes. */
  readonly calculation: Calculation;
  readonly calculator: Calculator;
  /** The last one that was calculated at rest: for what is too much to redraw with every step of a slider. */
  readonly settled: Settled;
}

/** How long the hand must rest. */
const restMs = 150;

/** Calculates with every change of the plan: roughly at once, in full when the plan has stayed the same for a moment. */
export function useCalculation(
  plan: Plan,
  { document, catalog, today }: ReadPlan,
): LiveCalculation {
  // Every snapshot brings a catalog of its own; it differs only by the plan's own prices.
  const calculator = useMemo(
    () => createCalculator(catalog, today),
    [JSON.stringify(document.prices), today],
  );
  const [rested, setRested] = useState(plan);
  useEffect(() => {
    const timer = setTimeout(() => setRested(plan), restMs);
    return () => clearTimeout(timer);
  }, [plan]);
  const pace = rested === plan ? 'resting' : 'moving';
  const calculation = useMemo(() => calculator.calculate(plan, pace), [calculator, plan, pace]);
  const settled = useRef<Settled>({ plan, calculation, calculator });
  if (pace === 'resting' && settled.current.calculation !== calculation)
    settled.current = { plan, calculation, calculator };
  return { calculation, calculator, settled: settled.current };
}
