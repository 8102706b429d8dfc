import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { TrainerError } from './trainerError.ts';

const timeoutMs = 120_000;
const readAttempts = 4;

/** A REST API with a bearer key, for the providers whose job endpoints are their own. */
export class Rest {
  private readonly baseUrl: string;
  private readonly apiKey: string;

  constructor(baseUrl: string, apiKey: string) {
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
  }

  /** Reads; tries again where the provider may recover. */
  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.send('GET', path, schema);
      } catch (error) {
        if (attempt === readAttempts || !(error instanceof TrainerError)) throw error;
        if (error.kind !== 'unavailable') throw error;
        await sleep(500 * 2 ** (attempt - 1));
      }
    }
  }

  /** Changes something: sent once, because a lost answer does not mean that nothing happened. */
  post<T>(path: string, schema: z.ZodType<T>, body: object | FormData): Promise<T> {
    return this.send('POST', path, schema, body);
  }

  private async send<T>(
    method: string,
    path: string,
    schema: z.ZodType<T>,
    body?: object | FormData,
  ): Promise<T> {
    const form = body instanceof FormData;
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.apiKey}`,
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new TrainerError('unavailable', `${this.baseUrl} cannot be reached`, { cause: error });
    });
    const text = await response.text();
    if (!response.ok) {
      const { status } = response;
      const later = status === 408 || status === 429 || status >= 500;
      throw new TrainerError(
        later ? 'unavailable' : 'rejected',
        `${method} ${path}: HTTP ${String(status)}: ${text.slice(0, 300)}`,
        { httpStatus: status },
      );
    }
    return parse(schema, text, `${method} ${path}`);
  }
}

function parse<T>(schema: z.ZodType<T>, text: string, request: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new TrainerError('unreadable', `${request} was answered with no valid JSON`, {
      cause: error,
    });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TrainerError(
    'unreadable',
    `${request} was answered unreadably (${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'})`,
  );
}
