import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';

const whole = z.int().check(z.gte(0));

/** An answer that was paid for. */
const paidAnswer = z.object({
  /** Names what was asked: model, case and the whole request. */
  key: z.string(),
  text: z.string(),
  finish: z.enum(['complete', 'length', 'refused']),
  tokens: z.exactOptional(
    z.object({ input: whole, cachedInput: z.exactOptional(whole), output: whole }),
  ),
  latencyMs: z.number(),
});
export type PaidAnswer = z.infer<typeof paidAnswer>;

/**
 * The answers of an unfinished run, on disk before the next question is asked, so that nothing is paid for twice
 * when the program ends in the middle. One JSON line an answer; a torn last line is dropped.
 */
export class Journal {
  readonly #file: string;
  readonly #answers = new Map<string, PaidAnswer>();
  #handle: number | undefined;

  /** Reads what an earlier run left. */
  constructor(file: string) {
    this.#file = file;
    for (const line of readText(file).split('\n')) {
      const answer = parseLine(line);
      if (answer) this.#answers.set(answer.key, answer);
    }
  }

  get size(): number {
    return this.#answers.size;
  }

  find(key: string): PaidAnswer | undefined {
    return this.#answers.get(key);
  }

  /** Keeps an answer; it is on disk when this returns. Throws the file system's error. */
  keep(answer: PaidAnswer): void {
    this.#answers.set(answer.key, answer);
    if (this.#handle === undefined) {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      this.#handle = openSync(this.#file, 'a', 0o600);
      // Ends a torn line, so that it takes no intact one with it.
      writeSync(this.#handle, '\n');
    }
    writeSync(this.#handle, `${JSON.stringify(answer)}\n`);
    fsyncSync(this.#handle);
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }

  /** Forgets everything: the results are written, or the user starts over. */
  discard(): void {
    this.close();
    this.#answers.clear();
    rmSync(this.#file, { force: true });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function parseLine(line: string): PaidAnswer | undefined {
  if (line === '') return undefined;
  try {
    const parsed = paidAnswer.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
