import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { ApiFault, type Route } from '../server.ts';
import type { LocalFineTuning } from './fineTuning.ts';
import { jobRecord, type JobRecord } from './records.ts';
import { secondsNow, withEvent } from './trainer.ts';

const createSchema = z.object({
  model: z.string(),
  training_file: z.string(),
  validation_file: z.string().nullish(),
  seed: z.number().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  method: z
    .object({
      supervised: z.object({
        hyperparameters: z
          .object({ n_epochs: z.union([z.literal('auto'), z.int().positive()]) })
          .partial(),
      }),
    })
    .nullish(),
});

/** What the API shows of a job; its events have a path of their own. */
const jobObject = jobRecord.omit({ events: true });

const defaultEpochs = 3;

/** /v1/fine_tuning/jobs: create, list, retrieve, cancel, events, as OpenAI has them. */
export function jobRoutes(
  { stores, trainer }: LocalFineTuning,
  baseModel: string,
): readonly Route[] {
  const jobOf = (id: string): JobRecord => {
    const job = stores.jobs.find(id);
    if (job === undefined) throw new ApiFault(404, 'not_found', `there is no job "${id}"`);
    return job;
  };
  return [
    {
      method: 'POST',
      path: /^\/v1\/fine_tuning\/jobs$/,
      handle(request) {
        const parsed = createSchema.safeParse(request.json());
        if (!parsed.success) {
          throw new ApiFault(400, 'invalid_request', z.prettifyError(parsed.error));
        }
        const { model, training_file: training, validation_file: validation } = parsed.data;
        if (model !== baseModel) {
          throw new ApiFault(
            400,
            'model_not_available',
            `the local server tunes ${baseModel} only`,
          );
        }
        const file = stores.files.find(training);
        if (file?.purpose !== 'fine-tune') {
          throw new ApiFault(400, 'invalid_training_file', `"${training}" is no training file`);
        }
        const epochs = parsed.data.method?.supervised.hyperparameters.n_epochs;
        const job: JobRecord = {
          id: `ftjob-${randomUUID()}`,
          object: 'fine_tuning.job',
          created_at: secondsNow(),
          finished_at: null,
          model,
          fine_tuned_model: null,
          organization_id: 'local',
          status: 'validating_files',
          error: null,
          training_file: training,
          validation_file: validation ?? null,
          result_files: [],
          trained_tokens: null,
          seed: parsed.data.seed ?? 0,
          hyperparameters: { n_epochs: typeof epochs === 'number' ? epochs : defaultEpochs },
          metadata: parsed.data.metadata ?? {},
          events: [],
        };
        const created = withEvent(job, 'info', 'Created fine-tuning job');
        stores.jobs.save(job.id, created);
        trainer.enqueue(job.id);
        return { json: jobObject.parse(created) };
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/fine_tuning\/jobs$/,
      handle({ query }) {
        const wanted = [...query].flatMap(([name, value]) => {
          const key = /^metadata\[(.*)\]$/.exec(name)?.[1];
          return key === undefined ? [] : [[key, value] as const];
        });
        const data = stores.jobs
          .all()
          .filter(({ metadata }) => wanted.every(([key, value]) => metadata[key] === value))
          .map((job) => jobObject.parse(job));
        return { json: { object: 'list', data, has_more: false } };
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/fine_tuning\/jobs\/([^/]+)$/,
      handle: ({ parameters: [id = ''] }) => ({ json: jobObject.parse(jobOf(id)) }),
    },
    {
      method: 'GET',
      path: /^\/v1\/fine_tuning\/jobs\/([^/]+)\/events$/,
      handle: ({ parameters: [id = ''] }) => ({
        json: { object: 'list', data: [...jobOf(id).events].reverse(), has_more: false },
      }),
    },
    {
      method: 'POST',
      path: /^\/v1\/fine_tuning\/jobs\/([^/]+)\/cancel$/,
      handle({ parameters: [id = ''] }) {
        const job = jobOf(id);
        if (job.finished_at !== null) {
          throw new ApiFault(400, 'invalid_request', `the job has already ${job.status}`);
        }
        const cancelled: JobRecord = {
          ...withEvent(job, 'info', 'The job has been cancelled'),
          status: 'cancelled',
          finished_at: secondsNow(),
        };
        stores.jobs.save(id, cancelled);
        return { json: jobObject.parse(cancelled) };
      },
    },
  ];
}
