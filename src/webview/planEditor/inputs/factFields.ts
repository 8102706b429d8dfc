import * as l10n from '@vscode/l10n';
import type { Facts } from '../../../core/plan/plan';
import type { FactPath } from '../../../protocol/planPaths';

/** A fact that is one number; the prompt's score has a field of its own. */
export interface FactField {
  readonly fact: Exclude<keyof Facts, 'promptScore'>;
  readonly path: FactPath;
  readonly label: string;
  readonly unit: string;
  readonly max: number;
  readonly whole?: boolean;
  readonly percent?: boolean;
}

export const scoreLabel = l10n.t('Prompt score');

export const factFields: readonly FactField[] = [
  {
    fact: 'corpusTokens',
    path: 'facts.corpusTokens',
    label: l10n.t('Corpus'),
    unit: l10n.t('tokens'),
    max: 1e15,
  },
  {
    fact: 'corpusDocuments',
    path: 'facts.corpusDocuments',
    label: l10n.t('Documents'),
    unit: l10n.t('files'),
    max: 1e15,
  },
  {
    fact: 'corpusMonthlyChange',
    path: 'facts.corpusMonthlyChange',
    label: l10n.t('Changes per month'),
    unit: '%',
    max: 1,
    percent: true,
  },
  {
    fact: 'labelledExamples',
    path: 'facts.labelledExamples',
    label: l10n.t('Labelled examples'),
    unit: l10n.t('rows'),
    max: 1e15,
    whole: true,
  },
  {
    fact: 'promptWorkDays',
    path: 'facts.promptWorkDays',
    label: l10n.t('Prompt work'),
    unit: l10n.t('days'),
    max: 1e6,
  },
  {
    fact: 'cachedInputShare',
    path: 'facts.cachedInputShare',
    label: l10n.t('Cached input'),
    unit: '%',
    max: 1,
    percent: true,
  },
];
