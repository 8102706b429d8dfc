import * as z from 'zod';
import { estimateTraining } from '../cost.ts';
import { Rest } from './rest.ts';
import { submitOnce } from './submitOnce.ts';
import { TrainerError } from './trainerError.ts';
import type { JobReport, TrainerProvider } from './types.ts';

const file = z.looseObject({ id: z.string().min(1), filename: z.string() });
const files = z.looseObject({ data: z.array(file) });
const job = z.looseObject({
  id: z.string().min(1),
  status: z.enum([
    'pending',
    'queued',
    'running',
    'compressing',
    'uploading',
    'cancel_requested',
    'cancelled',
    'error',
    'user_error',
    'completed',
  ]),
  suffix: z.nullish(z.string()),
  model_output_name: z.nullish(z.string()),
  events: z.nullish(z.array(z.looseObject({ message: z.nullish(z.string()) }))),
});
const jobs = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.string(),
      suffix: z.nullish(z.string()),
      model_output_name: z.nullish(z.string()),
    }),
  ),
});

/**
 * Fine-tuning of open weights at Together, LoRA. The tuned model is served on a dedicated endpoint that is billed by
 * the minute: start one before the comparison, and stop it after.
 *
 * Written from the public API reference (docs.together.ai/reference/post-fine-tunes, read 2026-11-22) and tested against
 * a server that speaks it; never run against Together itself.
 */
export function togetherTrainer(apiKey: string, baseUrl: string): TrainerProvider {
  const rest = new Rest(baseUrl, apiKey);

  function upload(filename: string, content: string): Promise<string> {
    return submitOnce(
      async () =>
        (await rest.get('/files', files)).data.find((one) => one.filename === filename)?.id,
      async () => {
        const form = new FormData();
        form.set('purpose', 'fine-tune');
        form.set('file_name', filename);
        form.set('file', new Blob([content]), filename);
        return (await rest.post('/files/upload', file, form)).id;
      },
    );
  }

  return {
    name: 'together',
    validate: () => [],
    estimate: (offer, tokens, epochs) =>
      offer === undefined
        ? { kind: 'unknown', why: 'offers.json has no row for this base model at Together' }
        : estimateTraining(offer, tokens, epochs),
    submit: async ({ key, baseModel, epochs, training, validation }, checkpoint) => {
      const trainingFile = await checkpoint.once('training file', () =>
        upload(`${key}-training.jsonl`, training),
      );
      const validationFile =
        validation === undefined
          ? undefined
          : await checkpoint.once('validation file', () =>
              upload(`${key}-validation.jsonl`, validation),
            );
      return submitOnce(
        async () =>
          (await rest.get('/fine-tunes', jobs)).data.find(
            (one) => one.suffix === key || one.model_output_name?.includes(key),
          )?.id,
        async () =>
          (
            await rest.post('/fine-tunes', job, {
              model: baseModel,
              training_file: trainingFile,
              ...(validationFile === undefined
                ? {}
                : { validation_file: validationFile, n_evals: 1 }),
              n_epochs: epochs,
              training_type: { type: 'Lora', lora_r: 8, lora_alpha: 16 },
              suffix: key,
            })
          ).id,
      );
    },
    poll: async (jobId) => report(await rest.get(`/fine-tunes/${jobId}`, job)),
    cancel: async (jobId) => {
      await rest.post(`/fine-tunes/${jobId}/cancel`, z.unknown(), {});
    },
  };
}

function report({ status, model_output_name: model, events }: z.infer<typeof job>): JobReport {
  switch (status) {
    case 'pending':
    case 'queued':
      return { status: 'queued' };
    case 'running':
    case 'compressing':
    case 'uploading':
    case 'cancel_requested':
      return { status: 'running' };
    case 'completed':
      if (!model) throw new TrainerError('unreadable', 'the job is completed but names no model');
      return { status: 'succeeded', model };
    case 'error':
    case 'user_error':
      return {
        status: 'failed',
        reason: events?.at(-1)?.message ?? `the provider says "${status}" and gives no reason`,
      };
    case 'cancelled':
      return { status };
  }
}
