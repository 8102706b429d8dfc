import type { Progress } from './extraction';

/** How far a reader had come when it was stopped. */
export function reached(progress: Progress | undefined): string {
  return progress
    ? `after ${progress.unit} ${progress.done} of ${progress.total}`
    : 'before its first page';
}
