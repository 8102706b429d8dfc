import { component } from './components';
import type { CostLedger } from './costLedger';
import type { Volume } from './volume';

/**
 * What a plan's minimum adds to a month's metered usage of the vector store, less its free reads:
 * `max(minimum, other + max(0, reads − free)) − (other + reads)`, all in US dollars.
 */
function planUsd(minimumUsd: number, freeReadsUsd: number, otherUsd: number, readsUsd: number) {
  const freeUsd = Math.min(readsUsd, freeReadsUsd);
  return Math.max(0, minimumUsd - (otherUsd + readsUsd - freeUsd)) - freeUsd;
}

/** US dollars of `planUsd` in a month of so many queries. */
export function vectorPlanUsd(ledger: CostLedger, queries: number): number {
  const { minimumUsdPerMonth, freeReadsUsdPerMonth } = ledger.vectorStore;
  if (minimumUsdPerMonth === 0 && freeReadsUsdPerMonth === 0) return 0;
  return planUsd(
    minimumUsdPerMonth,
    freeReadsUsdPerMonth,
    ledger.monthUsd(component.vectorStorage, queries) +
      ledger.monthUsd(component.vectorWrites, queries),
    ledger.monthUsd(component.vectorReads, queries),
  );
}

/** The same over months 1 to n of the volume, discounted. */
export function discountedVectorPlanUsd(ledger: CostLedger, volume: Volume): number {
  const { minimumUsdPerMonth, freeReadsUsdPerMonth } = ledger.vectorStore;
  if (minimumUsdPerMonth === 0 && freeReadsUsdPerMonth === 0) return 0;
  if (volume.steady) {
    return vectorPlanUsd(ledger, volume.queriesToday) * volume.discountedMonths;
  }
  // Only reads grow with the queries.
  const otherUsd =
    ledger.monthUsd(component.vectorStorage, 0) + ledger.monthUsd(component.vectorWrites, 0);
  const fixedReadsUsd = ledger.monthUsd(component.vectorReads, 0);
  const usdPerRead = ledger.usdPerQuery[component.vectorReads] ?? 0;
  const { months, growth, monthlyDiscount } = volume;
  const missingUsd = minimumUsdPerMonth - otherUsd - fixedReadsUsd;
  if (freeReadsUsdPerMonth === 0 && usdPerRead * volume.mostQueries < missingUsd) {
    // Even the busiest month stays below the minimum: every month is topped up to it.
    return missingUsd * volume.discountedMonths - usdPerRead * volume.discountedQueries;
  }
  let queries = volume.queriesToday;
  let discount = 1;
  let usd = 0;
  for (let month = 1; month <= months; month++) {
    queries *= growth;
    discount *= monthlyDiscount;
    const readsUsd = fixedReadsUsd + usdPerRead * queries;
    usd += discount * planUsd(minimumUsdPerMonth, freeReadsUsdPerMonth, otherUsd, readsUsd);
  }
  return usd;
}
