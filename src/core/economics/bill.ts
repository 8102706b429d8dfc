import { component, componentNames } from './components';
import type { CostLedger } from './costLedger';
import { discountedGpuFleetUsd, gpuFleetUsd } from './gpuFleet';
import { discountedVectorPlanUsd, vectorPlanUsd } from './vectorPlan';
import type { Volume } from './volume';

/** What a month of migrations costs when the events are spread evenly. */
function migrationUsdPerMonth({ migrations }: CostLedger): number {
  return migrations.usd / migrations.everyMonths;
}

/** Discounted US dollars of the migrations that fall into months 1 to `lastMonth`. */
function migrationsUsd({ migrations }: CostLedger, volume: Volume, lastMonth: number): number {
  if (migrations.usd === 0) return 0;
  let usd = 0;
  for (let at = migrations.firstInMonths; at <= lastMonth; at += migrations.everyMonths) {
    usd += migrations.usd * volume.discount(Math.max(1, Math.ceil(at)));
  }
  return usd;
}

/** Share of today's queries that miss the prompt cache; 0 where nothing is cached. */
export function missRateToday(ledger: CostLedger, volume: Volume): number {
  return ledger.totalUsdPerMiss === 0 ? 0 : volume.misses(ledger).rateToday;
}

function discountedMisses(ledger: CostLedger, volume: Volume): number {
  return ledger.totalUsdPerMiss === 0 ? 0 : volume.misses(ledger).discountedQueries;
}

/** US dollars of a month of so many queries, without migrations. */
function runningUsd(ledger: CostLedger, queries: number, missRate: number): number {
  return (
    ledger.totalUsdPerMonth +
    (ledger.totalUsdPerQuery + ledger.totalUsdPerMiss * missRate) * queries +
    vectorPlanUsd(ledger, queries) +
    gpuFleetUsd(ledger, queries)
  );
}

/** US dollars of a typical month at today's volume, migrations spread evenly. */
export function monthlyUsd(ledger: CostLedger, volume: Volume): number {
  return (
    runningUsd(ledger, volume.queriesToday, missRateToday(ledger, volume)) +
    migrationUsdPerMonth(ledger)
  );
}

/** US dollars that one more query of today's volume costs. */
export function perQueryUsd(ledger: CostLedger, volume: Volume): number {
  return ledger.totalUsdPerQuery + ledger.totalUsdPerMiss * missRateToday(ledger, volume);
}

/**
 * US dollars of owning an approach for all months of the volume, discounted: setup, every month's
 * bill, and each migration in the month in which it falls.
 */
export function ownershipUsd(ledger: CostLedger, volume: Volume): number {
  return (
    ledger.totalSetupUsd +
    ledger.totalUsdPerMonth * volume.discountedMonths +
    ledger.totalUsdPerQuery * volume.discountedQueries +
    ledger.totalUsdPerMiss * discountedMisses(ledger, volume) +
    discountedVectorPlanUsd(ledger, volume) +
    discountedGpuFleetUsd(ledger, volume) +
    migrationsUsd(ledger, volume, volume.months)
  );
}

/** Discounted US dollars spent by the end of each month; entry 0 is the setup. */
export function cumulativeUsd(ledger: CostLedger, volume: Volume): number[] {
  let running = ledger.totalSetupUsd;
  const spent = [running];
  for (let month = 1; month <= volume.months; month++) {
    const queries = volume.queries(month);
    running += volume.discount(month) * runningUsd(ledger, queries, volume.missRate(ledger, month));
    spent.push(running + migrationsUsd(ledger, volume, month));
  }
  return spent;
}

/** What one component costs: once, in a typical month, over the whole ownership (US dollars). */
export interface ComponentCost {
  setupUsd: number;
  monthlyUsd: number;
  ownershipUsd: number;
}

/** The cost of every component, in the order of `componentNames`; the sums are the totals above. */
export function componentCosts(ledger: CostLedger, volume: Volume): ComponentCost[] {
  const queries = volume.queriesToday;
  const misses = queries * missRateToday(ledger, volume);
  const missesOwned = discountedMisses(ledger, volume);
  const costs = componentNames.map((_, part): ComponentCost => {
    const setupUsd = ledger.setupUsd[part] ?? 0;
    const usdPerMonth = ledger.usdPerMonth[part] ?? 0;
    const usdPerQuery = ledger.usdPerQuery[part] ?? 0;
    const usdPerMiss = ledger.usdPerMiss[part] ?? 0;
    return {
      setupUsd,
      monthlyUsd: usdPerMonth + usdPerQuery * queries + usdPerMiss * misses,
      ownershipUsd:
        setupUsd +
        usdPerMonth * volume.discountedMonths +
        usdPerQuery * volume.discountedQueries +
        usdPerMiss * missesOwned,
    };
  });
  const add = (part: number, monthly: number, ownership: number) => {
    const cost = costs[part];
    if (!cost) return;
    cost.monthlyUsd += monthly;
    cost.ownershipUsd += ownership;
  };
  add(
    component.vectorPlan,
    vectorPlanUsd(ledger, queries),
    discountedVectorPlanUsd(ledger, volume),
  );
  add(component.hosting, gpuFleetUsd(ledger, queries), discountedGpuFleetUsd(ledger, volume));
  add(
    component.migration,
    migrationUsdPerMonth(ledger),
    migrationsUsd(ledger, volume, volume.months),
  );
  return costs;
}
