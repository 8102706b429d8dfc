import * as l10n from '@vscode/l10n';
import type { Fact } from './fact';
import type { Facts, PromptScore } from './plan';
import type { Quantity } from './quantity';

/** What people call each fact. */
export const factName: Readonly<Record<keyof Facts, string>> = {
  corpusTokens: l10n.t('corpus tokens'),
  corpusDocuments: l10n.t('corpus documents'),
  corpusMonthlyChange: l10n.t('monthly change of the corpus'),
  labelledExamples: l10n.t('labelled examples'),
  promptWorkDays: l10n.t('days of prompt work'),
  promptScore: l10n.t('prompt score'),
  cachedInputShare: l10n.t('cached share of the input'),
};

/** A fact's value: "18,204", "2.5 %", "20 of 24"; "unknown" where there is none. */
export function describeFact(name: keyof Facts, facts: Facts): string {
  const fact: Fact<Quantity | PromptScore> | undefined = facts[name];
  if (!fact) return l10n.t('unknown');
  const { value } = fact;
  if (typeof value === 'object' && 'passed' in value)
    return l10n.t('{0} of {1}', value.passed, value.total);
  const points = typeof value === 'number' ? [value] : value;
  const show =
    name === 'corpusMonthlyChange' || name === 'cachedInputShare' ? showShare : showCount;
  return points.map(show).join(' – ');
}

function showShare(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

function showCount(count: number): string {
  return count.toLocaleString('en-US');
}
