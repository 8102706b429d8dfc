import type * as vscode from 'vscode';
import type * as z from 'zod/mini';
import {
  requestMessage,
  type RequestError,
  type RequestParams,
  type ResponseMessage,
} from '../protocol/request';

/** What carries out each request of a view. One that throws answers with the error's message: one sentence for the user. */
export type RequestHandlers<
  Params extends RequestParams,
  Results extends { readonly [Name in keyof Params]: unknown },
> = {
  readonly [Name in keyof Params]: (
    params: z.output<Params[Name]>,
    /** Aborted when the view gives the request up, or closes. */
    signal: AbortSignal,
  ) => Results[Name] | Promise<Results[Name]>;
};

/** Answers the requests of one view. */
export interface Responder {
  /** Takes a message of the view: whatever it is, it is validated before anything is done. */
  receive(message: unknown): void;
  /** Gives up everything that is under way; to be called when the view closes. */
  dispose(): void;
}

/** A view waits for a handful of answers at a time; one that asks for more than this is broken, or taken over. */
const mostUnderWay = 100;
/** What is not understood is told so often, then no more: a flood must not fill the log. */
const mostWarnings = 20;

/** A responder that validates parameters by their schemas and answers through `post`. */
export function createResponder<Params extends Readonly<Record<string, unknown>>>(
  schemas: { readonly [Name in keyof Params]: z.ZodMiniType<Params[Name]> },
  handlers: {
    readonly [Name in keyof Params]: (params: Params[Name], signal: AbortSignal) => unknown;
  },
  post: (response: ResponseMessage<unknown>) => void,
  log: Pick<vscode.LogOutputChannel, 'warn' | 'error'>,
): Responder {
  const underWay = new Map<number, AbortController>();
  let warnings = 0;
  const warn = (text: string, detail?: string): void => {
    if (++warnings > mostWarnings) return;
    if (detail === undefined) log.warn(text);
    else log.warn(text, detail);
  };
  const isKnown = (name: string): name is keyof Params & string => Object.hasOwn(schemas, name);

  const answer = async (
    id: number,
    name: keyof Params & string,
    params: unknown,
  ): Promise<void> => {
    const parsed = schemas[name].safeParse(params);
    if (!parsed.success) {
      warn(`The request "${name}" of a view is not understood.`, parsed.error.message);
      post(refusal(id, 'invalid', `Ockham does not understand this request (${name}).`));
      return;
    }
    const controller = new AbortController();
    underWay.set(id, controller);
    const { signal } = controller;
    try {
      const result = await handlers[name](parsed.data, signal);
      post(
        signal.aborted ? refusal(id, 'cancelled', 'Cancelled.') : { kind: 'response', id, result },
      );
    } catch (error) {
      if (!signal.aborted) log.error(error instanceof Error ? error : String(error));
      post(
        signal.aborted
          ? refusal(id, 'cancelled', 'Cancelled.')
          : refusal(id, 'failed', error instanceof Error ? error.message : String(error)),
      );
    } finally {
      underWay.delete(id);
    }
  };

  return {
    receive: (message) => {
      const parsed = requestMessage.safeParse(message);
      if (!parsed.success) {
        warn('A view sent a message that is not understood.', parsed.error.message);
      } else if (parsed.data.kind === 'cancel') {
        underWay.get(parsed.data.id)?.abort();
      } else if (underWay.size >= mostUnderWay || underWay.has(parsed.data.id)) {
        post(refusal(parsed.data.id, 'failed', 'Too much is asked at once: try again.'));
      } else {
        const { id, name, params } = parsed.data;
        const unknownRequest = `Ockham does not know the request "${name}".`;
        if (isKnown(name)) {
          void answer(id, name, params);
        } else {
          warn(unknownRequest);
          post(refusal(id, 'invalid', unknownRequest));
        }
      }
    },
    dispose: () => {
      for (const controller of underWay.values()) controller.abort();
    },
  };
}

function refusal(id: number, code: RequestError['code'], message: string): ResponseMessage<never> {
  return { kind: 'response', id, error: { code, message } };
}
