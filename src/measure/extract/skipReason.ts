import { Unreadable, type SkipReason } from './extraction';

/** Why a document was skipped whose reader threw: what it says itself, or that it is damaged. */
export function skipReasonOf(error: unknown): SkipReason {
  if (error instanceof Unreadable) return error.reason;
  const message = error instanceof Error ? error.message : String(error);
  return new Unreadable('damaged', `damaged: ${message}`).reason;
}
