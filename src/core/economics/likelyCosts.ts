import type { Approach } from '../plan/approach';
import { chargeApproach } from './approachLedger';
import { approachLatency } from './approachLatency';
import { perApproach } from './approachTraits';
import { missRateToday, monthlyUsd, ownershipUsd, perQueryUsd } from './bill';
import { CostLedger } from './costLedger';
import type { Estimate } from './economics';
import { pointOf } from './inputPoint';
import type { EconomicsInputs } from './inputs';
import type { Sampler } from './sampler';
import { unknownPrices } from './unknownPrices';
import { InvalidInputsError, problemsOf } from './validateInputs';
import { Volume } from './volume';

/** The figures of an approach at the likely values of the inputs. */
export interface LikelyCosts {
  setupUsd: Estimate;
  monthlyUsd: Estimate;
  perQueryUsd: Estimate;
  ownershipUsd: Estimate;
  /** Median milliseconds of a whole answer, simulated when it is read. */
  readonly latencyMs: number;
}

/**
 * Prices all approaches at the likely values alone: what a search over many plans can afford. The
 * sampler draws latencies only, so that a few hundred draws do.
 * @throws InvalidInputsError when the inputs have problems.
 */
export function likelyCosts(
  inputs: EconomicsInputs,
  sampler: Sampler,
): Record<Approach, LikelyCosts> {
  const problems = problemsOf(inputs);
  if (problems.length > 0) throw new InvalidInputsError(problems);
  const inputPoint = pointOf(inputs);
  const { point } = inputPoint;
  const ledger = new CostLedger();
  const volume = new Volume(point.horizon.months);
  volume.follow(point);
  return perApproach((approach) => {
    const { figures } = unknownPrices(inputPoint, approach);
    chargeApproach(ledger, point, approach);
    const missRate = missRateToday(ledger, volume);
    return {
      setupUsd: known(ledger.totalSetupUsd, figures.setupUsd),
      monthlyUsd: known(monthlyUsd(ledger, volume), figures.monthlyUsd),
      perQueryUsd: known(perQueryUsd(ledger, volume), figures.perQueryUsd),
      ownershipUsd: known(ownershipUsd(ledger, volume), figures.ownershipUsd),
      get latencyMs() {
        return approachLatency(point, approach, missRate, sampler).p50Ms;
      },
    };
  });
}

function known(usd: number, unknown: string[]): Estimate {
  return unknown.length === 0 ? usd : { atLeast: usd, unknown };
}
