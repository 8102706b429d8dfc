import { normalizeText, questionKey } from './normalize.ts';
import { finalAnswer, textOf } from './row.ts';
import type { LocatedRow } from './validate.ts';

export interface Deduplication {
  readonly rows: readonly LocatedRow[];
  /** Rows that repeat an earlier one: the same turns, case, punctuation and spacing aside. */
  readonly dropped: readonly { readonly row: LocatedRow; readonly repeats: LocatedRow }[];
  /** Rows that ask the same as an earlier one but teach another answer: a person must decide which is right. */
  readonly conflicts: readonly { readonly row: LocatedRow; readonly contradicts: LocatedRow }[];
}

/** Drops repeated rows, keeps the first of each, and points out contradictions. */
export function deduplicate(located: readonly LocatedRow[]): Deduplication {
  const rows: LocatedRow[] = [];
  const dropped: Deduplication['dropped'][number][] = [];
  const conflicts: Deduplication['conflicts'][number][] = [];
  const byContent = new Map<string, LocatedRow>();
  const byQuestion = new Map<string, LocatedRow>();
  for (const one of located) {
    const content = contentKey(one);
    const repeats = byContent.get(content);
    if (repeats) {
      dropped.push({ row: one, repeats });
      continue;
    }
    byContent.set(content, one);
    const question = `${systemKey(one)}\n${questionKey(one.row)}`;
    const earlier = byQuestion.get(question);
    if (!earlier) byQuestion.set(question, one);
    else if (finalAnswer(earlier.row) !== finalAnswer(one.row)) {
      conflicts.push({ row: one, contradicts: earlier });
    }
    rows.push(one);
  }
  return { rows, dropped, conflicts };
}

/** The user's turns count as normalised, everything else to the letter. */
function contentKey({ row }: LocatedRow): string {
  const turns = row.messages.map((message) =>
    message.role === 'user' ? ['user', normalizeText(textOf(message)) || textOf(message)] : message,
  );
  return JSON.stringify([turns, row.tools]);
}

function systemKey({ row }: LocatedRow): string {
  return row.messages
    .filter(({ role }) => role === 'system' || role === 'developer')
    .map(textOf)
    .join('\n');
}
