import * as l10n from '@vscode/l10n';
import { approachName, type Approach } from '../../core/plan/approach';

/** The codicon of each approach, the same in every view. */
export const approachIcon: Readonly<Record<Approach, string>> = {
  prompt: 'comment-discussion',
  'long-context': 'book',
  rag: 'search',
  'fine-tuning': 'settings',
  hybrid: 'combine',
};

/** The name of an approach at the start of a line. */
export function approachTitle(approach: Approach): string {
  const name = approachName[approach];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A name short enough for a chart. */
export const shortApproachName: Readonly<Record<Approach, string>> = {
  prompt: l10n.t('Prompt'),
  'long-context': l10n.t('Long context'),
  rag: l10n.t('RAG'),
  'fine-tuning': l10n.t('Fine-tuning'),
  hybrid: l10n.t('Hybrid'),
};
