import type { CostLedger } from './costLedger';
import { editSurvival, expiryShare, missRate, missRateAt, type MissModel } from './promptCache';

/** What a volume follows from. */
export interface VolumeInputs {
  queriesPerDay: number;
  monthlyGrowth: number;
  activeHoursPerDay: number;
  cacheKeys: number;
  daysPerMonth: number;
  annualDiscountRate: number;
}

/** Queries that miss one kind of prompt cache. */
export interface Misses extends MissModel {
  /** Share of today's queries. */
  rateToday: number;
  /** Sum over months 1 to n, discounted. */
  discountedQueries: number;
}

/**
 * Queries, and with them cache misses, month by month: month 0 is today's volume, month m holds
 * `N_0 × (1 + g)^m` queries, discounted by `(1 + d)^(m/12)`.
 */
export class Volume {
  readonly months: number;
  readonly queries: Float64Array;
  readonly discount: Float64Array;
  private readonly discountedQueriesOf: Float64Array;
  private readonly arrivalsPerHour: Float64Array;
  private readonly expiryShare: Float64Array;
  /** The lifetime for which `expiryShare` stands; NaN: for none. */
  private expiryLifetimeHours = NaN;
  private readonly knownMisses: Misses[] = [];
  /** Whether every month has today's volume, so that sums have a closed form. */
  steady = false;

  /** Sums over months 1 to n of the discount, and of discounted queries. */
  discountedMonths = 0;
  discountedQueries = 0;

  constructor(months: number) {
    this.months = months;
    this.queries = new Float64Array(months + 1);
    this.discount = new Float64Array(months + 1);
    this.discountedQueriesOf = new Float64Array(months + 1);
    this.arrivalsPerHour = new Float64Array(months + 1);
    this.expiryShare = new Float64Array(months + 1);
  }

  set(inputs: VolumeInputs): void {
    const growth = 1 + inputs.monthlyGrowth;
    const monthlyDiscount =
      inputs.annualDiscountRate === 0 ? 1 : (1 + inputs.annualDiscountRate) ** (-1 / 12);
    const perKey = 1 / (inputs.daysPerMonth * inputs.activeHoursPerDay * inputs.cacheKeys);
    let queries = inputs.queriesPerDay * inputs.daysPerMonth;
    let discount = 1;
    let months = 0;
    let total = 0;
    this.queries[0] = queries;
    this.discount[0] = discount;
    this.arrivalsPerHour[0] = queries * perKey;
    for (let month = 1; month <= this.months; month++) {
      queries *= growth;
      discount *= monthlyDiscount;
      this.queries[month] = queries;
      this.discount[month] = discount;
      this.arrivalsPerHour[month] = queries * perKey;
      months += discount;
      this.discountedQueriesOf[month] = discount * queries;
      total += discount * queries;
    }
    this.discountedMonths = months;
    this.discountedQueries = total;
    this.steady = growth === 1;
    this.expiryLifetimeHours = NaN;
    this.knownMisses.length = 0;
  }

  /** Share of a month's queries that miss the cache of a ledger. */
  missRate({ misses }: CostLedger, month: number): number {
    return missRate(this.arrivalsPerHour[month] ?? 0, misses);
  }

  /** The misses of a ledger's cache; approaches with the same cache share the work. */
  misses({ misses: model }: CostLedger): Misses {
    for (const known of this.knownMisses) {
      if (
        known.lifetimeHours === model.lifetimeHours &&
        known.editsPerActiveHour === model.editsPerActiveHour &&
        known.renewedByReads === model.renewedByReads
      ) {
        return known;
      }
    }
    this.expireAfter(model.lifetimeHours);
    const survival = editSurvival(model);
    const rateToday = missRateAt(
      this.arrivalsPerHour[0] ?? 0,
      this.expiryShare[0] ?? 0,
      survival,
      model,
    );
    const misses: Misses = {
      lifetimeHours: model.lifetimeHours,
      renewedByReads: model.renewedByReads,
      editsPerActiveHour: model.editsPerActiveHour,
      rateToday,
      discountedQueries: this.steady
        ? rateToday * this.discountedQueries
        : this.discountedMisses(model, survival),
    };
    this.knownMisses.push(misses);
    return misses;
  }

  private discountedMisses(model: MissModel, survival: number): number {
    const { months, discountedQueriesOf, arrivalsPerHour, expiryShare } = this;
    let missed = 0;
    for (let month = 1; month <= months; month++) {
      const rate = missRateAt(
        arrivalsPerHour[month] ?? 0,
        expiryShare[month] ?? 0,
        survival,
        model,
      );
      missed += (discountedQueriesOf[month] ?? 0) * rate;
    }
    return missed;
  }

  private expireAfter(lifetimeHours: number): void {
    if (lifetimeHours === this.expiryLifetimeHours) return;
    this.expiryLifetimeHours = lifetimeHours;
    const last = this.steady ? 0 : this.months;
    for (let month = 0; month <= last; month++) {
      this.expiryShare[month] = expiryShare(this.arrivalsPerHour[month] ?? 0, lifetimeHours);
    }
  }
}
