import { componentNames, type ComponentIndex } from './components';
import type { MissModel } from './promptCache';

/**
 * The cost of one approach at one point of its inputs, as rates that hold for any volume:
 * US dollars once, per month, per query, and per query that misses the prompt cache, by component.
 *
 * One ledger is cleared and refilled for every draw, so that a simulation allocates nothing.
 */
export class CostLedger {
  private readonly columns = new Float64Array(4 * componentNames.length);
  readonly setupUsd = this.column(0);
  readonly usdPerMonth = this.column(1);
  readonly usdPerQuery = this.column(2);
  readonly usdPerMiss = this.column(3);
  totalSetupUsd = 0;
  totalUsdPerMonth = 0;
  totalUsdPerQuery = 0;
  totalUsdPerMiss = 0;

  readonly misses: MissModel = { lifetimeHours: 0, renewedByReads: true, editsPerActiveHour: 0 };
  /** A bill below the minimum is topped up; the free reads come off the reads. */
  readonly vectorStore = { minimumUsdPerMonth: 0, freeReadsUsdPerMonth: 0 };
  /** Machines are rented whole: `queriesPerMonth` is what one of them can serve. */
  readonly gpus = { usdPerMonth: 0, queriesPerMonth: Infinity };
  /** Paid at each shutdown of the base model. */
  readonly migrations = { usd: 0, firstInMonths: Infinity, everyMonths: Infinity };

  clear(): void {
    this.columns.fill(0);
    this.totalSetupUsd = 0;
    this.totalUsdPerMonth = 0;
    this.totalUsdPerQuery = 0;
    this.totalUsdPerMiss = 0;
    this.missesFollow(0, true, 0);
    this.vectorStoreTerms(0, 0);
    this.gpuFleet(0, Infinity);
    this.migrationEvents(0, Infinity, Infinity);
  }

  setup(part: ComponentIndex, usd: number): void {
    this.setupUsd[part] = (this.setupUsd[part] ?? 0) + usd;
    this.totalSetupUsd += usd;
  }

  perMonth(part: ComponentIndex, usd: number): void {
    this.usdPerMonth[part] = (this.usdPerMonth[part] ?? 0) + usd;
    this.totalUsdPerMonth += usd;
  }

  perQuery(part: ComponentIndex, usd: number): void {
    this.usdPerQuery[part] = (this.usdPerQuery[part] ?? 0) + usd;
    this.totalUsdPerQuery += usd;
  }

  /** What a miss costs more (or, for the read that it replaces, less) than a hit. */
  perMiss(part: ComponentIndex, usd: number): void {
    this.usdPerMiss[part] = (this.usdPerMiss[part] ?? 0) + usd;
    this.totalUsdPerMiss += usd;
  }

  missesFollow(lifetimeHours: number, renewedByReads: boolean, editsPerActiveHour: number): void {
    this.misses.lifetimeHours = lifetimeHours;
    this.misses.renewedByReads = renewedByReads;
    this.misses.editsPerActiveHour = editsPerActiveHour;
  }

  vectorStoreTerms(minimumUsdPerMonth: number, freeReadsUsdPerMonth: number): void {
    this.vectorStore.minimumUsdPerMonth = minimumUsdPerMonth;
    this.vectorStore.freeReadsUsdPerMonth = freeReadsUsdPerMonth;
  }

  gpuFleet(usdPerMonth: number, queriesPerMonth: number): void {
    this.gpus.usdPerMonth = usdPerMonth;
    this.gpus.queriesPerMonth = queriesPerMonth;
  }

  migrationEvents(usd: number, firstInMonths: number, everyMonths: number): void {
    this.migrations.usd = usd;
    this.migrations.firstInMonths = firstInMonths;
    this.migrations.everyMonths = everyMonths;
  }

  /** What a component costs in a month of so many queries, all of them cache hits. */
  monthUsd(part: ComponentIndex, queries: number): number {
    return (this.usdPerMonth[part] ?? 0) + queries * (this.usdPerQuery[part] ?? 0);
  }

  private column(index: number): Float64Array {
    return this.columns.subarray(
      index * componentNames.length,
      (index + 1) * componentNames.length,
    );
  }
}
