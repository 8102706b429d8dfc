import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock, JobRequest, JobRunner } from '../src/job/run.ts';
import { defaultLimits } from '../src/job/run.ts';
import { JobStore } from '../src/job/store.ts';
import type { JobReport, TrainerProvider } from '../src/providers/types.ts';

/** A provider that reports what it is told to, one report a poll, the last one for ever. */
export function scriptedTrainer(
  reports: readonly (JobReport | Error)[],
  submit: TrainerProvider['submit'] = () => Promise.resolve('job-1'),
): TrainerProvider & { readonly calls: string[] } {
  const calls: string[] = [];
  let next = 0;
  return {
    name: 'openai',
    calls,
    validate: () => [],
    estimate: () => ({ kind: 'unknown', why: 'scripted' }),
    submit: (submission, checkpoint) => {
      calls.push(`submit ${submission.key}`);
      return submit(submission, checkpoint);
    },
    poll: (jobId) => {
      calls.push(`poll ${jobId}`);
      const report = reports[Math.min(next++, reports.length - 1)];
      return report === undefined || report instanceof Error
        ? Promise.reject(report ?? new Error('no report'))
        : Promise.resolve(report);
    },
    cancel: (jobId) => {
      calls.push(`cancel ${jobId}`);
      return Promise.resolve();
    },
  };
}

/** A clock that sleeping moves. */
export function fakeClock(): Clock & { readonly slept: number[] } {
  let now = Date.parse('2026-11-22T10:00:00Z');
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    sleep: (ms) => {
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}

export const request: JobRequest = {
  submission: { baseModel: 'base', epochs: 3, training: '{}\n' },
  fingerprint: 'ockham-test',
  forced: [],
  again: false,
};

export async function withFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fine-tuning-'));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function runnerOf(
  folder: string,
  provider: TrainerProvider,
  clock: Clock = fakeClock(),
): JobRunner & { readonly told: string[] } {
  const told: string[] = [];
  return {
    provider,
    store: new JobStore(path.join(folder, 'job.json')),
    clock,
    limits: defaultLimits,
    told,
    onStatus: (line) => told.push(line),
  };
}
