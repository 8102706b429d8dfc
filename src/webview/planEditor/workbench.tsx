import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { createCalculator } from '../../core/decision/calculator';
import { resolvePlan } from '../../core/plan/resolve';
import type { Quantity } from '../../core/plan/quantity';
import type { PlanEditorIntent, ReadPlan } from '../../protocol/planEditor';
import type { EditablePath } from '../../protocol/planPaths';
import { Calculator } from './calculator';
import { Checklist } from './checklist';
import { Comparison } from './comparison';
import { DecisionSection } from './decision';
import { withEdits, type Edits } from './editedDocument';
import { MonthlyCost } from './monthlyCost';
import { Ownership } from './ownership';
import { Prices } from './prices';
import { Unpriced } from './unpriced';
import { useFlips } from './useFlips';

/** Everything that follows from the plan beside the inputs that it follows from; figures follow the hand. */
export function Workbench({
  snapshot,
  disabled,
  post,
}: {
  readonly snapshot: ReadPlan;
  readonly disabled: boolean;
  readonly post: (intent: PlanEditorIntent) => void;
}) {
  const { document, catalog, today } = snapshot;
  const [edits, setEdits] = useState<Edits>(new Map());
  const committed = useRef(new Set<EditablePath>());
  // What was committed is in the snapshot or was refused; what is still in the hand stays there.
  useEffect(() => {
    const done = committed.current;
    committed.current = new Set();
    if (done.size > 0)
      setEdits((before) => new Map([...before].filter(([path]) => !done.has(path))));
  }, [snapshot]);

  // Every snapshot brings a catalog of its own; it differs only by the plan's own prices.
  const calculator = useMemo(
    () => createCalculator(catalog, today),
    [JSON.stringify(document.prices), today],
  );
  const plan = useMemo(() => resolvePlan(withEdits(document, edits)), [document, edits]);
  const calculation = useMemo(() => calculator.calculate(plan), [calculator, plan]);
  const outlook = useFlips(plan, calculator.world);
  const { pricing, next } = calculation;
  const months = plan.limits.horizonMonths;

  const edit = (path: EditablePath, value: Quantity | string | undefined): void => {
    committed.current.delete(path);
    setEdits((before) => new Map(before).set(path, value));
  };
  const commit = (path: EditablePath, value: Quantity | string | undefined): void => {
    edit(path, value);
    committed.current.add(path);
  };
  return (
    <div class="workbench">
      <div class="results">
        <DecisionSection calculation={calculation} outlook={outlook} months={months} />
        <Checklist checks={calculation.checklist} />
        {pricing.kind === 'problems' ? (
          <Unpriced problems={pricing.problems} />
        ) : (
          <>
            <Comparison calculation={calculation} priced={pricing.approaches} months={months} />
            <MonthlyCost calculation={calculation} priced={pricing.approaches} />
            <Ownership priced={pricing.approaches} next={next} months={months} />
          </>
        )}
        <Prices choices={plan.choices} catalog={catalog} today={today} />
      </div>
      <Calculator
        plan={plan}
        catalog={catalog}
        today={today}
        disabled={disabled}
        onEdit={edit}
        onCommit={(path, value) => {
          commit(path, value);
          post(value === undefined ? { kind: 'reset', path } : { kind: 'set', path, value });
        }}
        onChoose={(path, value) => {
          commit(path, value);
          post(value === undefined ? { kind: 'reset', path } : { kind: 'choose', path, value });
        }}
      />
    </div>
  );
}
