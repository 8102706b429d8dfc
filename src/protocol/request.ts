import * as z from 'zod/mini';

/** How the parameters of a view's requests are validated at the host, by the requests' names. */
export type RequestParams = Readonly<Record<string, z.ZodMiniType>>;

/** What a view sends: a request, or that it no longer wants an answer. */
export const requestMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('request'),
    /** Of the view's own choosing; the answer carries it. */
    id: z.int(),
    name: z.string(),
    params: z.unknown(),
  }),
  z.object({ kind: z.literal('cancel'), id: z.int() }),
]);
export type RequestMessage = z.infer<typeof requestMessage>;

/** Why a request has no result: it was not understood, it was given up, or its work failed. */
export interface RequestError {
  readonly code: 'invalid' | 'cancelled' | 'failed';
  /** One sentence for the user. */
  readonly message: string;
}

/** The host's answer to one request: each gets exactly one. */
export type ResponseMessage<Result> =
  | { readonly kind: 'response'; readonly id: number; readonly result: Result }
  | { readonly kind: 'response'; readonly id: number; readonly error: RequestError };
