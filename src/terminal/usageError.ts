/** A mistake of the caller's, said in one sentence that names what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** By its name, since each bundle has a class of its own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}
