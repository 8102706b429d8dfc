import type { CostLedger } from './costLedger';
import type { EconomicsInputs } from './inputs';
import {
  editSurvival,
  expiryShare as expiryShareOf,
  missRate,
  missRateAt,
  type MissModel,
} from './promptCache';
import type { Point } from './quantities';

/** Queries that miss one kind of prompt cache. */
export interface Misses extends MissModel {
  /** Share of today's queries. */
  rateToday: number;
  /** Sum over months 1 to n, discounted. */
  discountedQueries: number;
}

const noMisses: Misses = {
  lifetimeHours: NaN,
  renewedByReads: true,
  editsPerActiveHour: NaN,
  rateToday: NaN,
  discountedQueries: NaN,
};

/**
 * Queries, and with them cache misses, month by month: month 0 is today's volume, month m holds
 * `N_0 × (1 + g)^m` queries, discounted by `(1 + d)^(m/12)`.
 */
export class Volume {
  queriesToday = 0;
  /** Queries of a month over those of the month before. */
  growth = 1;
  /** What a dollar of a month is worth in the month before. */
  monthlyDiscount = 1;
  /** Whether every month has today's volume. */
  steady = true;
  /** Queries of the busiest of months 1 to n. */
  mostQueries = 0;
  /** Sum over months 1 to n of the discount. */
  discountedMonths = 0;
  /** Sum over months 1 to n of the discounted queries. */
  discountedQueries = 0;

  private arrivalsPerHourPerQuery = 0;
  private readonly expiryShare: Float64Array;
  /** The lifetime for which `expiryShare` stands; NaN: for none. */
  private expiryLifetimeHours = NaN;
  /** Reused from draw to draw, so that a simulation leaves no garbage. */
  private readonly missesByCache: Misses[] = [];
  private knownMisses = 0;

  constructor(readonly months: number) {
    this.expiryShare = new Float64Array(months + 1);
  }

  /** Takes the volume that the workload of a point asks for. */
  follow({ workload, calendar, horizon }: Point<EconomicsInputs>): void {
    const rate = horizon.annualDiscountRate;
    this.queriesToday = workload.queriesPerDay * calendar.daysPerMonth;
    this.growth = 1 + workload.monthlyGrowth;
    this.monthlyDiscount = rate === 0 ? 1 : (1 + rate) ** (-1 / 12);
    this.steady = workload.monthlyGrowth === 0;
    this.mostQueries = this.queriesToday * Math.max(this.growth, this.growth ** this.months);
    this.discountedMonths = sumOfPowers(this.monthlyDiscount, this.months);
    this.discountedQueries =
      this.queriesToday * sumOfPowers(this.growth * this.monthlyDiscount, this.months);
    this.arrivalsPerHourPerQuery =
      1 / (calendar.daysPerMonth * workload.activeHoursPerDay * workload.cacheKeys);
    this.expiryLifetimeHours = NaN;
    this.knownMisses = 0;
  }

  queries(month: number): number {
    return this.queriesToday * this.growth ** month;
  }

  discount(month: number): number {
    return this.monthlyDiscount ** month;
  }

  /** Share of a month's queries that miss the cache of a ledger. */
  missRate({ misses }: CostLedger, month: number): number {
    return missRate(this.queries(month) * this.arrivalsPerHourPerQuery, misses);
  }

  /** The misses of a ledger's cache; approaches with the same cache share the work. */
  misses({ misses: model }: CostLedger): Misses {
    for (let index = 0; index < this.knownMisses; index++) {
      const known = this.missesByCache[index];
      if (
        known?.lifetimeHours === model.lifetimeHours &&
        known.editsPerActiveHour === model.editsPerActiveHour &&
        known.renewedByReads === model.renewedByReads
      ) {
        return known;
      }
    }
    const misses = (this.missesByCache[this.knownMisses++] ??= { ...noMisses });
    misses.lifetimeHours = model.lifetimeHours;
    misses.editsPerActiveHour = model.editsPerActiveHour;
    misses.renewedByReads = model.renewedByReads;
    misses.rateToday = missRate(this.queriesToday * this.arrivalsPerHourPerQuery, model);
    misses.discountedQueries = this.steady
      ? misses.rateToday * this.discountedQueries
      : this.discountedMisses(model);
    return misses;
  }

  /** Misses follow no geometric series: they are summed month by month. */
  private discountedMisses(model: MissModel): number {
    this.expireAfter(model.lifetimeHours);
    const { months, growth, monthlyDiscount, expiryShare } = this;
    const survival = editSurvival(model);
    let arrivals = this.queriesToday * this.arrivalsPerHourPerQuery;
    let queries = this.queriesToday;
    let missed = 0;
    for (let month = 1; month <= months; month++) {
      arrivals *= growth;
      queries *= growth * monthlyDiscount;
      missed += queries * missRateAt(arrivals, expiryShare[month] ?? 0, survival, model);
    }
    return missed;
  }

  private expireAfter(lifetimeHours: number): void {
    if (lifetimeHours === this.expiryLifetimeHours) return;
    this.expiryLifetimeHours = lifetimeHours;
    const { months, growth, expiryShare } = this;
    let arrivals = this.queriesToday * this.arrivalsPerHourPerQuery;
    for (let month = 1; month <= months; month++) {
      arrivals *= growth;
      expiryShare[month] = expiryShareOf(arrivals, lifetimeHours);
    }
  }
}

/** `r + r^2 + … + r^n`. */
function sumOfPowers(ratio: number, count: number): number {
  if (ratio === 1) return count;
  if (ratio <= 0) return ratio === 0 ? 0 : NaN;
  // Near 1 the quotient of differences would lose its digits.
  const logarithm = Math.log(ratio);
  return (ratio * Math.expm1(count * logarithm)) / Math.expm1(logarithm);
}
