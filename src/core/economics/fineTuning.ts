import { component } from './components';
import type { CostLedger } from './costLedger';
import { defaultEpochs } from './defaultEpochs';
import { queriesPerDayPerGpu } from './gpuFleet';
import type { FineTuning } from './inputs';
import type { Point } from './quantities';

/** Tokens billed for one training run: `examples × tokens × epochs + validation runs × tokens`. */
export function trainingTokens(
  tuning: Pick<
    Point<FineTuning>,
    'examples' | 'tokensPerExample' | 'epochs' | 'validationTokens' | 'validationRuns'
  >,
): number {
  const epochs = tuning.epochs === 'default' ? defaultEpochs(tuning.examples) : tuning.epochs;
  return (
    tuning.examples * tuning.tokensPerExample * epochs +
    tuning.validationRuns * tuning.validationTokens
  );
}

/** US dollars of one training run, without labour. */
export function trainingRunUsd(tuning: Point<FineTuning>): number {
  const { training } = tuning;
  return training.kind === 'perToken'
    ? (trainingTokens(tuning) * training.usdPerMillionTokens) / 1e6
    : training.hours * training.usdPerHour + training.graderUsd;
}

/**
 * Charges what makes a tuned model and keeps it: the sweep of runs, curation and labels once;
 * retrains spread over the year; a new tune whenever the base model is shut down.
 */
export function chargeTuning(
  ledger: CostLedger,
  tuning: Point<FineTuning>,
  usdPerHour: number,
): void {
  const runUsd = trainingRunUsd(tuning);
  const curationUsd = tuning.curationHours * usdPerHour;
  const labellingUsd = tuning.labels * tuning.usdPerLabel;
  const sweepUsd = tuning.sweepRuns * runUsd;
  ledger.setup(component.curation, curationUsd);
  ledger.setup(component.labelling, labellingUsd);
  ledger.setup(component.training, sweepUsd);
  ledger.perMonth(
    component.retraining,
    (tuning.retrainsPerYear * (runUsd + tuning.refreshHoursPerRetrain * usdPerHour)) / 12,
  );
  const { migration } = tuning;
  ledger.migrationEvents(
    migration.shareOfTuning * (curationUsd + labellingUsd + sweepUsd),
    migration.firstInMonths,
    migration.everyMonths,
  );
}

/** Charges where a tuned model runs, besides its tokens. */
export function chargeHosting(
  ledger: CostLedger,
  tuning: Point<FineTuning>,
  load: {
    outputTokensPerQuery: number;
    activeHoursPerDay: number;
    peakToAverage: number;
    daysPerMonth: number;
    hoursPerMonth: number;
  },
): void {
  const { hosting } = tuning;
  if (hosting.kind === 'hourly') {
    ledger.perMonth(component.hosting, hosting.usdPerHour * load.hoursPerMonth);
  } else if (hosting.kind === 'gpus') {
    const queriesPerDay = queriesPerDayPerGpu(
      hosting.outputTokensPerSecondPerGpu * hosting.utilization,
      load.outputTokensPerQuery,
      load.activeHoursPerDay,
      load.peakToAverage,
    );
    ledger.gpuFleet(hosting.usdPerGpuHour * load.hoursPerMonth, queriesPerDay * load.daysPerMonth);
  }
}
