import type { IsoDay, SourcedDay } from './catalogNumber';
import type { Lifecycle } from './types';

/** What a lifecycle amounts to on one day. */
export type LifecycleState =
  | { readonly state: 'active' }
  | {
      readonly state: 'deprecated';
      readonly shutdownOn?: SourcedDay;
      readonly replacement?: string;
    }
  | { readonly state: 'shut-down'; readonly since: SourcedDay; readonly replacement?: string };

/** The state on a day: an announced shutdown makes a model deprecated from its announcement until it comes. */
export function lifecycleOn(lifecycle: Lifecycle, day: IsoDay): LifecycleState {
  const { deprecatedOn, shutdownOn, replacement } = lifecycle;
  const successor = replacement === undefined ? {} : { replacement };
  if (shutdownOn !== undefined && shutdownOn.day <= day) {
    return { state: 'shut-down', since: shutdownOn, ...successor };
  }
  const announced = deprecatedOn?.day ?? shutdownOn?.readAt;
  if (announced === undefined || day < announced) return { state: 'active' };
  return { state: 'deprecated', ...(shutdownOn && { shutdownOn }), ...successor };
}
