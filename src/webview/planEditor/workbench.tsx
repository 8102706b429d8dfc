import { useMemo } from 'preact/hooks';
import type { TextProblem } from '../../core/plan/problem';
import type { PlanEditorIntent, ReadPlan } from '../../protocol/planEditor';
import { ExplainerProvider } from './explain/explainer';
import type { Sources } from './explain/explanation';
import { Inputs } from './inputs/inputs';
import { useCalculation } from '../live/useCalculation';
import { useLivePlan } from './useLivePlan';
import { Results } from './results/results';

/** Everything that follows from the plan beside the inputs that it follows from; figures follow the hand. */
export function Workbench({
  snapshot,
  priceProblems,
  disabled,
  post,
}: {
  readonly snapshot: ReadPlan;
  readonly priceProblems: readonly TextProblem[];
  readonly disabled: boolean;
  readonly post: (intent: PlanEditorIntent) => void;
}) {
  const { catalog, today } = snapshot;
  const live = useLivePlan(snapshot, post);
  const calculation = useCalculation(live.plan, snapshot);
  const sources = useMemo<Sources>(
    () => ({ plan: live.plan, catalog, today }),
    [live.plan, catalog, today],
  );
  return (
    <ExplainerProvider>
      <div class="workbench">
        <Results
          live={calculation}
          sources={sources}
          priceProblems={priceProblems}
          disabled={disabled}
          onCommit={live.commit}
        />
        <Inputs live={live} catalog={catalog} today={today} disabled={disabled} />
      </div>
    </ExplainerProvider>
  );
}
