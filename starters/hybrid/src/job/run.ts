import { TrainerError } from '../providers/trainerError.ts';
import {
  isFinal,
  type JobReport,
  type ProviderName,
  type Submission,
  type TrainerProvider,
} from '../providers/types.ts';
import type { EndedState, JobState, WaitingState } from './state.ts';
import type { JobStore } from './store.ts';

/** Time, so that tests need not wait. */
export interface Clock {
  now(): Date;
  sleep(ms: number): Promise<void>;
}

export interface JobLimits {
  readonly firstPollMs: number;
  readonly longestPollMs: number;
  /** A job that stays in one status longer than this is stuck. */
  readonly stuckMs: { readonly [status in WaitingState['status']]: number };
  /** Calls in a row that may fail or be unreadable before the run stops. */
  readonly failedPolls: number;
}

export const defaultLimits: JobLimits = {
  firstPollMs: 2_000,
  longestPollMs: 60_000,
  stuckMs: {
    validating_files: 30 * 60_000,
    queued: 12 * 3_600_000,
    running: 24 * 3_600_000,
  },
  failedPolls: 6,
};

/** How a run ends. `stuck` and `interrupted` leave a job that a later run takes up again. */
export type RunResult =
  | { readonly kind: 'ended'; readonly outcome: EndedState['outcome'] }
  | { readonly kind: 'stuck'; readonly state: WaitingState; readonly message: string }
  | { readonly kind: 'interrupted'; readonly state: JobState; readonly message: string };

export interface JobRequest {
  readonly submission: Omit<Submission, 'key'>;
  /** Names data, model and settings; the attempt is added to it. */
  readonly fingerprint: string;
  readonly forced: readonly string[];
  /** Whether to submit once more what failed or was cancelled. */
  readonly again: boolean;
}

export interface JobRunner {
  readonly provider: TrainerProvider;
  readonly store: JobStore;
  readonly clock: Clock;
  readonly limits: JobLimits;
  readonly onStatus: (line: string) => void;
}

/**
 * Submits a training, or takes up the one that the state file knows, and waits for its end.
 * @throws where another submission is under way, or this one has already failed or been cancelled
 */
export async function runJob(runner: JobRunner, request: JobRequest): Promise<RunResult> {
  const state = await prepareState(runner, request);
  if (state.phase === 'ended') return { kind: 'ended', outcome: state.outcome };
  if (state.phase === 'waiting') {
    runner.onStatus(`taking up job ${state.jobId}`);
    return waitForEnd(runner, state);
  }
  const submitted = await submit(runner, request, state);
  return submitted.phase === 'waiting' ? waitForEnd(runner, submitted.state) : submitted.result;
}

/** The state to go on from: the one on disk where it is this submission's, else a new one, saved. */
async function prepareState(runner: JobRunner, request: JobRequest): Promise<JobState> {
  const { store, provider, clock } = runner;
  const known = await store.load();
  const keyOf = (attempt: number): string => `${request.fingerprint}-${String(attempt)}`;
  const start = async (attempt: number): Promise<JobState> => {
    const state: JobState = {
      version: 1,
      key: keyOf(attempt),
      provider: provider.name,
      baseModel: request.submission.baseModel,
      attempt,
      steps: {},
      forced: [...request.forced],
      createdAt: clock.now().toISOString(),
      phase: 'submitting',
    };
    await store.save(state);
    return state;
  };
  if (known === undefined) return start(1);
  const same = known.provider === provider.name && known.key === keyOf(known.attempt);
  if (known.phase !== 'ended') {
    if (same) return known;
    throw new Error(
      `another training (${known.key} at ${known.provider}) is under way: wait for it, or cancel it with "npm run cancel"`,
    );
  }
  if (!same) return start(1);
  const { status } = known.outcome;
  if (status === 'succeeded' || status === 'exported') return known;
  if (request.again) return start(known.attempt + 1);
  throw new Error(
    `this training has ${status === 'failed' ? `failed (${known.outcome.reason})` : 'been cancelled'}: ` +
      'change the data or the settings, or submit it once more with --again',
  );
}

type Submitted =
  | { readonly phase: 'waiting'; readonly state: WaitingState }
  | { readonly phase: 'over'; readonly result: RunResult };

