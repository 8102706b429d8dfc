import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { estimateTraining } from '../cost.ts';
import type { LocatedRow } from '../data/validate.ts';
import { Rest } from './rest.ts';
import { submitOnce } from './submitOnce.ts';
import { TrainerError } from './trainerError.ts';
import type { JobReport, RowObjection, TrainerProvider } from './types.ts';

const dataset = z.looseObject({ state: z.optional(z.string()) });
const job = z.looseObject({
  name: z.string().min(1),
  state: z.string().regex(/^JOB_STATE_/, { error: 'is no job state' }),
  outputModel: z.nullish(z.string()),
  status: z.nullish(z.looseObject({ message: z.nullish(z.string()) })),
});

const datasetTimeoutMs = 10 * 60_000;

/**
 * Fine-tuning of open weights at Fireworks, LoRA. The tuned model is served on a dedicated deployment only: deploy it
 * before the comparison, and delete the deployment after.
 *
 * Written from the public API reference (docs.fireworks.ai/api-reference/create-supervised-fine-tuning-job, read
 * 2026-11-22) and tested against a server that speaks it; never run against Fireworks itself.
 */
export function fireworksTrainer(
  apiKey: string,
  account: string,
  baseUrl: string,
): TrainerProvider {
  const rest = new Rest(`${baseUrl}/accounts/${encodeURIComponent(account)}`, apiKey);

  /** Ids are ours to choose, so a second attempt meets the first. */
  async function upload(id: string, content: string): Promise<string> {
    const exampleCount = String(content.trimEnd().split('\n').length);
    await submitOnce(
      () => found(() => rest.get(`/datasets/${id}`, dataset), id),
      async () => {
        await rest.post('/datasets', dataset, {
          datasetId: id,
          dataset: { userUploaded: {}, exampleCount },
        });
        return id;
      },
    );
    const { state } = await rest.get(`/datasets/${id}`, dataset);
    if (state !== 'READY') {
      const form = new FormData();
      form.set('file', new Blob([content]), `${id}.jsonl`);
      await rest.post(`/datasets/${id}:upload`, z.unknown(), form);
    }
    await waitForDataset(id);
    return id;
  }

  async function waitForDataset(id: string): Promise<void> {
    const start = Date.now();
    for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 5_000)) {
      const { state } = await rest.get(`/datasets/${id}`, dataset);
      if (state === 'READY') return;
      if (Date.now() - start > datasetTimeoutMs) {
        throw new TrainerError(
          'unavailable',
          `the dataset ${id} is still not ready: try again later`,
        );
      }
      await sleep(pauseMs);
    }
  }

  return {
    name: 'fireworks',
    validate: (rows) => rows.flatMap(objections),
    estimate: (offer, tokens, epochs) =>
      offer === undefined
        ? { kind: 'unknown', why: 'offers.json has no row for this base model at Fireworks' }
        : estimateTraining(offer, tokens, epochs),
    submit: async ({ key, baseModel, epochs, training, validation }, checkpoint) => {
      const trainingSet = await checkpoint.once('training file', () =>
        upload(`${key}-training`, training),
      );
      const validationSet =
        validation === undefined
          ? undefined
          : await checkpoint.once('validation file', () => upload(`${key}-validation`, validation));
      const path = (id: string): string => `accounts/${account}/datasets/${id}`;
      return submitOnce(
        () => found(() => rest.get(`/supervisedFineTuningJobs/${key}`, job), key),
        async () => {
          await rest.post(`/supervisedFineTuningJobs?supervisedFineTuningJobId=${key}`, job, {
            dataset: path(trainingSet),
            ...(validationSet === undefined ? {} : { evaluationDataset: path(validationSet) }),
            baseModel,
            epochs,
            displayName: key,
            outputModel: `accounts/${account}/models/${key}`,
          });
          return key;
        },
      );
    },
    poll: async (jobId) => report(await rest.get(`/supervisedFineTuningJobs/${jobId}`, job)),
    cancel: async (jobId) => {
      await rest.post(`/supervisedFineTuningJobs/${jobId}:cancel`, z.unknown(), {});
    },
  };
}

/** Undefined where the provider says 404. */
async function found(get: () => Promise<unknown>, id: string): Promise<string | undefined> {
  try {
    await get();
    return id;
  } catch (error) {
    if (error instanceof TrainerError && error.httpStatus === 404) return undefined;
    throw error;
  }
}

function objections(row: LocatedRow): readonly RowObjection[] {
  const late = row.row.messages.findIndex(({ role }, index) => role === 'system' && index > 0);
  const developer = row.row.messages.some(({ role }) => role === 'developer');
  return [
    ...(late < 0 ? [] : [{ row, message: 'a system message may stand first only' }]),
    ...(developer ? [{ row, message: 'the role "developer" is not known: use "system"' }] : []),
  ];
}

function report({ state, outputModel, status }: z.infer<typeof job>): JobReport {
  switch (state) {
    case 'JOB_STATE_VALIDATING':
    case 'JOB_STATE_CREATING_INPUT_DATASET':
      return { status: 'validating_files' };
    case 'JOB_STATE_CREATING':
    case 'JOB_STATE_PENDING':
    case 'JOB_STATE_RE_QUEUEING':
    case 'JOB_STATE_IDLE':
    case 'JOB_STATE_PAUSED':
    case 'JOB_STATE_UNSPECIFIED':
      return { status: 'queued' };
    case 'JOB_STATE_COMPLETED':
    case 'JOB_STATE_EARLY_STOPPED':
      if (!outputModel) throw new TrainerError('unreadable', 'the job is done but names no model');
      return { status: 'succeeded', model: outputModel };
    case 'JOB_STATE_FAILED':
    case 'JOB_STATE_EXPIRED':
      return {
        status: 'failed',
        reason: status?.message ?? `the provider says ${state} and gives no reason`,
      };
    case 'JOB_STATE_CANCELLED':
    case 'JOB_STATE_DELETED':
    case 'JOB_STATE_DELETING':
    case 'JOB_STATE_DELETING_CLEANING_UP':
    case 'JOB_STATE_ARCHIVED':
      return { status: 'cancelled' };
    // Running, writing results, cancelling, and what the provider adds one day: it has not ended.
    default:
      return { status: 'running' };
  }
}
