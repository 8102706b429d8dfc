import type { LoggedAnswer } from '../src/usage/log.ts';

/** A question that was answered from one source. */
export function loggedRow(id: string, question: string): LoggedAnswer {
  const text = 'Money comes back within 14 days.';
  return {
    id,
    at: '2026-11-22T10:00:00Z',
    question,
    sources: [
      { id: '7', path: 'refunds.md', heading: 'Refunds', text, start: 0, end: text.length },
    ],
    output: {
      citations: [{ source: 'S1', quote: text }],
      answerable: true,
      answer: text,
      desk: 'accounts',
    },
    model: 'base',
  };
}
