/** The five architectures that Ockham compares, simplest first: ties are broken in this order. */
export const approaches = ['prompt', 'long-context', 'rag', 'fine-tuning', 'hybrid'] as const;

export type Approach = (typeof approaches)[number];

/** What people call each approach. */
export const approachName: Readonly<Record<Approach, string>> = {
  prompt: 'prompt engineering',
  'long-context': 'long context',
  rag: 'RAG',
  'fine-tuning': 'fine-tuning',
  hybrid: 'hybrid (RAG + fine-tuning)',
};

/** Short enough for a column; `approachName` holds the full names. */
export const shortApproachName: Readonly<Record<Approach, string>> = {
  prompt: 'prompt',
  'long-context': 'long context',
  rag: 'RAG',
  'fine-tuning': 'fine-tuning',
  hybrid: 'hybrid',
};
