import OpenAI from 'openai';
import { zodResponseFormat, zodTextFormat } from 'openai/helpers/zod';
import type * as z from 'zod';
import type { Config } from './config.ts';
import { StarterError } from './errors.ts';
import type { ModelPrices, Settings } from './settings.ts';
import { costUsd, Spending, type Usage } from './spending.ts';
import type { UsageLog } from './usageLog.ts';

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

export interface CompletionRequest<Output> {
  /** The system prompt. */
  readonly instructions: string;
  readonly messages: readonly Message[];
  /** Strict structured output: no optional keys (use .nullable()), no records, no transforms. */
  readonly schema: z.ZodType<Output>;
  /** Names the schema to the provider: letters, digits, _ and -. */
  readonly schemaName: string;
  /** Reasoning tokens count too. */
  readonly maximumOutputTokens: number;
  /** The model, where it is not the configured one (a tuned model, say). */
  readonly model?: string;
}

/** What came of a call that the provider answered. */
export type Outcome<Output> =
  | { readonly status: 'answered'; readonly output: Output }
  /** The model or a filter of the provider declined. */
  | { readonly status: 'refused'; readonly reason: string }
  /** Cut off, by the token limit for the most part. */
  | { readonly status: 'incomplete'; readonly reason: string }
  /** Not JSON, or not of the schema. */
  | { readonly status: 'invalid'; readonly reason: string };

export type Completion<Output> = Outcome<Output> & {
  readonly model: string;
  readonly usage: Usage;
  /** Undefined = the model's price is unknown. */
  readonly costUsd: number | undefined;
  readonly latencyMs: number;
};

type Api = Config['api'];
type Raw = { readonly usage: Usage } & (
  | { readonly status: 'text'; readonly text: string }
  | { readonly status: 'refused' | 'incomplete'; readonly reason: string }
);

/** Texts of one request to the embedding model. */
const embeddingBatch = 64;

/** The one client for every call: timeouts, retries, spend cap, usage log, refusals, and the fallback to chat. */
export class Llm {
  readonly client: OpenAI;
  readonly config: Config;
  readonly spending: Spending;
  readonly #prices: ReadonlyMap<string, ModelPrices>;
  readonly #log: UsageLog;
  #api: Api;

  constructor(parts: {
    config: Config;
    settings: Settings;
    baseUrl: string | undefined;
    log: UsageLog;
  }) {
    const { config, settings, baseUrl, log } = parts;
    this.config = config;
    this.client = new OpenAI({
      apiKey: config.endpoint.kind === 'remote' ? config.endpoint.apiKey : 'local',
      // null, not undefined: the client would read OPENAI_BASE_URL.
      baseURL: baseUrl ?? null,
      timeout: config.requestTimeoutMs,
      maxRetries: config.maximumRetries,
    });
    this.spending = new Spending(config.maximumCostUsd);
    this.#prices = knownPrices(config, settings);
    this.#log = log;
    this.#api = config.api;
  }

