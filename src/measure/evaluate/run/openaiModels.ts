import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import * as z from 'zod/mini';
import { boundedFetch } from './boundedFetch';
import {
  ChatFailure,
  type ChatModel,
  type ChatReply,
  type ChatRequest,
  type EmbeddingModel,
} from './chatModel';

/** An OpenAI-compatible service: OpenAI, Azure, vLLM, Ollama, LM Studio, a gateway. */
export interface Endpoint {
  /** Up to and with `/v1`. */
  readonly baseUrl: string;
  /** Absent for a local server that wants none. */
  readonly key?: string;
}

/** A model that thinks may be silent for minutes. */
const timeoutMs = 300_000;

const count = z.int().check(z.gte(0));

/** Servers differ in what they leave out; only the text is needed. */
const completion = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.nullish(z.string()),
        message: z.looseObject({
          content: z.nullish(z.string()),
          refusal: z.nullish(z.string()),
        }),
      }),
    )
    .check(z.minLength(1)),
  usage: z.nullish(
    z.looseObject({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.nullish(z.looseObject({ cached_tokens: z.nullish(count) })),
    }),
  ),
});

const modelList = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

const embeddings = z.looseObject({
  data: z.array(z.looseObject({ index: count, embedding: z.array(z.number()) })),
});

/** A model behind an endpoint, asked through chat completions: what every compatible server has. */
export function openaiChatModel(endpoint: Endpoint, id: string): ChatModel {
  const client = connect(endpoint);
  const provider = new URL(endpoint.baseUrl).origin;
  return {
    id,
    provider,
    async complete(request, signal) {
      const raw: unknown = await send(provider, id, signal, () =>
        client.chat.completions.create(chatParameters(id, request), { signal }),
      );
      return readCompletion(provider, raw);
    },
  };
}

export function openaiEmbeddingModel(endpoint: Endpoint, id: string): EmbeddingModel {
  const client = connect(endpoint);
  const provider = new URL(endpoint.baseUrl).origin;
  return {
    id,
    async embed(texts, signal) {
      const raw: unknown = await send(provider, id, signal, () =>
        // The SDK asks for base64 unless told; some servers answer with numbers whatever it asks.
        client.embeddings.create(
          { model: id, input: [...texts], encoding_format: 'float' },
          { signal },
        ),
      );
      const parsed = embeddings.safeParse(raw);
      const vectors = parsed.success
        ? parsed.data.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding)
        : [];
      if (vectors.length !== texts.length) throw unreadable(provider);
      return vectors;
    },
  };
}

/**
 * The ids of the models that an endpoint lists.
 * @throws {ChatFailure}
 */
export async function listModels(endpoint: Endpoint, signal: AbortSignal): Promise<string[]> {
  const provider = new URL(endpoint.baseUrl).origin;
  const raw: unknown = await send(provider, '', signal, () =>
    connect(endpoint).get('/models', { signal }),
  );
  const listed = modelList.safeParse(raw);
  if (!listed.success)
    throw new ChatFailure('unreadable', `${provider} answered with something that lists no models`);
  return listed.data.data.map(({ id }) => id).toSorted();
}

function connect({ baseUrl, key }: Endpoint): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    // Servers without keys take any.
    apiKey: key ?? 'none',
    // The environment's organization and project are not the user's choice for this endpoint.
    organization: null,
    project: null,
    timeout: timeoutMs,
    fetch: boundedFetch(timeoutMs),
    // Tried again by Throttle, which knows of the other requests of the run.
    maxRetries: 0,
    // A request's body is the user's text: it belongs in no log.
    logLevel: 'off',
  });
}

function chatParameters(
  model: string,
  { messages, temperature, maximumOutputTokens }: ChatRequest,
): OpenAI.ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    ...(temperature === undefined ? {} : { temperature }),
    ...(maximumOutputTokens === undefined ? {} : { max_completion_tokens: maximumOutputTokens }),
  };
}

