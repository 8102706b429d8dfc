import type { UsageRecord } from './usageRecord';

export const dayMs = 86_400_000;

/** What is added up for one model. */
export interface ModelUsage {
  /** Undefined where the export does not say. */
  readonly model: string | undefined;
  readonly requests: Total;
  readonly input: Total;
  readonly cached: Total;
  readonly output: Total;
  readonly reasoning: Total;
  readonly cost: Total;
  /** Requests and cost by day (days since 1970, UTC). */
  readonly days: ReadonlyMap<number, DayUsage>;
  /** How often a request had so many tokens, to three digits; of exports with a row a request. */
  readonly inputCounts: ReadonlyMap<number, number>;
  readonly outputCounts: ReadonlyMap<number, number>;
}

/** A sum over the records that know a number. */
export interface Total {
  readonly sum: number;
  readonly records: number;
  /** Requests of these records, where they count them. */
  readonly requests: number;
  /** Input tokens of these records: what a cached share is a share of. */
  readonly input: number;
}

export interface DayUsage {
  readonly requests: number;
  readonly costUsd: number;
}

/** What an export covers, from its first to its last moment. */
export interface Coverage {
  readonly fromMs: number;
  readonly toMs: number;
  /** Whether it is known by spans of time; else the first and the last request are all that is known of it. */
  readonly isBySpan: boolean;
}

interface Mutable {
  model: string | undefined;
  totals: Record<Measure, { sum: number; records: number; requests: number; input: number }>;
  days: Map<number, { requests: number; costUsd: number }>;
  inputCounts: Map<number, number>;
  outputCounts: Map<number, number>;
}

type Measure = 'requests' | 'input' | 'cached' | 'output' | 'reasoning' | 'cost';

/** An export with more models than this names something else in that column. */
const mostModels = 1_000;

/** Adds up usage by model and day, in memory that grows with these and not with the number of requests. */
export class UsageTally {
  readonly #models = new Map<string | undefined, Mutable>();
  readonly #currencies = new Set<string>();
  #traffic: Coverage[] = [];
  #costs: Coverage[] = [];
  #current: { traffic?: Coverage; costs?: Coverage; idle?: Coverage } = {};

  add(record: UsageRecord): void {
    const { startMs, endMs, otherCurrency } = record;
    if (otherCurrency !== undefined) this.#currencies.add(otherCurrency);
    const own = this.#model(record.model);
    const requests = record.requests ?? 0;
    const put = (measure: Measure, value: number | undefined): void => {
      if (value === undefined) return;
      const total = own.totals[measure];
      total.sum += value;
      total.records++;
      total.requests += requests;
      total.input += record.inputTokens ?? 0;
    };
    put('requests', record.requests);
    put('input', record.inputTokens);
    put('cached', record.cachedTokens);
    put('output', record.outputTokens);
    put('reasoning', record.reasoningTokens);
    put('cost', record.costUsd);
    if (requests === 1 && endMs === undefined) {
      countTokens(own.inputCounts, record.inputTokens);
      countTokens(own.outputCounts, record.outputTokens);
    }
    if (startMs === undefined) return;
    const to = endMs ?? startMs;
    const isBySpan = endMs !== undefined;
    if (hasTraffic(record)) this.#cover('traffic', startMs, to, isBySpan);
    if (record.costUsd !== undefined) this.#cover('costs', startMs, to, isBySpan);
    // A span of a week or a month is spread evenly over its days.
    const days = Math.max(1, Math.round((to - startMs) / dayMs));
    for (let index = 0; index < days; index++) {
      const day = Math.floor(startMs / dayMs) + index;
      const kept = own.days.get(day) ?? { requests: 0, costUsd: 0 };
      kept.requests += requests / days;
      kept.costUsd += (record.costUsd ?? 0) / days;
      own.days.set(day, kept);
    }
  }

  /** Notes that the export covers a span in which nothing was used. */
  addIdle(fromMs: number, toMs: number): void {
    this.#cover('idle', fromMs, toMs, true);
  }

  /**
   * Ends an export: the next may cover other days.
   * @param writtenMs when its file was written: what it says of later days cannot be whole
   */
  endExport(writtenMs = Infinity): void {
    const { traffic, costs, idle } = this.#current;
    const end = (coverage: Coverage): Coverage => ({
      fromMs: Math.min(coverage.fromMs, idle?.fromMs ?? Infinity),
      toMs: Math.min(Math.max(coverage.toMs, idle?.toMs ?? -Infinity), writtenMs),
      isBySpan: coverage.isBySpan,
    });
    if (traffic) this.#traffic.push(end(traffic));
    if (costs) this.#costs.push(end(costs));
    this.#current = {};
  }

  /** The most requests first. */
  get models(): readonly ModelUsage[] {
    return [...this.#models.values()]
      .map(({ totals, ...rest }) => ({ ...rest, ...totals }))
      .sort((a, b) => b.requests.sum - a.requests.sum || b.input.sum - a.input.sum);
  }

  get traffic(): readonly Coverage[] {
    return this.#traffic;
  }

  get costs(): readonly Coverage[] {
    return this.#costs;
  }

  /** Currencies other than US dollars. */
  get currencies(): ReadonlySet<string> {
    return this.#currencies;
  }

  #cover(
    what: 'traffic' | 'costs' | 'idle',
    fromMs: number,
    toMs: number,
    isBySpan: boolean,
  ): void {
    const known = this.#current[what];
    this.#current[what] = {
      fromMs: Math.min(fromMs, known?.fromMs ?? fromMs),
      toMs: Math.max(toMs, known?.toMs ?? toMs),
      isBySpan: isBySpan && known?.isBySpan !== false,
    };
  }

  #model(name: string | undefined): Mutable {
    const key = this.#models.has(name) || this.#models.size < mostModels ? name : undefined;
    const known = this.#models.get(key);
    if (known) return known;
    const total = () => ({ sum: 0, records: 0, requests: 0, input: 0 });
    const created: Mutable = {
      model: key,
      totals: {
        requests: total(),
        input: total(),
        cached: total(),
        output: total(),
        reasoning: total(),
        cost: total(),
      },
      days: new Map(),
      inputCounts: new Map(),
      outputCounts: new Map(),
    };
    this.#models.set(key, created);
    return created;
  }
}

function hasTraffic({ requests, inputTokens, outputTokens }: UsageRecord): boolean {
  return requests !== undefined || inputTokens !== undefined || outputTokens !== undefined;
}

/** To three digits: percentiles are right to half a percent, and few numbers are kept. */
function countTokens(counts: Map<number, number>, tokens: number | undefined): void {
  if (tokens === undefined) return;
  const rounded = tokens < 1_000 ? Math.round(tokens) : Number(tokens.toPrecision(3));
  counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
}
