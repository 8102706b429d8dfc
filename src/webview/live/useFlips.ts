import { useEffect, useState } from 'preact/hooks';
import { rateConfidence, type Confidence } from '../../core/decision/confidence';
import { decide } from '../../core/decision/decide';
import { searchFlips, sortFlips, type Flip } from '../../core/decision/flips';
import type { World } from '../../core/decision/world';
import type { Plan } from '../../core/plan/plan';

/** What would change the answer, and how far it can be trusted. */
export interface Outlook {
  readonly flips: readonly Flip[];
  readonly confidence: Confidence;
  /** Whether it belongs to the figures that are shown; else it is of the state before. */
  readonly isCurrent: boolean;
}

/** After the figures of a plan at rest are on the screen. */
const startMs = 100;

/** Searches for flips in slices between frames, so that the view stays responsive; undefined until the first are found. */
export function useFlips(plan: Plan, world: World): Outlook | undefined {
  const [found, setFound] = useState<{
    readonly plan: Plan;
    readonly outlook: Omit<Outlook, 'isCurrent'>;
  }>();
  useEffect(() => {
    const search = searchFlips(plan, world);
    const flips: (Flip | undefined)[] = [];
    const step = (): void => {
      const { done, value } = search.next();
      if (done !== true) {
        flips.push(value);
        timer = setTimeout(step);
        return;
      }
      const sorted = sortFlips(flips);
      const confidence = rateConfidence(plan, decide(plan, world), sorted, world.costs(plan));
      setFound({ plan, outlook: { flips: sorted, confidence } });
    };
    let timer = setTimeout(step, startMs);
    return () => clearTimeout(timer);
  }, [plan, world]);
  return found && { ...found.outlook, isCurrent: found.plan === plan };
}
