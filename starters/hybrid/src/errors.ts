/** What went wrong, for code that reacts to it. */
export type FaultCode =
  /** A setting is missing or wrong: nothing was sent. */
  | 'configuration'
  /** The next call could cost more than what is left of MAX_COST_USD: it was not sent. */
  | 'budget'
  /** The provider answered with what cannot be used. */
  | 'provider';

/** A failure whose message says what, where and what to do; shown to the user without a stack. */
export class StarterError extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StarterError';
    this.code = code;
  }
}

/** Runs a program: a StarterError ends it with one line and exit code 2, anything else with its stack and 1. */
export async function runMain(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof StarterError ? `error: ${error.message}` : error);
    process.exitCode = error instanceof StarterError ? 2 : 1;
  }
}
