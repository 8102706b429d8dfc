import type { CostLedger } from './costLedger';
import type { Volume } from './volume';

const secondsPerHour = 3600;

/** Queries per day that one GPU can answer when the busiest second sets its size. */
export function queriesPerDayPerGpu(
  outputTokensPerSecond: number,
  outputTokensPerQuery: number,
  activeHoursPerDay: number,
  peakToAverage: number,
): number {
  if (outputTokensPerQuery === 0) return Infinity;
  return (
    (outputTokensPerSecond * activeHoursPerDay * secondsPerHour) /
    (outputTokensPerQuery * peakToAverage)
  );
}

/** US dollars of a month's GPUs, rented whole: `⌈queries / capacity⌉` of them, at least one. */
export function gpuFleetUsd({ gpus }: CostLedger, queries: number): number {
  if (gpus.usdPerMonth === 0) return 0;
  return Math.max(1, Math.ceil(queries / gpus.queriesPerMonth)) * gpus.usdPerMonth;
}

/** The same over months 1 to n of the volume, discounted. */
export function discountedGpuFleetUsd(ledger: CostLedger, volume: Volume): number {
  if (ledger.gpus.usdPerMonth === 0) return 0;
  if (volume.steady) return gpuFleetUsd(ledger, volume.queriesToday) * volume.discountedMonths;
  let usd = 0;
  for (let month = 1; month <= volume.months; month++) {
    usd += volume.discount(month) * gpuFleetUsd(ledger, volume.queries(month));
  }
  return usd;
}
