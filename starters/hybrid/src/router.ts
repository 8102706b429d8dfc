import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import OpenAI from 'openai';
import * as z from 'zod';
import { StarterError } from './errors.ts';
import type { Completion, CompletionRequest, Llm } from './llm.ts';
import { templateHash } from './template/template.ts';

const tunedModel = z.object({
  model: z.string().min(1),
  /** The template it was trained on. */
  templateHash: z.string(),
  /** The base it was trained from. */
  baseModel: z.string(),
  promotedAt: z.iso.datetime(),
});

export type TunedModel = z.infer<typeof tunedModel>;

const promotedFile = fileURLToPath(new URL('../.data/promoted.json', import.meta.url));

/** The tuned model that an ablation promoted; undefined where there is none. */
export async function readPromoted(file = promotedFile): Promise<TunedModel | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
  return tunedModel.parse(JSON.parse(text));
}

/** Lets questions go to a tuned model from now on. */
export async function promote(model: TunedModel, file = promotedFile): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.partial`, `${JSON.stringify(model, null, 2)}\n`);
  await rename(`${file}.partial`, file);
}

/** Sends calls to the tuned model while it is there and fits the template, and to the base model otherwise. */
export class Router {
  readonly #llm: Pick<Llm, 'complete'>;
  readonly #warn: (line: string) => void;
  #tuned: TunedModel | undefined;

  constructor(
    llm: Pick<Llm, 'complete'>,
    tuned: TunedModel | undefined,
    warn: (line: string) => void = console.error,
  ) {
    this.#llm = llm;
    this.#warn = warn;
    if (tuned !== undefined && tuned.templateHash !== templateHash)
      warn(
        `${tuned.model} was tuned on the template ${tuned.templateHash}, this is ${templateHash}: the base model answers. Tune again, or set the template back.`,
      );
    else this.#tuned = tuned;
  }

  /** A tuned model that is gone (404, 410: its base was shut down) is not asked again by this process. */
  async complete<Output>(request: CompletionRequest<Output>): Promise<Completion<Output>> {
    const tuned = this.#tuned;
    if (tuned === undefined) return this.#llm.complete(request);
    try {
      return await this.#llm.complete({ ...request, model: tuned.model });
    } catch (error) {
      if (!isGone(error)) throw error;
      this.#tuned = undefined;
      this.#warn(`${tuned.model} is gone: the base model answers. Choose where to train next.`);
      return this.#llm.complete(request);
    }
  }
}

function isGone(error: unknown): boolean {
  if (!(error instanceof StarterError)) return false;
  const { cause } = error;
  if (cause instanceof OpenAI.NotFoundError) return true;
  return (
    cause instanceof OpenAI.APIError && (cause.status === 410 || cause.code === 'model_not_found')
  );
}
