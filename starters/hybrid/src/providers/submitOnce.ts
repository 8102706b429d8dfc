import { setTimeout as sleep } from 'node:timers/promises';
import { TrainerError } from './trainerError.ts';

/** Attempts before an error is handed on. */
const attempts = 4;
const firstPauseMs = 500;

/**
 * Creates a thing that must exist only once. A request whose answer got lost may have taken effect, so each attempt,
 * the first one after a kill too, looks before it creates.
 */
export async function submitOnce(
  find: () => Promise<string | undefined>,
  create: () => Promise<string>,
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await find()) ?? (await create());
    } catch (error) {
      const final = !(error instanceof TrainerError) || error.kind === 'rejected';
      if (final || attempt === attempts) throw error;
      await sleep(firstPauseMs * 2 ** (attempt - 1));
    }
  }
}
