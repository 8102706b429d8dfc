import { finalAnswer, type TrainingRow } from './row.ts';
import { countRowTokens } from './tokens.ts';

export interface DataStatistics {
  readonly rows: number;
  readonly tokens: number;
  /** Of one row: 5th, 50th and 95th percentile, and the longest. */
  readonly rowTokens: {
    readonly p5: number;
    readonly p50: number;
    readonly p95: number;
    readonly max: number;
  };
  /** Rows with more than one user turn. */
  readonly multiTurn: number;
  readonly withTools: number;
  /** The answers taught and how often, most frequent first. */
  readonly answers: readonly { readonly answer: string; readonly rows: number }[];
}

export function describeRows(rows: readonly TrainingRow[]): DataStatistics {
  const tokens = rows.map(countRowTokens).sort((a, b) => a - b);
  const answers = new Map<string, number>();
  for (const row of rows) {
    const answer = finalAnswer(row);
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  }
  return {
    rows: rows.length,
    tokens: tokens.reduce((sum, one) => sum + one, 0),
    rowTokens: {
      p5: percentile(tokens, 0.05),
      p50: percentile(tokens, 0.5),
      p95: percentile(tokens, 0.95),
      max: tokens.at(-1) ?? 0,
    },
    multiTurn: rows.filter(
      ({ messages }) => messages.filter(({ role }) => role === 'user').length > 1,
    ).length,
    withTools: rows.filter(({ tools }) => tools !== undefined && tools.length > 0).length,
    answers: [...answers]
      .map(([answer, count]) => ({ answer, rows: count }))
      .sort((a, b) => b.rows - a.rows || (a.answer < b.answer ? -1 : 1)),
  };
}

/** The nearest-rank percentile of sorted values; 0 where there are none. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
