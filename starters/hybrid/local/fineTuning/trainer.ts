import { setImmediate as letOthersWork, setTimeout as sleep } from 'node:timers/promises';
import type { DiskStore } from './diskStore.ts';
import type { FileRecord, HeadRecord, JobRecord } from './records.ts';
import { trainHead, type SoftmaxHead, type TrainingExample } from './softmaxHead.ts';
import { readTrainingFile, type LearntPair } from './trainingFile.ts';

/** Sentences to vectors, in the order given. */
export type Embed = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

export interface TrainerStores {
  readonly files: DiskStore<FileRecord>;
  readonly jobs: DiskStore<JobRecord>;
  readonly heads: DiskStore<HeadRecord>;
}

/** As at OpenAI. */
const fewestRows = 10;
/** A linear head needs more passes than a language model; about 20 are enough for all sizes tried. */
const passesPerEpoch = 7;
const embeddingBatch = 32;

/** Runs jobs one after the other: embeds the questions and trains a softmax head on their answers. */
export class LocalTrainer {
  private readonly stores: TrainerStores;
  private readonly embed: Embed;
  private readonly validatingMs: number;
  private queue: Promise<void> = Promise.resolve();

  /** @param validatingMs how long a job stays in `validating_files` at least */
  constructor(stores: TrainerStores, embed: Embed, validatingMs: number) {
    this.stores = stores;
    this.embed = embed;
    this.validatingMs = validatingMs;
    for (const job of stores.jobs.all()) if (job.finished_at === null) this.enqueue(job.id);
  }

  enqueue(id: string): void {
    this.queue = this.queue.then(() => this.run(id));
  }

  /** Resolves when all jobs so far have ended. */
  idle(): Promise<void> {
    return this.queue;
  }

  private async run(id: string): Promise<void> {
    try {
      await this.train(id);
    } catch (error) {
      this.fail(id, 'server_error', error instanceof Error ? error.message : String(error));
    }
  }

  private async train(id: string): Promise<void> {
    await sleep(this.validatingMs, undefined, { ref: false });
    const job = this.proceed(id, 'queued', 'Files are being validated');
    if (!job) return;
    const pairs = this.readPairs(job);
    if (typeof pairs === 'string') {
      this.fail(id, 'invalid_training_file', pairs);
      return;
    }
    await letOthersWork();
    const answers = new Set(pairs.map(({ answer }) => answer)).size;
    const started = this.proceed(
      id,
      'running',
      `Training a softmax head over frozen sentence embeddings (not a language model): ${pairs.length} rows, ${answers} answers`,
    );
    if (!started) return;
    const examples = await this.embedPairs(id, pairs);
    if (!examples) return;
    const training = trainHead(examples, job.hyperparameters.n_epochs * passesPerEpoch);
    for (let pass = training.next(); ; pass = training.next()) {
      if (pass.done) {
        this.finish(id, pass.value);
        return;
      }
      if (!this.proceed(id, 'running', `Training loss ${pass.value.toFixed(4)}`)) return;
      await letOthersWork();
    }
  }

  /** The rows to learn, or why they cannot be learnt here. */
  private readPairs(job: JobRecord): readonly LearntPair[] | string {
    const file = this.stores.files.find(job.training_file);
    if (!file) return `The training file ${job.training_file} does not exist`;
    const pairs = readTrainingFile(file.content);
    if (typeof pairs === 'string') return pairs;
    if (pairs.length < fewestRows) {
      return `${pairs.length} rows: a training file needs ${fewestRows} at least`;
    }
    const answers = new Set(pairs.map(({ answer }) => answer)).size;
    if (answers === 1) return 'All rows have the same answer: there is nothing to tell apart';
    if (answers > pairs.length / 2) {
      return `${answers} different answers in ${pairs.length} rows: the local trainer learns to choose among recurring answers, not to write`;
    }
    return pairs;
  }

  private async embedPairs(
    id: string,
    pairs: readonly LearntPair[],
  ): Promise<readonly TrainingExample[] | undefined> {
    const examples: TrainingExample[] = [];
    for (let start = 0; start < pairs.length; start += embeddingBatch) {
      if (this.stores.jobs.find(id)?.status === 'cancelled') return undefined;
      const batch = pairs.slice(start, start + embeddingBatch);
      const vectors = await this.embed(batch.map(({ question }) => question));
      for (const [at, { answer }] of batch.entries()) {
        examples.push({ features: vectors[at] ?? [], answer });
      }
      await letOthersWork();
    }
    return examples;
  }

  private finish(id: string, head: SoftmaxHead): void {
    const job = this.stores.jobs.find(id);
    if (!job || job.status === 'cancelled') return;
    const model = `ft:${job.model}:local::${id.slice(-8)}`;
    const { buffer, byteOffset, byteLength } = head.weights;
    this.stores.heads.save(model, {
      model,
      classes: [...head.classes],
      dimensions: head.dimensions,
      weights: Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
    });
    this.stores.jobs.save(id, {
      ...withEvent(job, 'info', 'The job has successfully completed'),
      status: 'succeeded',
      fine_tuned_model: model,
      finished_at: secondsNow(),
    });
  }

  /** Notes a step; undefined where the job has been cancelled meanwhile. */
  private proceed(
    id: string,
    status: 'queued' | 'running',
    message: string,
  ): JobRecord | undefined {
    const job = this.stores.jobs.find(id);
    if (!job || job.status === 'cancelled') return undefined;
    const next = { ...withEvent(job, 'info', message), status };
    this.stores.jobs.save(id, next);
    return next;
  }

  private fail(id: string, code: string, message: string): void {
    const job = this.stores.jobs.find(id);
    if (!job || job.status === 'cancelled') return;
    this.stores.jobs.save(id, {
      ...withEvent(job, 'error', message),
      status: 'failed',
      error: { code, message, param: 'training_file' },
      finished_at: secondsNow(),
    });
  }
}

export function withEvent(job: JobRecord, level: 'info' | 'error', message: string): JobRecord {
  const event = {
    id: `ftevent-${job.events.length + 1}`,
    object: 'fine_tuning.job.event' as const,
    created_at: secondsNow(),
    level,
    message,
  };
  return { ...job, events: [...job.events, event] };
}

export function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}