  /** One structured answer. Throws a StarterError where the call fails after its retries or does not fit the budget. */
  async complete<Output>(request: CompletionRequest<Output>): Promise<Completion<Output>> {
    const model = request.model ?? this.config.chatModel;
    const prices = this.#prices.get(model);
    const worstUsage = {
      // A token is at least one byte; the schema and the frame of the request count too.
      inputTokens: byteLength(request) + 4_000,
      cachedInputTokens: 0,
      outputTokens: request.maximumOutputTokens,
    };
    return this.spending.book(costUsd(worstUsage, prices), async () => {
      const started = performance.now();
      const raw = await this.#send(model, request);
      const latencyMs = performance.now() - started;
      const completion = {
        ...readOutcome(raw, request.schema),
        model,
        usage: raw.usage,
        costUsd: costUsd(raw.usage, prices),
        latencyMs,
      };
      await this.#log({
        kind: 'completion',
        model,
        status: completion.status,
        usage: raw.usage,
        costUsd: completion.costUsd,
        latencyMs,
      });
      return completion;
    });
  }

  /** One vector per text, in order. Throws where a vector is missing, of another dimension, or zero. */
  async embed(texts: readonly string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let start = 0; start < texts.length; start += embeddingBatch) {
      vectors.push(...(await this.#embedBatch(texts.slice(start, start + embeddingBatch))));
    }
    return vectors;
  }

  async #embedBatch(texts: readonly string[]): Promise<number[][]> {
    const { embeddingModel: model, embeddingDimensions: dimensions } = this.config;
    const prices = this.#prices.get(model);
    const worst = { inputTokens: bytesOf(texts), cachedInputTokens: 0, outputTokens: 0 };
    const { vectors } = await this.spending.book(costUsd(worst, prices), async () => {
      const started = performance.now();
      const response = await failClearly(model, () =>
        this.client.embeddings.create({
          model,
          input: [...texts],
          // Servers that know no base64 answer floats, which the client would decode to zeros.
          encoding_format: 'float',
          ...(dimensions !== undefined && /^text-embedding-3/.test(model) && { dimensions }),
        }),
      );
      const usage = {
        inputTokens: response.usage.prompt_tokens,
        cachedInputTokens: 0,
        outputTokens: 0,
      };
      const cost = costUsd(usage, prices);
      const latencyMs = performance.now() - started;
      await this.#log({
        kind: 'embedding',
        model,
        status: 'answered',
        usage,
        costUsd: cost,
        latencyMs,
      });
      return { vectors: response.data.map(({ embedding }) => embedding), costUsd: cost };
    });
    checkVectors(vectors, texts.length, dimensions, model);
    return vectors;
  }

  /** By /responses, or by /chat/completions where the server has no /responses. */
  async #send<Output>(model: string, request: CompletionRequest<Output>): Promise<Raw> {
    if (this.#api === 'chat') return failClearly(model, () => this.#sendChat(model, request));
    try {
      return await this.#sendResponses(model, request);
    } catch (error) {
      const missing =
        (error instanceof OpenAI.NotFoundError && error.code !== 'model_not_found') ||
        (error instanceof OpenAI.APIError && (error.status === 405 || error.status === 501));
      if (!missing) throw clearFault(model, error);
      const raw = await failClearly(model, () => this.#sendChat(model, request));
      this.#api = 'chat';
      return raw;
    }
  }

  async #sendResponses<Output>(model: string, request: CompletionRequest<Output>): Promise<Raw> {
    const response = await this.client.responses.create({
      model,
      instructions: request.instructions,
      input: request.messages.map(({ role, content }) => ({ role, content })),
      text: { format: zodTextFormat(request.schema, request.schemaName) },
      max_output_tokens: request.maximumOutputTokens,
      store: false,
    });
    const usage = {
      inputTokens: response.usage?.input_tokens ?? 0,
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- servers that imitate the API leave it out
      cachedInputTokens: response.usage?.input_tokens_details?.cached_tokens ?? 0,
      outputTokens: response.usage?.output_tokens ?? 0,
    };
    if (response.status === 'incomplete') {
      const reason = response.incomplete_details?.reason ?? 'unknown';
      return { usage, status: reason === 'content_filter' ? 'refused' : 'incomplete', reason };
    }
    if (response.status !== 'completed') {
      const reason = response.error?.message ?? `status ${response.status ?? 'unknown'}`;
      return { usage, status: 'incomplete', reason };
    }
    let text = '';
    for (const item of response.output) {
      if (item.type !== 'message') continue;
      for (const part of item.content) {
        if (part.type === 'refusal') return { usage, status: 'refused', reason: part.refusal };
        text += part.text;
      }
    }
    return { usage, status: 'text', text };
  }

  async #sendChat<Output>(model: string, request: CompletionRequest<Output>): Promise<Raw> {
    const response = await this.client.chat.completions.create({
      model,
      messages: [{ role: 'system', content: request.instructions }, ...request.messages],
      response_format: zodResponseFormat(request.schema, request.schemaName),
      max_completion_tokens: request.maximumOutputTokens,
    });
    const usage = {
      inputTokens: response.usage?.prompt_tokens ?? 0,
      cachedInputTokens: response.usage?.prompt_tokens_details?.cached_tokens ?? 0,
      outputTokens: response.usage?.completion_tokens ?? 0,
    };
    const choice = response.choices[0];
    if (choice === undefined) return { usage, status: 'incomplete', reason: 'no choice' };
    if (choice.message.refusal) return { usage, status: 'refused', reason: choice.message.refusal };
    if (choice.finish_reason === 'content_filter') {
      return { usage, status: 'refused', reason: 'content_filter' };
    }
    if (choice.finish_reason === 'length') {
      return { usage, status: 'incomplete', reason: 'max_output_tokens' };
    }
    return { usage, status: 'text', text: choice.message.content ?? '' };
  }
}

function readOutcome<Output>(raw: Raw, schema: z.ZodType<Output>): Outcome<Output> {
  if (raw.status !== 'text') return { status: raw.status, reason: raw.reason };
  let json: unknown;
  try {
    json = JSON.parse(raw.text);
  } catch {
    return { status: 'invalid', reason: 'the answer is not JSON' };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { status: 'answered', output: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    status: 'invalid',
    reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not of the schema'}`,
  };
}

function checkVectors(
  vectors: readonly (readonly number[])[],
  count: number,
  dimensions: number | undefined,
  model: string,
): void {
  if (vectors.length !== count) {
    throw new StarterError(
      'provider',
      `${model} gave ${vectors.length} vectors for ${count} texts`,
    );
  }
  const expected = dimensions ?? vectors[0]?.length;
  for (const vector of vectors) {
    if (vector.length !== expected) {
      throw new StarterError(
        'provider',
        `${model} gave a vector of ${vector.length} dimensions where ${expected ?? 0} were expected: check EMBED_MODEL and EMBED_DIM`,
      );
    }
    const norm = Math.hypot(...vector);
    if (!Number.isFinite(norm) || norm === 0) {
      throw new StarterError(
        'provider',
        `${model} gave a vector without a direction (all zeros, or not numbers)`,
      );
    }
  }
}

/** The local models cost nothing. */
function knownPrices(config: Config, settings: Settings): ReadonlyMap<string, ModelPrices> {
  if (config.endpoint.kind === 'local') {
    const free = { input: 0, output: 0, source: 'runs on this machine', readAt: '' };
    return new Map([
      [config.chatModel, free],
      [config.embeddingModel, free],
    ]);
  }
  const priced = new Map<string, ModelPrices>();
  for (const { id, usdPerMillionTokens } of [settings.models.chat, settings.models.embedding]) {
    if (usdPerMillionTokens !== undefined) priced.set(id, usdPerMillionTokens);
  }
  return priced;
}

function byteLength(
  request: Pick<CompletionRequest<unknown>, 'instructions' | 'messages'>,
): number {
  return bytesOf([request.instructions, ...request.messages.map(({ content }) => content)]);
}

function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 16, 0);
}

async function failClearly<Result>(model: string, call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw clearFault(model, error);
  }
}

function clearFault(model: string, error: unknown): StarterError {
  const text = error instanceof Error ? error.message : String(error);
  return new StarterError('provider', `the call to ${model} failed: ${text}`, { cause: error });
}
