import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { StarterError } from './errors.ts';

/** US dollars per million tokens, with where and when they were read. */
const prices = z.object({
  input: z.number().nonnegative(),
  cachedInput: z.number().nonnegative().optional(),
  output: z.number().nonnegative().optional(),
  source: z.string(),
  readAt: z.string(),
});

const model = z.object({
  /** The exact id that the provider's API takes. */
  id: z.string().min(1),
  /** Absent = unknown: the cost of a call is then unknown too, never 0. */
  usdPerMillionTokens: prices.optional(),
  /** Of an embedding model's vectors. */
  dimensions: z.int().positive().optional(),
});

const fact = z.object({
  value: z.unknown(),
  kind: z.enum(['measured', 'stated', 'assumed']),
  source: z.string().optional(),
  at: z.string().optional(),
});

const settingsSchema = z.object({
  format: z.literal('ockham-starter-settings'),
  version: z.literal(1),
  title: z.string(),
  task: z.string(),
  models: z.object({
    chat: model,
    embedding: model,
    /** The model to fine-tune, and the platform that trains it. */
    fineTuning: z.object({ platform: z.string(), baseModel: z.string() }).optional(),
    /** Absent = no reranking. */
    reranker: z.object({ id: z.string() }).optional(),
  }),
  corpus: z.object({ folders: z.array(z.string()), exclude: z.array(z.string()) }),
  retrieval: z.object({
    chunkTokens: z.int().positive(),
    chunkOverlap: z.int().nonnegative(),
    topK: z.int().positive(),
    /** Share of the dense ranking against the full text's, 0 to 1; absent = a third. */
    denseWeight: z.number().min(0).max(1).optional(),
    /** "llm" lets the chat model order what was found; absent = "none". */
    rerank: z.enum(['none', 'llm']).optional(),
    /** PostgreSQL's name of the corpus's language; absent = "english". */
    textSearchLanguage: z.string().optional(),
    /** The plan's vector store, by catalog id. */
    vectorStore: z.string().optional(),
  }),
  limits: z.object({
    /** Share of evaluation cases that must pass. */
    targetQuality: z.number().gt(0).lt(1),
    monthlyBudgetUsd: z.number().nonnegative().optional(),
    latencyMs: z.number().positive().optional(),
  }),
  /** What Ockham knew when it wrote this file, by the plan's names. */
  facts: z.record(z.string(), fact),
});

export type Settings = z.infer<typeof settingsSchema>;
export type ModelPrices = z.infer<typeof prices>;

/** Reads settings.json, which Ockham writes from the plan. */
export async function readSettings(
  file = new URL('../settings.json', import.meta.url),
): Promise<Settings> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new StarterError('configuration', 'settings.json cannot be read as JSON', {
      cause: error,
    });
  }
  const parsed = settingsSchema.safeParse(json);
  if (!parsed.success) {
    throw new StarterError('configuration', `settings.json: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
