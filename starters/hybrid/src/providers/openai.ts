import OpenAI, { APIConnectionError, APIError, toFile } from 'openai';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { estimateTraining } from '../cost.ts';
import { submitOnce } from './submitOnce.ts';
import { TrainerError } from './trainerError.ts';
import type { Checkpoint, JobReport, Submission, TrainerProvider } from './types.ts';

const file = z.looseObject({
  id: z.string().min(1),
  filename: z.string(),
  status: z.enum(['uploaded', 'processed', 'error', 'pending', 'running', 'deleting', 'deleted']),
  status_details: z.nullish(z.string()),
});
const job = z.looseObject({
  id: z.string().min(1),
  status: z.enum([
    'validating_files',
    'queued',
    'running',
    'paused',
    'succeeded',
    'failed',
    'cancelled',
  ]),
  fine_tuned_model: z.nullish(z.string()),
  error: z.nullish(z.looseObject({ message: z.nullish(z.string()), code: z.nullish(z.string()) })),
  metadata: z.nullish(z.record(z.string(), z.string())),
});
const list = z.looseObject({ data: z.array(z.unknown()) });

/** The key of a job's metadata that holds the key of its submission. */
const metadataKey = 'ockham_submission';
/** A file that is still being read after this time is stuck. */
const fileTimeoutMs = 10 * 60_000;

/**
 * Fine-tuning by the OpenAI API: OpenAI itself, Azure OpenAI by its `/openai/v1` base URL, and the local server.
 */
export function openAiTrainer(client: OpenAI, name: 'openai' | 'local'): TrainerProvider {
  // Retries of the SDK are for reading only: a repeated POST could start a second job.
  const once = { maxRetries: 0 };

  async function uploadOnce(filename: string, content: string): Promise<string> {
    return submitOnce(
      async () => {
        const page = await call(() => client.files.list({ purpose: 'fine-tune' }));
        return read(list, page)
          .data.map((one) => read(file, one))
          .find((one) => one.filename === filename && !one.status.startsWith('delet'))?.id;
      },
      async () => {
        const uploaded = await call(async () =>
          client.files.create(
            { file: await toFile(Buffer.from(content), filename), purpose: 'fine-tune' },
            once,
          ),
        );
        return read(file, uploaded).id;
      },
    );
  }

  async function waitForFile(id: string): Promise<void> {
    const start = Date.now();
    for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 5_000)) {
      const { status, status_details: details } = read(
        file,
        await call(() => client.files.retrieve(id)),
      );
      if (status === 'error' || status.startsWith('delet')) {
        throw new TrainerError('rejected', `the file ${id} was refused: ${details ?? status}`);
      }
      // `uploaded` is enough: the statuses of files are deprecated, and some servers never leave it.
      if (status === 'processed' || status === 'uploaded') return;
      if (Date.now() - start > fileTimeoutMs) {
        throw new TrainerError(
          'unavailable',
          `the file ${id} is still "${status}": try again later`,
        );
      }
      await sleep(pauseMs);
    }
  }

  async function findJob(key: string): Promise<string | undefined> {
    const page = await call(() =>
      client.fineTuning.jobs.list({ limit: 100, metadata: { [metadataKey]: key } }),
    );
    return read(list, page)
      .data.map((one) => read(job, one))
      .find((one) => one.metadata?.[metadataKey] === key)?.id;
  }

  async function submit(submission: Submission, checkpoint: Checkpoint): Promise<string> {
    const { key, training, validation } = submission;
    const trainingFile = await checkpoint.once('training file', () =>
      uploadOnce(`${key}-training.jsonl`, training),
    );
    const validationFile =
      validation === undefined
        ? undefined
        : await checkpoint.once('validation file', () =>
            uploadOnce(`${key}-validation.jsonl`, validation),
          );
    await waitForFile(trainingFile);
    if (validationFile !== undefined) await waitForFile(validationFile);
    return submitOnce(
      () => findJob(key),
      async () => {
        const created = await call(() =>
          client.fineTuning.jobs.create(
            {
              model: submission.baseModel,
              training_file: trainingFile,
              ...(validationFile === undefined ? {} : { validation_file: validationFile }),
              method: {
                type: 'supervised',
                supervised: { hyperparameters: { n_epochs: submission.epochs } },
              },
              seed: 42,
              suffix: key.slice(0, 18),
              metadata: { [metadataKey]: key },
            },
            once,
          ),
        );
        return read(job, created).id;
      },
    );
  }

  return {
    name,
    // The common format is OpenAI's own.
    validate: () => [],
    estimate: (offer, tokens, epochs) => {
      if (name === 'local') {
        const method = 'training on this machine costs nothing';
        return { kind: 'known', low: 0, likely: 0, high: 0, method };
      }
      return offer === undefined
        ? { kind: 'unknown', why: 'offers.json has no row for this base model at this provider' }
        : estimateTraining(offer, tokens, epochs);
    },
    submit,
    poll: async (jobId) =>
      report(read(job, await call(() => client.fineTuning.jobs.retrieve(jobId)))),
    cancel: async (jobId) => {
      read(job, await call(() => client.fineTuning.jobs.cancel(jobId)));
    },
  };
}

function report({ status, fine_tuned_model: model, error }: z.infer<typeof job>): JobReport {
  switch (status) {
    case 'validating_files':
    case 'queued':
    case 'running':
      return { status };
    case 'paused':
      return { status: 'queued' };
    case 'succeeded':
      if (!model) throw new TrainerError('unreadable', 'the job succeeded but names no model');
      return { status, model };
    case 'failed':
      return { status, reason: error?.message ?? error?.code ?? 'the provider gives no reason' };
    case 'cancelled':
      return { status };
  }
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TrainerError(
    'unreadable',
    `the provider answered something unreadable (${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'})`,
  );
}

async function call<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new TrainerError('unreadable', 'the provider answered no valid JSON', { cause: error });
    }
    if (error instanceof APIConnectionError) {
      throw new TrainerError('unavailable', `the provider cannot be reached: ${error.message}`, {
        cause: error,
      });
    }
    if (error instanceof APIError) {
      const status: unknown = error.status;
      const later = status === 408 || status === 409 || status === 429 || Number(status) >= 500;
      throw new TrainerError(later ? 'unavailable' : 'rejected', error.message, { cause: error });
    }
    throw error;
  }
}
