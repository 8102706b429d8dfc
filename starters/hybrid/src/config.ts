import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { StarterError } from './errors.ts';
import type { Settings } from './settings.ts';

/** An empty line of .env is an absent value. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const environmentSchema = z.object({
  API_KEY: optional(z.string()),
  BASE_URL: optional(z.url({ protocol: /^https?$/ })),
  CHAT_MODEL: optional(z.string()),
  EMBED_MODEL: optional(z.string()),
  EMBED_DIM: optional(z.coerce.number().int().positive()),
  API: optional(z.enum(['responses', 'chat'])),
  REQUEST_TIMEOUT_MS: optional(z.coerce.number().int().positive()),
  MAX_RETRIES: optional(z.coerce.number().int().min(0).max(10)),
  MAX_COST_USD: optional(z.coerce.number().nonnegative()),
});

/** Where calls go. */
export type Endpoint =
  /** The local server of this project, started on demand. */
  | { readonly kind: 'local' }
  | { readonly kind: 'remote'; readonly apiKey: string; readonly baseUrl?: string };

export interface Config {
  readonly endpoint: Endpoint;
  readonly chatModel: string;
  readonly embeddingModel: string;
  /** Of the vectors; undefined = whatever the model gives. */
  readonly embeddingDimensions: number | undefined;
  readonly api: 'responses' | 'chat';
  readonly requestTimeoutMs: number;
  readonly maximumRetries: number;
  /** What one run of the program may spend. */
  readonly maximumCostUsd: number;
}

/** The models of the local server: see local/. */
export const localModels = {
  chat: 'local-extractive-reader',
  embedding: 'local-use-lite',
  embeddingDimensions: 512,
} as const;

/** Reads .env beside package.json into process.env, where it exists; what is set already wins. */
export function loadEnvironmentFile(): void {
  const file = fileURLToPath(new URL('../.env', import.meta.url));
  if (existsSync(file)) process.loadEnvFile(file);
}

/** The configuration of this run: the environment over settings.json; neither key nor URL = the local server. */
export function parseConfig(environment: NodeJS.ProcessEnv, settings: Settings): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    throw new StarterError('configuration', `.env: ${z.prettifyError(parsed.error)}`);
  }
  const env = parsed.data;
  const { chat, embedding } = settings.models;
  const local = env.API_KEY === undefined && env.BASE_URL === undefined;
  const common = {
    api: env.API ?? 'responses',
    requestTimeoutMs: env.REQUEST_TIMEOUT_MS ?? 60_000,
    maximumRetries: env.MAX_RETRIES ?? 3,
    maximumCostUsd: env.MAX_COST_USD ?? 1,
  } as const;
  if (local) {
    return {
      ...common,
      endpoint: { kind: 'local' },
      chatModel: localModels.chat,
      embeddingModel: localModels.embedding,
      embeddingDimensions: localModels.embeddingDimensions,
    };
  }
  return {
    ...common,
    endpoint: {
      kind: 'remote',
      // Servers on one's own machine ask for none, but the client wants one.
      apiKey: env.API_KEY ?? 'none',
      ...(env.BASE_URL !== undefined && { baseUrl: env.BASE_URL }),
    },
    chatModel: env.CHAT_MODEL ?? chat.id,
    embeddingModel: env.EMBED_MODEL ?? embedding.id,
    embeddingDimensions:
      env.EMBED_DIM ?? (env.EMBED_MODEL === undefined ? embedding.dimensions : undefined),
  };
}
