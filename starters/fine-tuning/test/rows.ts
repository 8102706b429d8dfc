import type { TrainingRow } from '../src/data/row.ts';
import type { LocatedRow } from '../src/data/validate.ts';
import { bikeShare, templateOf } from '../src/task.ts';

/** A row of the task, standing at a line of rows.jsonl. */
export function rowAt(line: number, question: string, intent = 'lost_item'): LocatedRow {
  return { file: 'rows.jsonl', line, row: conversation(question, intent) };
}

export function conversation(question: string, intent = 'lost_item'): TrainingRow {
  return templateOf(bikeShare)(question, JSON.stringify({ intent }));
}

/** JSONL of pairs that no two of are alike. */
export function distinctPairs(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const words = [7, 11, 13, 17].map((prime) => `word${(index * prime) % 1009}x${prime}`);
    return JSON.stringify({ input: words.join(' '), output: { intent: 'promo_code' } });
  }).join('\n');
}