function readCompletion(provider: string, raw: unknown): ChatReply {
  const parsed = completion.safeParse(raw);
  const [choice] = parsed.data?.choices ?? [];
  if (!parsed.success || !choice) throw unreadable(provider);
  const { message, finish_reason: reason } = choice;
  const { usage } = parsed.data;
  const cachedInput = usage?.prompt_tokens_details?.cached_tokens ?? undefined;
  const refused = reason === 'content_filter' || (message.refusal ?? '') !== '';
  return {
    text: message.content ?? message.refusal ?? '',
    finish: refused ? 'refused' : reason === 'length' ? 'length' : 'complete',
    ...(usage
      ? {
          tokens: {
            input: usage.prompt_tokens,
            output: usage.completion_tokens,
            ...(cachedInput === undefined ? {} : { cachedInput }),
          },
        }
      : {}),
  };
}

function unreadable(provider: string): ChatFailure {
  return new ChatFailure(
    'unreadable',
    `${provider} answered with something that is no chat completion; it may have been billed`,
  );
}

/** Turns what the SDK throws into one sentence that holds neither key nor body. */
async function send<Result>(
  provider: string,
  model: string,
  signal: AbortSignal,
  work: () => PromiseLike<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted || error instanceof APIUserAbortError) throw signal.reason ?? error;
    throw explain(provider, model, error);
  }
}

function explain(provider: string, model: string, error: unknown): ChatFailure {
  if (error instanceof APIConnectionTimeoutError)
    return new ChatFailure(
      'interrupted',
      `${provider} gave no whole answer in ${timeoutMs / 60_000} minutes; it may have been billed`,
    );
  if (neverConnected(error)) return new ChatFailure('temporary', `${provider} cannot be reached`);
  const refusal = readRefusal(error);
  if (!refusal)
    return new ChatFailure(
      'interrupted',
      `the answer of ${provider} broke off or is not JSON; it may have been billed`,
    );
  const { status, code, headers } = refusal;
  if (status >= 300 && status < 400)
    return new ChatFailure(
      'model',
      `${provider} sends on to another address (HTTP ${status}), which Ockham does not follow: add the address that answers as an endpoint`,
    );
  if (status === 401 || status === 403)
    return new ChatFailure('key', `${provider} does not accept the key (HTTP ${status})`);
  if (status === 404)
    return new ChatFailure('model', `${provider} has no model "${model}" (HTTP 404)`);
  if (status === 429 && code === 'insufficient_quota')
    return new ChatFailure('key', `the account at ${provider} has no credit left`);
  if (status === 429)
    return new ChatFailure(
      'rate-limited',
      `${provider} limits the rate (HTTP 429)`,
      retryAfterMs(headers),
    );
  if (status === 408 || status === 409 || status >= 500)
    return new ChatFailure(
      'temporary',
      `${provider} fails (HTTP ${status})`,
      retryAfterMs(headers),
    );
  return new ChatFailure(
    'request',
    `${provider} refuses the request (HTTP ${status}${code === undefined ? '' : `, ${code}`})`,
  );
}

const connectionCodes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether no connection came about, so that nothing was sent and nothing can be billed. */
function neverConnected(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (connectionCodes.has(Reflect.get(cause, 'code'))) return true;
    if (cause instanceof AggregateError) return cause.errors.every(neverConnected);
  }
  return false;
}

interface Refusal {
  readonly status: number;
  /** The provider's own name of the fault. */
  readonly code?: string;
  readonly headers: Headers;
}

/** An answer with an HTTP status that is no success; undefined where no such answer came. */
function readRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof APIError)) return undefined;
  const told: { status: unknown; code: unknown; headers: unknown } = error;
  const { status, code, headers } = told;
  if (typeof status !== 'number') return undefined;
  return {
    status,
    headers: headers instanceof Headers ? headers : new Headers(),
    // Other than a plain name it could quote anything, the key included.
    ...(typeof code === 'string' && /^[a-z][a-z_]{0,60}$/.test(code) ? { code } : {}),
  };
}

/** What the provider asks for, at most a minute: it may ask for hours, and the user can cancel but not hurry. */
function retryAfterMs(headers: Headers): number | undefined {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN);
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const asked = Number.isFinite(ms) ? ms : seconds * 1_000;
  return Number.isFinite(asked) && asked >= 0 ? Math.min(asked, 60_000) : undefined;
}
