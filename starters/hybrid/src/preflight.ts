import { wilsonInterval } from '../evals/intervals.ts';
import { holdToCap, type CostEstimate } from './cost.ts';
import type { Preparation } from './data/prepare.ts';
import { doorOn, type Customer } from './door.ts';
import type { Offer } from './offers.ts';
import type { RowObjection } from './providers/types.ts';

/** What the best prompt scored on the held-out rows. */
export interface Baseline {
  readonly arm: string;
  readonly passed: number;
  readonly total: number;
}

export interface PreflightFacts {
  readonly preparation: Preparation;
  /** Undefined = no baseline of these held-out rows. */
  readonly baseline: Baseline | undefined;
  /** Share of cases that must pass. */
  readonly target: number;
  readonly offer: Offer | undefined;
  /** Training on this machine, or writing files, asks no provider. */
  readonly needsProvider: boolean;
  readonly customer: Customer;
  /** ISO day. */
  readonly today: string;
  readonly estimate: CostEstimate;
  readonly capUsd: number;
  readonly fewestRows: number;
  readonly objections: readonly RowObjection[];
}

/** One check before money is spent. */
export interface PreflightCheck {
  readonly id:
    | 'valid-rows'
    | 'row-count'
    | 'personal-data'
    | 'contradictions'
    | 'leakage'
    | 'provider-format'
    | 'baseline'
    | 'door'
    | 'cost';
  readonly verdict: 'pass' | 'fail' | 'unknown';
  readonly message: string;
  /** Whether --force may override a check that does not pass; `warn` never blocks. */
  readonly onFailure: 'block' | 'forcible' | 'warn';
}

/** The checks that keep a training from starting. */
export function blockersOf(
  checks: readonly PreflightCheck[],
  force: boolean,
): readonly PreflightCheck[] {
  const overridden = overriddenBy(checks, force);
  return checks.filter(
    (check) =>
      check.verdict !== 'pass' && check.onFailure !== 'warn' && !overridden.includes(check),
  );
}

/** The checks that do not pass and that `--force` overrides. */
export function overriddenBy(
  checks: readonly PreflightCheck[],
  force: boolean,
): readonly PreflightCheck[] {
  return checks.filter(
    ({ verdict, onFailure }) => force && verdict !== 'pass' && onFailure === 'forcible',
  );
}

export function preflight(facts: PreflightFacts): readonly PreflightCheck[] {
  const { preparation } = facts;
  return [
    check(
      'valid-rows',
      'block',
      preparation.problems.length === 0,
      `${preparation.problems.length} rows are invalid`,
    ),
    check(
      'row-count',
      'forcible',
      preparation.rows >= facts.fewestRows,
      `${preparation.rows} valid rows without repetitions; ${facts.fewestRows} are asked for`,
    ),
    check(
      'personal-data',
      'forcible',
      preparation.pii.length === 0,
      `${preparation.pii.length} findings that look like personal data or secrets; --redact replaces them`,
    ),
    check(
      'contradictions',
      'forcible',
      preparation.conflicts.length === 0,
      `${preparation.conflicts.length} rows ask the same as another and teach another answer`,
    ),
    check(
      'leakage',
      'block',
      preparation.leaks.length === 0,
      `${preparation.leaks.length} questions stand on two sides of the split`,
    ),
    formatCheck(facts),
    baselineCheck(facts),
    doorCheck(facts),
    costCheck(facts),
  ];
}

function formatCheck({ objections, preparation, offer }: PreflightFacts): PreflightCheck {
  const rows = preparation.split.training.length;
  const fewest = offer?.minimumExamples;
  if (fewest?.kind === 'known' && rows < fewest.value) {
    return check(
      'provider-format',
      'block',
      false,
      `${rows} training rows; the provider wants ${fewest.value} (${fewest.url}, read ${fewest.readAt})`,
    );
  }
  const [first] = objections;
  return check(
    'provider-format',
    'block',
    first === undefined,
    first === undefined
      ? `${rows} training rows in a form that the provider takes`
      : `${objections.length} rows in a form that the provider refuses, such as ${first.row.file}:${first.row.line}: ${first.message}`,
  );
}

