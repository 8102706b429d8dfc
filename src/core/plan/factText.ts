import type { Fact } from './fact';
import type { Facts, PromptScore } from './plan';
import type { Quantity } from './quantity';

/** What people call each fact. */
export const factName: Readonly<Record<keyof Facts, string>> = {
  corpusTokens: 'corpus tokens',
  corpusDocuments: 'corpus documents',
  corpusMonthlyChange: 'monthly change of the corpus',
  labelledExamples: 'labelled examples',
  promptWorkDays: 'days of prompt work',
  promptScore: 'prompt score',
  cachedInputShare: 'cached share of the input',
};

/** A fact's value: "18,204", "2.5 %", "20 of 24"; "unknown" where there is none. */
export function describeFact(name: keyof Facts, facts: Facts): string {
  const fact: Fact<Quantity | PromptScore> | undefined = facts[name];
  if (!fact) return 'unknown';
  const { value } = fact;
  if (typeof value === 'object' && 'passed' in value) return `${value.passed} of ${value.total}`;
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
