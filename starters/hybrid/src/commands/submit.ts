import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readBaseline } from '../../evals/baseline.ts';
import { fingerprintOf, toJsonl } from '../data/prepare.ts';
import { withLock } from '../job/lock.ts';
import {
  defaultLimits,
  runJob,
  type Clock,
  type JobLimits,
  type JobRequest,
  type RunResult,
} from '../job/run.ts';
import { JobStore } from '../job/store.ts';
import {
  blockersOf,
  costText,
  overriddenBy,
  preflight,
  type PreflightCheck,
} from '../preflight.ts';
import type { Program } from '../program.ts';
import type { PreparedData } from './prepare.ts';

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms) => sleep(ms),
};

/** The local trainer takes seconds. */
const localLimits: JobLimits = { ...defaultLimits, firstPollMs: 250, longestPollMs: 2_000 };

export interface SubmitOptions {
  readonly force: boolean;
  readonly again: boolean;
}

/** Runs the checks and prints them. */
export async function check(
  program: Program,
  data: PreparedData,
): Promise<readonly PreflightCheck[]> {
  const { provider, offer, training, connection, print } = program;
  const estimate = provider.estimate(offer, data.statistics.tokens, training.epochs);
  print(`training cost: ${costText(estimate)}`);
  const checks = preflight({
    preparation: data,
    baseline: await readBaseline(program, data.split.heldOut),
    target: connection.settings.limits.targetQuality,
    offer,
    needsProvider: provider.name !== 'local' && provider.name !== 'export',
    customer: training.customer,
    today: new Date().toISOString().slice(0, 10),
    estimate,
    capUsd: training.limits.trainingUsd,
    fewestRows: training.limits.rows,
    objections: provider.validate(data.split.training),
  });
  for (const { id, verdict, message } of checks) print(`  ${verdict.padEnd(7)} ${id}: ${message}`);
  return checks;
}

/** Trains, or goes on waiting for the training that is under way. Gives the exit code. */
export async function submit(
  program: Program,
  data: PreparedData,
  options: SubmitOptions,
): Promise<number> {
  const { print, folders } = program;
  const checks = await check(program, data);
  const blockers = blockersOf(checks, options.force);
  if (blockers.length > 0) {
    const ids = blockers.map(({ id }) => id).join(', ');
    const forcible = blockers.every(({ onFailure }) => onFailure === 'forcible');
    print(`not submitted: ${ids}${forcible ? '; --force overrides this' : ''}`);
    return 1;
  }
  const forced = overriddenBy(checks, options.force).map(({ id }) => id);
  const result = await withLock(path.join(folders.work, 'job.lock'), () =>
    train(program, data, { forced, again: options.again }),
  );
  return tell(result, print);
}

async function train(
  program: Program,
  { split }: PreparedData,
  { forced, again }: Pick<JobRequest, 'forced' | 'again'>,
): Promise<RunResult> {
  const { provider, baseModel, training, print } = program;
  const trainingRows = toJsonl(split.training);
  const validationRows = toJsonl(split.validation);
  const epochs = training.epochs;
  return runJob(
    {
      provider,
      store: jobStoreOf(program),
      clock: systemClock,
      limits: provider.name === 'local' ? localLimits : defaultLimits,
      onStatus: (line) => {
        print(`  ${line}`);
      },
    },
    {
      submission: {
        baseModel,
        epochs,
        training: trainingRows,
        ...(split.validation.length > 0 && { validation: validationRows }),
      },
      fingerprint: `ockham-${fingerprintOf(provider.name, baseModel, String(epochs), trainingRows, validationRows)}`,
      forced,
      again,
    },
  );
}

export function jobStoreOf({ folders }: Program): JobStore {
  return new JobStore(path.join(folders.work, 'job.json'));
}

function tell(result: RunResult, print: Program['print']): number {
  if (result.kind !== 'ended') {
    print(`${result.kind}: ${result.message}`);
    print('the state is kept: run "npm run submit" again to go on');
    return 3;
  }
  const { outcome } = result;
  switch (outcome.status) {
    case 'succeeded':
      print(`succeeded: ${outcome.model}`);
      return 0;
    case 'exported':
      print(
        `exported to ${outcome.folder}: train there, then set tunedModel in training.json and run "npm run eval"`,
      );
      return 0;
    case 'failed':
      print(`failed: ${outcome.reason}`);
      return 1;
    case 'cancelled':
      print('cancelled');
      return 1;
  }
}
