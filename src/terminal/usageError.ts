/** A mistake of the caller's, said in one sentence that names what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
