/** What keeps a plan from being assessed, and where it stands in its file. */
export interface PlanProblem {
  /** Lines and columns count from 1; absent where the file itself could not be read. */
  readonly line?: number;
  readonly column?: number;
  /** Dotted path of the value, empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** Thrown for a plan file that cannot be assessed; its message holds a line for each problem: `file:line:column: …`. */
export class InvalidPlanError extends Error {
  override readonly name = 'InvalidPlanError';

  constructor(
    file: string,
    readonly problems: readonly PlanProblem[],
  ) {
    super(
      problems
        .map(({ line, column, message }) =>
          [file, ...(line === undefined ? [] : [line, column])].join(':').concat(`: ${message}`),
        )
        .join('\n'),
    );
  }
}

/** By its name, since each bundle has a class of its own. */
export function isInvalidPlanError(error: unknown): error is InvalidPlanError {
  return error instanceof Error && error.name === 'InvalidPlanError';
}
