import { approaches } from '../plan/approach';
import type { EconomicsInputs } from './inputs';
import type { Quantity } from '../plan/quantity';
import { isRange } from './quantities';

/** Something about the inputs that cannot be computed with. */
export interface InputProblem {
  /** Where it stands: `workload.queriesPerDay`. */
  path: string;
  /** What is wrong and what to do, in one sentence that begins with the path. */
  message: string;
}

/** Thrown for inputs that have problems; its message holds one sentence for each. */
export class InvalidInputsError extends RangeError {
  override readonly name = 'InvalidInputsError';

  constructor(readonly problems: readonly InputProblem[]) {
    super(problems.map(({ message }) => message).join('\n'));
  }
}

interface Bounds {
  min: number;
  max: number;
}

const share: Bounds = { min: 0, max: 1 };
const usd: Bounds = { min: 0, max: 1e9 };
const anyAmount: Bounds = { min: 0, max: 1e12 };

/** What each field may hold where its name alone does not say it. */
const boundsByName: Readonly<Record<string, Bounds>> = {
  daysPerMonth: { min: 28, max: 31 },
  hoursPerMonth: { min: 672, max: 744 },
  queriesPerDay: { min: 0, max: 1e9 },
  activeHoursPerDay: { min: 0.01, max: 24 },
  monthlyGrowth: { min: -1, max: 10 },
  peakToAverage: { min: 1, max: 10_000 },
  retryShare: { min: 0, max: 10 },
  batchShare: share,
  cacheKeys: { min: 1, max: 1e9 },
  monthlyChange: { min: 0, max: 100 },
  batchDiscount: share,
  regionMultiplier: { min: 0.01, max: 100 },
  lifetimeHours: { min: 0.001, max: 100_000 },
  chunkTokens: { min: 1, max: 1e6 },
  documentsPerSearch: { min: 1, max: 1e6 },
  overhead: { min: 0.01, max: 100 },
  replicas: { min: 1, max: 1_000 },
  memoryGibibytes: { min: 0.01, max: 1e6 },
  discount: share,
  epochs: { min: 0, max: 1_000 },
  utilization: { min: 0.001, max: 1 },
  outputTokensPerSecondPerGpu: { min: 0.001, max: 1e9 },
  prefillTokensPerSecond: { min: 0.001, max: 1e9 },
  outputTokensPerSecond: { min: 0.001, max: 1e9 },
  slowdownAtP95: { min: 1, max: 1_000 },
  retrainsPerYear: { min: 0, max: 366 },
  firstInMonths: { min: 0, max: 1_200 },
  everyMonths: { min: 1, max: 1_200 },
  shareOfTuning: share,
  months: { min: 1, max: 120 },
  annualDiscountRate: { min: 0, max: 10 },
  successShare: share,
};

const approachNames: ReadonlySet<string> = new Set(approaches);

/** Every problem of the inputs, in their order; none means that they can be computed with. */
export function problemsOf(inputs: EconomicsInputs): InputProblem[] {
  // Nearly all inputs are sound, and a search validates a thousand: faults are only located where there are any.
  if (isSound(inputs, '')) return contradictions(inputs);
  const problems: InputProblem[] = [];
  collect(inputs, '', '', problems);
  return problems;
}

/** Whether every number of a value and its parts is possible by itself. */
function isSound(value: unknown, field: string): boolean {
  if (typeof value === 'number') return faultOf(value, boundsOf(field)) === undefined;
  if (isRange(value)) return rangeFault(value, boundsOf(field)) === undefined;
  if (!isRecord(value)) return true;
  const inList = Array.isArray(value);
  for (const key in value) {
    if (!isSound(value[key], inList ? field : fieldOf(key, field))) return false;
  }
  return true;
}

function collect(value: unknown, path: string, field: string, problems: InputProblem[]): void {
  if (typeof value === 'number') {
    const fault = faultOf(value, boundsOf(field));
    if (fault) problems.push({ path, message: `${path} is ${fault}` });
  } else if (isRange(value)) {
    const fault = rangeFault(value, boundsOf(field));
    if (fault) problems.push({ path, message: `${path} is [${value.join(', ')}]: ${fault}` });
  } else if (isRecord(value)) {
    for (const [key, child] of Object.entries(value)) {
      const inList = Array.isArray(value);
      const childPath = inList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      collect(child, childPath, inList ? field : fieldOf(key, field), problems);
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Values by approach or in a group of prices are named by what holds them. */
function fieldOf(key: string, holder: string): string {
  return approachNames.has(key) || isUsd(holder) ? holder : key;
}

function boundsOf(field: string): Bounds {
  return boundsByName[field] ?? (isUsd(field) ? usd : anyAmount);
}

function isUsd(field: string): boolean {
  return field.includes('usd') || field.includes('Usd');
}

function faultOf(value: number, { min, max }: Bounds): string | undefined {
  if (Number.isNaN(value)) return 'not a number; give a number';
  if (!Number.isFinite(value)) return 'infinite; give a finite number';
  if (value < min) {
    return min === 0
      ? `${value}, which is negative; give 0 or more`
      : `${value}; give ${min} or more`;
  }
  return value > max ? `${value}; give ${max} or less` : undefined;
}

function rangeFault(range: readonly [number, number, number], bounds: Bounds): string | undefined {
  const [low, mode, high] = range;
  for (const value of range) {
    const fault = faultOf(value, bounds);
    if (fault) return fault;
  }
  if (low > high) return 'its low end exceeds its high end; give [low, likely, high]';
  if (mode < low || mode > high) {
    return 'its likely value lies outside its ends; give [low, likely, high]';
  }
  return undefined;
}

/** Values that are each possible, but not together. */
function contradictions({ retrieval, chatModel, fineTuning, horizon }: EconomicsInputs) {
  const problems: InputProblem[] = [];
  const say = (path: string, fault: string) => problems.push({ path, message: `${path} ${fault}` });
  if (highest(retrieval.chunkOverlapTokens) >= lowest(retrieval.chunkTokens)) {
    say('retrieval.chunkOverlapTokens', 'reaches chunkTokens; overlap less than a whole chunk');
  }
  if (!Number.isInteger(horizon.months)) {
    say('horizon.months', `is ${horizon.months}; give a whole number of months`);
  }
  for (const [path, model] of [
    ['chatModel', chatModel],
    ['fineTuning.model', fineTuning.model],
  ] as const) {
    const thresholds = model.tiers.map((tier) => tier.aboveInputTokens);
    if (
      thresholds[0] !== 0 ||
      thresholds.some((at, index) => at <= (thresholds[index - 1] ?? -1))
    ) {
      say(`${path}.tiers`, 'must begin at 0 input tokens and ascend; sort the price rows');
    }
  }
  return problems;
}

function lowest(quantity: Quantity): number {
  return typeof quantity === 'number' ? quantity : quantity[0];
}

function highest(quantity: Quantity): number {
  return typeof quantity === 'number' ? quantity : quantity[2];
}
