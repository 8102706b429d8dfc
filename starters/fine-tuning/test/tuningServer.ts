import OpenAI from 'openai';
import { fileRoutes } from '../local/fineTuning/fileRoutes.ts';
import { LocalFineTuning } from '../local/fineTuning/fineTuning.ts';
import { jobRoutes } from '../local/fineTuning/jobRoutes.ts';
import type { JobRecord } from '../local/fineTuning/records.ts';
import { startLocalServer, type Route } from '../local/server.ts';

export const baseModel = 'test-base';

export interface TuningServer {
  readonly baseUrl: string;
  readonly tuning: LocalFineTuning;
  /** What the server knows, oldest first. */
  readonly jobs: () => readonly JobRecord[];
}

/**
 * Runs `act` against the local server's fine-tuning, with letters counted in place of the embedding model.
 * Jobs that are left are cancelled, so that nothing trains on when the test is over.
 */
export async function withTuningServer<T>(
  folder: string,
  options: { readonly validatingMs?: number; readonly before?: readonly Route[] },
  act: (server: TuningServer) => Promise<T>,
): Promise<T> {
  const embed = (texts: readonly string[]): Promise<number[][]> =>
    Promise.resolve(texts.map(letterCounts));
  const tuning = new LocalFineTuning(folder, embed, options.validatingMs);
  const server = await startLocalServer([
    ...(options.before ?? []),
    ...fileRoutes(tuning.stores.files),
    ...jobRoutes(tuning, baseModel),
  ]);
  try {
    const jobs = (): readonly JobRecord[] => tuning.stores.jobs.all();
    return await act({ baseUrl: server.baseUrl, tuning, jobs });
  } finally {
    for (const job of tuning.stores.jobs.all()) {
      if (job.finished_at === null)
        tuning.stores.jobs.save(job.id, { ...job, status: 'cancelled', finished_at: 1 });
    }
    await tuning.trainer.idle();
    await server.close();
  }
}

export function clientOf(baseUrl: string): OpenAI {
  return new OpenAI({ apiKey: 'test', baseURL: baseUrl, maxRetries: 0 });
}

function letterCounts(text: string): number[] {
  const counts = new Array<number>(26).fill(0);
  for (const letter of text.toLowerCase()) {
    const at = letter.charCodeAt(0) - 97;
    const count = counts[at];
    if (count !== undefined) counts[at] = count + 1;
  }
  const norm = Math.hypot(...counts) || 1;
  return counts.map((count) => count / norm);
}

/** Rows that letters alone tell apart. */
export function easyRows(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const [letter, intent] = index % 2 === 0 ? ['a', 'lost_item'] : ['z', 'promo_code'];
    return `${JSON.stringify({
      messages: [
        { role: 'user', content: `${letter.repeat(5 + (index % 7))} ${index}` },
        { role: 'assistant', content: JSON.stringify({ intent }) },
      ],
    })}\n`;
  }).join('');
}
