import * as z from 'zod';
import { providerNames } from '../providers/types.ts';

const common = {
  version: z.literal(1),
  /** Names the submission: a hash of data, model, epochs, provider and attempt. */
  key: z.string().min(1),
  provider: z.enum(providerNames),
  baseModel: z.string(),
  /** Counts from 1; a job that failed or was cancelled is submitted again only by a further attempt. */
  attempt: z.int().positive(),
  /** Ids of what the provider already has, by step. */
  steps: z.record(z.string(), z.string()),
  /** Checks that `--force` overrode. */
  forced: z.array(z.string()),
  createdAt: z.iso.datetime(),
};

/** What is known of the job on disk; the phase says what a resumed run does next. */
export const jobState = z.discriminatedUnion('phase', [
  /** The provider may or may not have the job: look, then create. */
  z.object({ ...common, phase: z.literal('submitting') }),
  z.object({
    ...common,
    phase: z.literal('waiting'),
    jobId: z.string().min(1),
    status: z.enum(['validating_files', 'queued', 'running']),
    /** When the status was first seen. */
    since: z.iso.datetime(),
  }),
  z.object({
    ...common,
    phase: z.literal('ended'),
    jobId: z.optional(z.string()),
    endedAt: z.iso.datetime(),
    outcome: z.discriminatedUnion('status', [
      z.object({ status: z.literal('succeeded'), model: z.string().min(1) }),
      z.object({ status: z.literal('failed'), reason: z.string() }),
      z.object({ status: z.literal('cancelled') }),
      /** The files lie in a folder for another trainer. */
      z.object({ status: z.literal('exported'), folder: z.string() }),
    ]),
  }),
]);

export type JobState = z.infer<typeof jobState>;
export type WaitingState = Extract<JobState, { phase: 'waiting' }>;
export type EndedState = Extract<JobState, { phase: 'ended' }>;
