/** One line of a usage export: a request, or the sum of many over a span of time. An absent number is unknown. */
export interface UsageRecord {
  /** Milliseconds since 1970, UTC: of the request, or the start of the span. */
  readonly startMs?: number;
  /** The end of the span; absent for a request. */
  readonly endMs?: number;
  /** Requests that it stands for. */
  readonly requests?: number;
  /** As the provider calls it. */
  readonly model?: string;
  /** Tokens sent, with those that came from a cache. */
  readonly inputTokens?: number;
  /** Of these, those that were billed as read from a cache. */
  readonly cachedTokens?: number;
  /** Tokens answered, with hidden reasoning. */
  readonly outputTokens?: number;
  /** Of these, hidden reasoning. */
  readonly reasoningTokens?: number;
  /** US dollars. */
  readonly costUsd?: number;
  /** The currency of a cost that is not in US dollars. */
  readonly otherCurrency?: string;
}

/** What a row of an export turned out to be. */
export type UsageRow =
  | { readonly kind: 'usage'; readonly record: UsageRecord }
  /** Spans without traffic: the export covers them. */
  | { readonly kind: 'idle'; readonly startMs: number; readonly endMs: number }
  /** Not a chat request, such as an embedding or a span of a trace; `why` completes "N rows are …". */
  | { readonly kind: 'other'; readonly why: string }
  /** What is wrong with it; completes "N rows …". */
  | { readonly kind: 'unreadable'; readonly why: string };
