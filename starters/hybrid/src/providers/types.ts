import type { CostEstimate } from '../cost.ts';
import type { LocatedRow } from '../data/validate.ts';
import type { Offer } from '../offers.ts';

export const providerNames = ['local', 'openai', 'together', 'fireworks', 'export'] as const;
export type ProviderName = (typeof providerNames)[number];

/** What to train. `key` names it: the same data, model and settings give the same key. */
export interface Submission {
  readonly key: string;
  readonly baseModel: string;
  readonly epochs: number;
  /** JSONL, one conversation a line. */
  readonly training: string;
  readonly validation?: string;
}

/** A job that goes on. */
export interface PendingReport {
  readonly status: 'validating_files' | 'queued' | 'running';
}

/** A job that has ended. */
export type FinalReport =
  | { readonly status: 'succeeded'; readonly model: string }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'cancelled' };

export type JobReport = PendingReport | FinalReport;

export function isFinal(report: JobReport): report is FinalReport {
  return ['succeeded', 'failed', 'cancelled'].includes(report.status);
}

/** Remembers, across a kill, the ids of what a provider already has. */
export interface Checkpoint {
  /** The remembered id of a step, or what `act` gives, remembered before it is returned. */
  once(step: string, act: () => Promise<string>): Promise<string>;
}

/** One provider of fine-tuning. */
export interface TrainerProvider {
  readonly name: ProviderName;
  /** What this provider refuses in rows that the common format allows. */
  validate(rows: readonly LocatedRow[]): readonly RowObjection[];
  /** @param offer what the settings know of the base model here; undefined where they know nothing */
  estimate(offer: Offer | undefined, tokens: number, epochs: number): CostEstimate;
  /**
   * Uploads and starts the training; gives the id of the job. Called again after a kill, it finds what is already there
   * (by `submission.key`) instead of starting a second one.
   * @throws TrainerError
   */
  submit(submission: Submission, checkpoint: Checkpoint): Promise<string>;
  /** @throws TrainerError */
  poll(jobId: string): Promise<JobReport>;
  /** Asks for the end of a job; `poll` tells when it has come. @throws TrainerError */
  cancel(jobId: string): Promise<void>;
}

export interface RowObjection {
  readonly row: LocatedRow;
  readonly message: string;
}
