export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  readonly temperature?: number;
  readonly maximumOutputTokens?: number;
}

export interface ChatReply {
  readonly text: string;
  /** `length`: cut off at the output limit. `refused`: the provider's filter kept the answer back. */
  readonly finish: 'complete' | 'length' | 'refused';
  /** As billed; absent where the provider does not say. */
  readonly tokens?: {
    readonly input: number;
    readonly cachedInput?: number;
    readonly output: number;
  };
}

/** A model that answers. Implementations throw `ChatFailure` and nothing else, but for the signal's abort reason. */
export interface ChatModel {
  readonly id: string;
  /** Where the text goes: the origin of an endpoint, or an editor's provider. */
  readonly provider: string;
  complete(request: ChatRequest, signal: AbortSignal): Promise<ChatReply>;
}

/** A model that turns texts into vectors. Throws like `ChatModel`. */
export interface EmbeddingModel {
  readonly id: string;
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}

/**
 * Why no answer came.
 * - `rate-limited`, `temporary`: nothing was billed; trying again may help.
 * - `interrupted`, `unreadable`: an answer began, so it may be billed: never asked again without the user.
 * - `key`, `model`: no request of this run can succeed.
 * - `request`: this one request is refused as it stands.
 */
export type FailureKind =
  'rate-limited' | 'temporary' | 'interrupted' | 'unreadable' | 'key' | 'model' | 'request';

export class ChatFailure extends Error {
  override readonly name = 'ChatFailure';

  /**
   * @param message one sentence for the user; never holds the key
   * @param retryAfterMs how long the provider asks to wait
   */
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}
