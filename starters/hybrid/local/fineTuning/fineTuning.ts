import path from 'node:path';
import type { Responder } from '../chat.ts';
import { DiskStore } from './diskStore.ts';
import { fileRecord, headRecord, jobRecord } from './records.ts';
import { predict, type SoftmaxHead } from './softmaxHead.ts';
import { LocalTrainer, type Embed, type TrainerStores } from './trainer.ts';

/** Fine-tuning on this machine: files, jobs and heads on disk, so that they outlive the process. */
export class LocalFineTuning {
  readonly stores: TrainerStores;
  readonly trainer: LocalTrainer;
  readonly #embed: Embed;
  readonly #heads = new Map<string, SoftmaxHead>();

  /**
   * Takes up jobs that an earlier process left unfinished.
   * @param folder where files, jobs and heads are kept
   * @param validatingMs how long a job stays in `validating_files` at least
   */
  constructor(folder: string, embed: Embed, validatingMs = 0) {
    this.stores = {
      files: new DiskStore(path.join(folder, 'files'), (value) => fileRecord.parse(value)),
      jobs: new DiskStore(path.join(folder, 'jobs'), (value) => jobRecord.parse(value)),
      heads: new DiskStore(path.join(folder, 'heads'), (value) => headRecord.parse(value)),
    };
    this.#embed = embed;
    this.trainer = new LocalTrainer(this.stores, embed, validatingMs);
  }

  /** Answers as the tuned model; undefined where there is none of that name. */
  responderOf(model: string): Responder | undefined {
    const head = this.#headOf(model);
    if (head === undefined) return undefined;
    return async ({ messages }) => {
      const question = messages.findLast(({ role }) => role === 'user')?.content ?? '';
      const [features = []] = await this.#embed([question]);
      return predict(head, features);
    };
  }

  #headOf(model: string): SoftmaxHead | undefined {
    const known = this.#heads.get(model);
    if (known !== undefined || !model.startsWith('ft:')) return known;
    const record = this.stores.heads.find(model);
    if (record === undefined) return undefined;
    const bytes = Uint8Array.from(Buffer.from(record.weights, 'base64'));
    const head = { ...record, weights: new Float32Array(bytes.buffer) };
    this.#heads.set(model, head);
    return head;
  }
}
