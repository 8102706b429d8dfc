import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { jobState, type JobState } from './state.ts';

/** Keeps the state of the job in one file, which is whole at every moment: a kill leaves the old state or the new. */
export class JobStore {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** @throws where the file is there but is no state: starting afresh could start a second job */
  async load(): Promise<JobState | undefined> {
    let text: string;
    try {
      text = await readFile(this.file, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
    const parsed = jobState.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    throw new Error(
      `${this.file} is no state of a job: look at the provider whether a job runs, then move the file away`,
    );
  }

  async save(state: JobState): Promise<void> {
    await mkdir(path.dirname(this.file), { recursive: true });
    const draft = `${this.file}.${String(process.pid)}.tmp`;
    const handle = await open(draft, 'w');
    try {
      await handle.writeFile(`${JSON.stringify(state, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, this.file);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
