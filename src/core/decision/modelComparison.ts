import { lifecycleOn, type LifecycleState } from '../catalog/lifecycle';
import type { Catalog } from '../catalog/types';
import { economicsInputs } from '../economics/fromPlan';
import { pointOf } from '../economics/inputPoint';
import { monthlyRange } from '../economics/monthlyRange';
import type { Sampler } from '../economics/sampler';
import { problemsOf } from '../economics/validateInputs';
import type { Approach } from '../plan/approach';
import type { Plan } from '../plan/plan';
import { floorOf } from './amount';
import { fitCorpus, type CorpusFit } from './fit';
import type { Amount, World } from './world';

/** A chat model of the catalog as it would do the plan's work. */
export interface ModelOption {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  /** US dollars of a month; undefined where the catalog has no price for the day. */
  readonly monthlyUsd: Amount | undefined;
  readonly fit: CorpusFit;
  readonly lifecycle: LifecycleState;
  readonly isChosen: boolean;
}

/** An approach whose answers come from the plan's chat model, not from a tuned one. */
export type UntunedApproach = Exclude<Approach, 'fine-tuning' | 'hybrid'>;

/** What an approach is before it is tuned. */
export function untuned(approach: Approach): UntunedApproach {
  if (approach === 'fine-tuning') return 'prompt';
  return approach === 'hybrid' ? 'rag' : approach;
}

/** Every chat model that is still sold, with an approach's workload on it, cheapest first; those without a price last. */
export function compareModels(
  plan: Plan,
  catalog: Catalog,
  world: World,
  approach: UntunedApproach,
  sampler: Sampler,
): readonly ModelOption[] {
  return catalog.chatModels
    .map((model): ModelOption => {
      const choices = { ...plan.choices, chatModel: model.id };
      const withModel = { ...plan, choices };
      const priced = economicsInputs(withModel, catalog, world.today);
      const isPriced = priced.kind === 'ready' && problemsOf(priced.inputs).length === 0;
      return {
        id: model.id,
        name: model.name,
        provider: model.provider,
        monthlyUsd: isPriced ? monthlyRange(pointOf(priced.inputs), approach, sampler) : undefined,
        fit: fitCorpus(plan, world.chatModel(withModel)),
        lifecycle: lifecycleOn(model.lifecycle, world.today),
        isChosen: model.id === plan.choices.chatModel,
      };
    })
    .filter(({ lifecycle, isChosen }) => isChosen || lifecycle.state !== 'shut-down')
    .sort((a, b) => sortKey(a) - sortKey(b));
}

function sortKey({ monthlyUsd }: ModelOption): number {
  return monthlyUsd === undefined ? Infinity : floorOf(monthlyUsd);
}
