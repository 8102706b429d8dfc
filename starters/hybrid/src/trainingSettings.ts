import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { StarterError } from './errors.ts';

const share = z.number().min(0).max(0.5);

const trainingSettings = z.strictObject({
  /** The row of offers.json that holds price and dates; absent = the one of platform and base model. */
  offer: z.optional(z.string()),
  /** Fireworks: the account that trains. */
  account: z.optional(z.string()),
  /** Where the provider's training API is, if not at its usual address. */
  trainerUrl: z.optional(z.url()),
  /** A model trained elsewhere, or the deployment of one: compared instead of what the last job gave. */
  tunedModel: z.optional(z.string()),
  /** Whether your organisation has fine-tuned at the provider before. */
  customer: z.enum(['new', 'existing']),
  epochs: z.int().min(1).max(50),
  split: z.strictObject({ validation: share, heldOut: share, seed: z.string() }),
  limits: z.strictObject({
    /** The most that one training may cost, in US dollars. */
    trainingUsd: z.number().nonnegative(),
    /** Valid rows, of all sides of the split, without repetitions. */
    rows: z.int().nonnegative(),
  }),
  promotion: z.strictObject({
    /** The tuned model must beat the best prompt by this share of the held-out rows at least. */
    gain: z.number().min(0).max(1),
    /** The chance of such a difference by luck must lie below this (McNemar, exact, two-sided). */
    significance: z.number().gt(0).lt(1),
  }),
});

export type TrainingSettings = z.infer<typeof trainingSettings>;

export async function readTrainingSettings(file: string): Promise<TrainingSettings> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new StarterError('configuration', 'training.json cannot be read as JSON', {
      cause: error,
    });
  }
  const parsed = trainingSettings.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new StarterError('configuration', `training.json: ${z.prettifyError(parsed.error)}`);
}
