import type { ruleHelp } from './rules';

export type Level = 'error' | 'warning' | 'note';

/** Something to tell where it stands, in the terms of code scanners. */
export interface Finding {
  readonly rule: keyof typeof ruleHelp;
  readonly level: Level;
  /** One sentence; never what a secret says. */
  readonly message: string;
  /** As it is found from the working directory, or absolute. */
  readonly file: string;
  /** Counted from 1; absent where the file as a whole is meant. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column?: number;
}