/** Fine-tuning is called for only where prompting is *shown* to fail: the whole interval lies below the target. */
function baselineCheck({ baseline, target }: PreflightFacts): PreflightCheck {
  const id = 'baseline';
  const onFailure = 'forcible';
  if (baseline === undefined) {
    const message = 'no baseline of these held-out rows: run "npm run baseline" first';
    return { id, verdict: 'unknown', message, onFailure };
  }
  const { arm, passed, total } = baseline;
  const { low, high } = wilsonInterval(passed, total);
  const score = `the best prompt (${arm}) scores ${passed}/${total}, 95 % interval ${percent(low)} to ${percent(high)}, target ${percent(target)}`;
  if (high < target) return { id, verdict: 'pass', message: `${score}: it fails`, onFailure };
  if (low >= target) {
    return { id, verdict: 'fail', message: `${score}: it suffices, ship the prompt`, onFailure };
  }
  const message = `${score}: not yet known, more held-out rows would tell`;
  return { id, verdict: 'unknown', message, onFailure };
}

function doorCheck({ offer, needsProvider, customer, today }: PreflightFacts): PreflightCheck {
  const id = 'door';
  if (!needsProvider) {
    return { id, verdict: 'pass', message: 'no provider is needed', onFailure: 'block' };
  }
  if (offer === undefined) {
    const message = 'offers.json knows nothing of this base model at this provider';
    return { id, verdict: 'unknown', message, onFailure: 'warn' };
  }
  const door = doorOn(offer, today, customer);
  switch (door.kind) {
    case 'unknown':
      return { id, verdict: 'unknown', message: `${offer.id}: ${door.why}`, onFailure: 'warn' };
    case 'closed': {
      const { day, url, readAt, note } = door.since;
      const message = `${offer.id} is closed to ${customer} customers since ${day} (${url}, read ${readAt}${note === undefined ? '' : `: ${note}`}); choose another provider`;
      return { id, verdict: 'fail', message, onFailure: 'block' };
    }
    case 'open': {
      const until = door.until === undefined ? '' : ` until ${door.until.day}`;
      const end = offer.lifecycle.shutdownOn;
      const shutdown =
        end === undefined
          ? ''
          : `; what you train shuts down on ${end.day} (${end.url}, read ${end.readAt})`;
      const message = `${offer.id} is open to ${customer} customers${until}${shutdown}`;
      return { id, verdict: 'pass', message, onFailure: 'block' };
    }
  }
}

function costCheck({ estimate, capUsd }: PreflightFacts): PreflightCheck {
  const id = 'cost';
  const cap = holdToCap(estimate, capUsd);
  switch (cap.kind) {
    case 'over':
      return { id, verdict: 'fail', message: cap.message, onFailure: 'block' };
    case 'unknown':
      return { id, verdict: 'unknown', message: cap.message, onFailure: 'forcible' };
    case 'within': {
      const message = `${costText(estimate)}, within the cap of ${capUsd.toFixed(2)} USD`;
      return { id, verdict: 'pass', message, onFailure: 'block' };
    }
  }
}

export function costText(estimate: CostEstimate): string {
  if (estimate.kind === 'unknown') return `unknown: ${estimate.why}`;
  const { low, likely, high, method } = estimate;
  return low === high
    ? `${likely.toFixed(2)} USD (${method})`
    : `${low.toFixed(2)} to ${high.toFixed(2)} USD, likely ${likely.toFixed(2)} (${method})`;
}

function check(
  id: PreflightCheck['id'],
  onFailure: PreflightCheck['onFailure'],
  passes: boolean,
  message: string,
): PreflightCheck {
  return { id, verdict: passes ? 'pass' : 'fail', message, onFailure };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
