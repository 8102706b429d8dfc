import * as z from 'zod';

/** A file as /v1/files has it, and its content. */
export const fileRecord = z.object({
  id: z.string(),
  object: z.literal('file'),
  bytes: z.number(),
  created_at: z.number(),
  filename: z.string(),
  purpose: z.string(),
  status: z.enum(['uploaded', 'processed', 'error']),
  status_details: z.nullable(z.string()),
  content: z.string(),
});
export type FileRecord = z.infer<typeof fileRecord>;

/** A job as /v1/fine_tuning/jobs has it, and its events. */
export const jobRecord = z.object({
  id: z.string(),
  object: z.literal('fine_tuning.job'),
  created_at: z.number(),
  finished_at: z.nullable(z.number()),
  model: z.string(),
  fine_tuned_model: z.nullable(z.string()),
  organization_id: z.literal('local'),
  status: z.enum(['validating_files', 'queued', 'running', 'succeeded', 'failed', 'cancelled']),
  error: z.nullable(
    z.object({ code: z.string(), message: z.string(), param: z.nullable(z.string()) }),
  ),
  training_file: z.string(),
  validation_file: z.nullable(z.string()),
  result_files: z.array(z.string()),
  trained_tokens: z.null(),
  seed: z.number(),
  hyperparameters: z.object({ n_epochs: z.number() }),
  metadata: z.record(z.string(), z.string()),
  events: z.array(
    z.object({
      id: z.string(),
      object: z.literal('fine_tuning.job.event'),
      created_at: z.number(),
      level: z.enum(['info', 'error']),
      message: z.string(),
    }),
  ),
});
export type JobRecord = z.infer<typeof jobRecord>;

/** A trained head; the weights as base64 of 32-bit floats, little-endian. */
export const headRecord = z.object({
  model: z.string(),
  classes: z.array(z.string()),
  dimensions: z.number(),
  weights: z.base64(),
});
export type HeadRecord = z.infer<typeof headRecord>;