async function submit(runner: JobRunner, request: JobRequest, state: JobState): Promise<Submitted> {
  const { provider, store, clock, onStatus } = runner;
  let current = state;
  const checkpoint = {
    once: async (step: string, act: () => Promise<string>): Promise<string> => {
      const remembered = current.steps[step];
      if (remembered !== undefined) return remembered;
      const id = await act();
      current = { ...current, steps: { ...current.steps, [step]: id } };
      await store.save(current);
      return id;
    },
  };
  try {
    const jobId = await provider.submit({ ...request.submission, key: state.key }, checkpoint);
    onStatus(`submitted as ${jobId}`);
    if (provider.name === 'export') {
      const outcome = { status: 'exported', folder: jobId } as const;
      return { phase: 'over', result: await end(runner, current, outcome) };
    }
    const waiting: WaitingState = {
      ...current,
      phase: 'waiting',
      jobId,
      status: 'validating_files',
      since: clock.now().toISOString(),
    };
    await store.save(waiting);
    return { phase: 'waiting', state: waiting };
  } catch (error) {
    if (!(error instanceof TrainerError)) throw error;
    const { kind, message } = error;
    if (kind === 'rejected') {
      const outcome = { status: 'failed', reason: message } as const;
      return { phase: 'over', result: await end(runner, current, outcome) };
    }
    return { phase: 'over', result: { kind: 'interrupted', state: current, message } };
  }
}

async function waitForEnd(runner: JobRunner, from: WaitingState): Promise<RunResult> {
  const { provider, store, clock, limits, onStatus } = runner;
  let state = from;
  let pauseMs = limits.firstPollMs;
  for (let failures = 0; ;) {
    let report: JobReport;
    try {
      report = await provider.poll(state.jobId);
      failures = 0;
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error;
      failures++;
      if (error.kind === 'rejected' || failures >= limits.failedPolls) {
        return { kind: 'interrupted', state, message: error.message };
      }
      onStatus(`${error.message}; trying again`);
      await clock.sleep(pauseMs);
      pauseMs = Math.min(pauseMs * 2, limits.longestPollMs);
      continue;
    }
    if (isFinal(report)) return end(runner, state, report);
    if (report.status !== state.status) {
      onStatus(report.status);
      state = { ...state, status: report.status, since: clock.now().toISOString() };
      await store.save(state);
      pauseMs = limits.firstPollMs;
    }
    const waitedMs = clock.now().getTime() - Date.parse(state.since);
    if (waitedMs > limits.stuckMs[state.status]) {
      return { kind: 'stuck', state, message: stuckMessage(state, waitedMs) };
    }
    await clock.sleep(pauseMs);
    pauseMs = Math.min(pauseMs * 1.5, limits.longestPollMs);
  }
}

function stuckMessage({ jobId, status }: WaitingState, waitedMs: number): string {
  const minutes = Math.round(waitedMs / 60_000);
  return (
    `job ${jobId} has been "${status}" for ${String(minutes)} minutes: look at the provider's console; ` +
    'submit again to go on waiting, or "npm run cancel" to end it'
  );
}

async function end(
  { store, clock }: JobRunner,
  state: JobState,
  outcome: EndedState['outcome'],
): Promise<RunResult> {
  await store.save({ ...state, phase: 'ended', endedAt: clock.now().toISOString(), outcome });
  return { kind: 'ended', outcome };
}

export interface CancelRunner extends Pick<JobRunner, 'store' | 'clock'> {
  readonly providerOf: (name: ProviderName) => TrainerProvider;
}

/** Cancels the job that the state file knows. The answer says what became of it, in a sentence. */
export async function cancelJob({ store, clock, providerOf }: CancelRunner): Promise<string> {
  const state = await store.load();
  if (state === undefined) return 'There is no job to cancel.';
  if (state.phase === 'ended') return `The job has already ended: ${state.outcome.status}.`;
  if (state.phase === 'submitting') {
    return 'It is not known whether the provider has the job: run "npm run submit" to find out, then cancel.';
  }
  const provider = providerOf(state.provider);
  await provider.cancel(state.jobId);
  const report = await provider.poll(state.jobId);
  if (!isFinal(report)) {
    return `Cancellation of ${state.jobId} is asked for; the provider still says "${report.status}".`;
  }
  await store.save({
    ...state,
    phase: 'ended',
    endedAt: clock.now().toISOString(),
    outcome: report,
  });
  return `Job ${state.jobId}: ${report.status}.`;
}
