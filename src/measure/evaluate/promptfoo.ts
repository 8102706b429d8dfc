import * as z from 'zod/mini';
import { unreadable, type Imported } from './importedScore';

const count = z.int().check(z.gte(0));

/** What promptfoo writes with `--output results.json`; the summary inside has been version 2 and 3. */
const output = z.object({
  results: z.object({
    timestamp: z.optional(z.string()),
    stats: z.optional(z.object({ successes: count, failures: count, errors: z.optional(count) })),
    prompts: z.optional(
      z.array(
        z.object({
          label: z.optional(z.string()),
          provider: z.optional(z.string()),
          metrics: z.optional(
            z.object({
              testPassCount: count,
              testFailCount: count,
              testErrorCount: z.optional(count),
            }),
          ),
        }),
      ),
    ),
  }),
});

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly errored: number;
  readonly name: string;
}

/**
 * Reads promptfoo's results; undefined where the JSON is something else. Of several prompts or providers the one
 * with the highest pass rate counts (the larger number of cases where rates are equal): the plan asks for the best.
 */
export function importPromptfoo(json: unknown): Imported | undefined {
  const parsed = output.safeParse(json);
  if (!parsed.success) return undefined;
  const { stats, prompts = [], timestamp } = parsed.data.results;
  const tallies = prompts.flatMap(({ metrics, label, provider }): Tally[] =>
    metrics
      ? [
          {
            passed: metrics.testPassCount,
            failed: metrics.testFailCount,
            errored: metrics.testErrorCount ?? 0,
            name: [provider, label?.trim().split('\n')[0]?.slice(0, 60)].filter(Boolean).join(': '),
          },
        ]
      : [],
  );
  if (tallies.length === 0 && stats) {
    if (prompts.length > 1) {
      return unreadable(
        'this promptfoo output has several prompts but no counts for each: run it again with a current promptfoo',
      );
    }
    tallies.push({
      passed: stats.successes,
      failed: stats.failures,
      errored: stats.errors ?? 0,
      name: '',
    });
  }
  const [best] = tallies.toSorted((a, b) => rate(b) - rate(a) || size(b) - size(a));
  if (!best) return undefined;
  if (size(best) === 0)
    return unreadable('no case of this promptfoo output was judged: every one failed to run');
  const at =
    timestamp !== undefined && !Number.isNaN(Date.parse(timestamp))
      ? new Date(timestamp).toISOString()
      : undefined;
  const among = tallies.length > 1 ? `, best of ${tallies.length}` : '';
  return {
    status: 'imported',
    score: {
      passed: best.passed,
      total: size(best),
      errored: best.errored,
      ...(at === undefined ? {} : { at }),
      description: best.name === '' ? 'promptfoo' : `promptfoo (${best.name}${among})`,
    },
  };
}

function size({ passed, failed }: Tally): number {
  return passed + failed;
}

function rate(tally: Tally): number {
  return size(tally) === 0 ? -1 : tally.passed / size(tally);
}
