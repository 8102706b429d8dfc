/**
 * Why a call to a provider failed: `rejected` = it said no, trying again will not help; `unavailable` = it may work
 * later, and it is not known whether the call took effect; `unreadable` = it answered something that makes no sense.
 */
export type TrainerErrorKind = 'rejected' | 'unavailable' | 'unreadable';

export class TrainerError extends Error {
  override readonly name = 'TrainerError';
  readonly kind: TrainerErrorKind;
  readonly httpStatus: number | undefined;

  constructor(
    kind: TrainerErrorKind,
    message: string,
    options?: ErrorOptions & { readonly httpStatus?: number },
  ) {
    super(message, options);
    this.kind = kind;
    this.httpStatus = options?.httpStatus;
  }
}
