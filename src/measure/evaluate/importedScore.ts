/** The score that a results file holds for its best prompt. */
export interface ImportedScore {
  readonly passed: number;
  /** Cases that were judged; cases that failed to run are in `errored`. */
  readonly total: number;
  readonly errored: number;
  /** Share of cases that must pass, where the file says so. */
  readonly target?: number;
  /** When the evaluation ran (ISO 8601), where the file says so. */
  readonly at?: string;
  /** Which format, and which of several prompts, for the fact's source. */
  readonly description: string;
}

export type Imported =
  | { readonly status: 'imported'; readonly score: ImportedScore }
  /** One sentence: what is wrong, where, and what to do. */
  | { readonly status: 'unreadable'; readonly message: string };

export function unreadable(message: string): Imported {
  return { status: 'unreadable', message };
}
