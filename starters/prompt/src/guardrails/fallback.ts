/** Why there is no answer of the model. */
export type FallbackReason =
  /** The message was not sent to the model. */
  | 'invalid-input'
  /** The model or the provider's filter declined. */
  | 'refused'
  /** The answer was cut off. */
  | 'incomplete'
  /** The answer was not of the schema, twice. */
  | 'invalid-output'
  /** The answer broke a rule of the output guardrails, twice. */
  | 'blocked-output'
  /** The policies do not hold the answer. */
  | 'not-answerable'
  /** The provider could not be reached, or the budget is spent. */
  | 'unavailable';

/** What the customer reads instead of an answer. */
export interface Fallback {
  readonly reason: FallbackReason;
  /** For the log, never for the customer. */
  readonly detail: string;
  readonly message: string;
}

const messages: Readonly<Record<FallbackReason, string>> = {
  'invalid-input': 'Please write your question in one or two plain sentences.',
  refused: 'I cannot answer this. A colleague will get back to you.',
  incomplete: 'I could not finish the answer. A colleague will get back to you.',
  'invalid-output': 'I could not put the answer together. A colleague will get back to you.',
  'blocked-output': 'I could not put the answer together. A colleague will get back to you.',
  'not-answerable': 'I do not have this information. A colleague will get back to you.',
  unavailable: 'The assistant is not available at the moment. A colleague will get back to you.',
};

export function fallback(reason: FallbackReason, detail: string): Fallback {
  return { reason, detail, message: messages[reason] };
}
