import * as z from 'zod/mini';
import { boundedFetch } from '../evaluate/run/boundedFetch';
import { ChatFailure } from '../evaluate/run/chatModel';

/** Counts tokens as a provider does. Throws `ChatFailure` and nothing else, but for the signal's abort reason. */
export interface ProviderCounter {
  readonly model: string;
  /** Where the text goes: the host of an endpoint, or an editor's provider. */
  readonly host: string;
  /** Tokens of a message that holds the text, what the message itself adds included. */
  count(text: string, signal: AbortSignal): Promise<number>;
}

/** How a provider is asked for a count, and where its answer has it. */
interface CountingEndpoint {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: (text: string) => unknown;
  readonly read: (answer: unknown) => number | undefined;
}

const timeoutMs = 30_000;
/** An answer is one number. */
const largestAnswerBytes = 1024 * 1024;
const count = z.int().check(z.gte(0));
const anthropicAnswer = z.looseObject({ input_tokens: count });
const geminiAnswer = z.looseObject({ totalTokens: count });

/**
 * Anthropic's counting endpoint (platform.claude.com/docs, "Token counting", read 2026-11-22: it costs nothing, has a
 * rate limit of its own, and calls its counts estimates).
 * @param origin other than Anthropic's only in tests
 */
export function anthropicCounter(
  model: string,
  key: string,
  origin = 'https://api.anthropic.com',
): ProviderCounter {
  return endpointCounter(model, {
    url: `${origin}/v1/messages/count_tokens`,
    headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' },
    body: (text) => ({ model, messages: [{ role: 'user', content: text }] }),
    read: (answer) => anthropicAnswer.safeParse(answer).data?.input_tokens,
  });
}

/**
 * Gemini's counting endpoint (ai.google.dev/gemini-api/docs/tokens, models.countTokens).
 * @param origin other than Google's only in tests
 */
export function geminiCounter(
  model: string,
  key: string,
  origin = 'https://generativelanguage.googleapis.com',
): ProviderCounter {
  return endpointCounter(model, {
    url: `${origin}/v1beta/models/${encodeURIComponent(model)}:countTokens`,
    headers: { 'x-goog-api-key': key },
    body: (text) => ({ contents: [{ role: 'user', parts: [{ text }] }] }),
    read: (answer) => geminiAnswer.safeParse(answer).data?.totalTokens,
  });
}

function endpointCounter(model: string, endpoint: CountingEndpoint): ProviderCounter {
  const { host } = new URL(endpoint.url);
  return {
    model,
    host,
    async count(text, signal) {
      const response = await post(host, endpoint, text, signal);
      if (!response.ok) throw explain(host, model, response);
      const tokens = endpoint.read(await readJson(response, signal));
      if (tokens === undefined) {
        throw new ChatFailure('unreadable', `${host} answered with something that is no count`);
      }
      return tokens;
    },
  };
}

async function post(
  host: string,
  { url, headers, body }: CountingEndpoint,
  text: string,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await boundedFetch(timeoutMs, largestAnswerBytes)(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body(text)),
      signal,
    });
  } catch {
    signal.throwIfAborted();
    // The cause is not told: it may quote the request, and with it the key.
    throw new ChatFailure('temporary', `${host} cannot be reached`);
  }
}

async function readJson(response: Response, signal: AbortSignal): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

function explain(host: string, model: string, { status, headers }: Response): ChatFailure {
  if (status === 401 || status === 403)
    return new ChatFailure('key', `${host} does not accept the key (HTTP ${status})`);
  if (status === 404) return new ChatFailure('model', `${host} has no model "${model}" (HTTP 404)`);
  if (status >= 300 && status < 400)
    return new ChatFailure(
      'model',
      `${host} sends on to another address (HTTP ${status}), which Ockham does not follow`,
    );
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = seconds >= 0 ? Math.min(seconds, 60) * 1_000 : undefined;
  if (status === 429)
    return new ChatFailure('rate-limited', `${host} limits the rate (HTTP 429)`, retryAfterMs);
  if (status >= 500)
    return new ChatFailure('temporary', `${host} fails (HTTP ${status})`, retryAfterMs);
  // Gemini answers a bad key with 400.
  return new ChatFailure(
    'request',
    `${host} refuses to count with "${model}" (HTTP ${status}): check the key and the model`,
  );
}
