import type * as z from 'zod/mini';
import type {
  RequestError,
  RequestMessage,
  RequestParams,
  ResponseMessage,
} from '../protocol/request';

/** A request that has no result; the message is one sentence for the user. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly code: RequestError['code'];

  constructor({ code, message }: RequestError) {
    super(message);
    this.code = code;
  }
}

/**
 * Asks the host, by the request's name.
 * @throws {RequestFailed} when it is not understood, fails, or the signal aborts first
 */
export type Ask<Params extends RequestParams, Results> = <
  Name extends keyof Params & keyof Results,
>(
  name: Name & string,
  params: z.input<Params[Name]>,
  signal?: AbortSignal,
) => Promise<Results[Name]>;

/** Asks through `post` and waits for the answers that `settle` is given. */
export function createRequester<Params extends RequestParams, Results>(
  post: (message: RequestMessage) => void,
): {
  readonly ask: Ask<Params, Results>;
  readonly settle: (response: ResponseMessage<never>) => void;
} {
  const waiting = new Map<number, (response: ResponseMessage<never>) => void>();
  let last = 0;
  return {
    ask: (name, params, signal) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        const cancel = (): void => post({ kind: 'cancel', id });
        waiting.set(id, (response) => {
          waiting.delete(id);
          signal?.removeEventListener('abort', cancel);
          if ('error' in response) reject(new RequestFailed(response.error));
          else resolve(response.result);
        });
        post({ kind: 'request', id, name, params });
        if (signal?.aborted === true) cancel();
        else signal?.addEventListener('abort', cancel, { once: true });
      }),
    settle: (response) => waiting.get(response.id)?.(response),
  };
}
