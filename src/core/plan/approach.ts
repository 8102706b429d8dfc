import * as l10n from '@vscode/l10n';

/** The five architectures that Ockham compares, simplest first: ties are broken in this order. */
export const approaches = ['prompt', 'long-context', 'rag', 'fine-tuning', 'hybrid'] as const;

export type Approach = (typeof approaches)[number];

/** What people call each approach. */
export const approachName: Readonly<Record<Approach, string>> = {
  prompt: l10n.t('prompt engineering'),
  'long-context': l10n.t('long context'),
  rag: l10n.t('RAG'),
  'fine-tuning': l10n.t('fine-tuning'),
  hybrid: l10n.t('hybrid (RAG + fine-tuning)'),
};

/** Short enough for a column; `approachName` holds the full names. */
export const shortApproachName: Readonly<Record<Approach, string>> = {
  prompt: 'prompt',
  'long-context': 'long context',
  rag: 'RAG',
  'fine-tuning': 'fine-tuning',
  hybrid: 'hybrid',
};
