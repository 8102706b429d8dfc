import * as l10n from '@vscode/l10n';
import { lookUp } from '../../core/catalog/lookUp';
import { assumptions } from '../../core/economics/assumptions';
import { reasonForDefault } from '../../core/plan/defaults';
import type { FactKind } from '../../core/plan/factKind';
import { provenanceOf, sourceText } from '../../core/plan/provenance';
import type { Quantity } from '../../core/plan/quantity';
import type { CostBasis, MonthlyChange } from '../../protocol/corpusReport';
import type { PricedPlan } from './pricedPlan';

/** What the costs of a report rest on, each with how it is known. */
export function describeBasis({ plan, catalog }: PricedPlan, change: MonthlyChange): CostBasis[] {
  const { workload, choices } = plan;
  const { tokens } = workload;
  const line = (label: string, path: string, text: string): CostBasis => {
    const provenance = provenanceOf(plan, path);
    const { kind } = provenance;
    const reason =
      sourceText(provenance) ?? (kind === 'assumed' ? reasonForDefault(path) : undefined);
    return { label, text, kind, ...(reason === undefined ? {} : { reason }) };
  };
  const named = (
    rows: readonly { readonly id: string; readonly name: string }[],
    id: string,
  ): string => {
    const found = lookUp(rows, id);
    return found.kind === 'found' ? found.row.name : id;
  };
  return [
    line(
      l10n.t('Queries'),
      'workload.queriesPerDay',
      l10n.t('{0} a day', show(workload.queriesPerDay)),
    ),
    line(
      l10n.t('Spread over'),
      'workload.activeHoursPerDay',
      l10n.t('{0} hours of the day', show(workload.activeHoursPerDay)),
    ),
    line(
      l10n.t('System prompt'),
      'workload.tokens.system',
      l10n.t('{0} tokens', show(tokens.system)),
    ),
    line(
      l10n.t('Examples'),
      'workload.tokens.examples',
      l10n.t('{0} tokens', show(tokens.examples)),
    ),
    line(l10n.t('History'), 'workload.tokens.history', l10n.t('{0} tokens', show(tokens.history))),
    line(
      l10n.t('Question'),
      'workload.tokens.question',
      l10n.t('{0} tokens', show(tokens.question)),
    ),
    line(l10n.t('Answer'), 'workload.tokens.answer', l10n.t('{0} tokens', show(tokens.answer))),
    line(l10n.t('Chunks in a RAG prompt'), 'choices.topK', show(choices.topK)),
    line(
      l10n.t('Embedding model'),
      'choices.embeddingModel',
      named(catalog.embeddingModels, choices.embeddingModel),
    ),
    line(
      l10n.t('Vector store'),
      'choices.vectorStore',
      named(catalog.vectorStores, choices.vectorStore),
    ),
    changeBasis(plan.facts.corpusMonthlyChange, change),
  ];
}

function changeBasis(
  stated: { readonly value: Quantity; readonly kind: FactKind } | undefined,
  change: MonthlyChange,
): CostBasis {
  const label = l10n.t('Corpus changes');
  const monthly = (share: Quantity): string =>
    `${show(typeof share === 'number' ? toPercent(share) : [toPercent(share[0]), toPercent(share[1]), toPercent(share[2])])} % a month`;
  if (change.kind === 'measured') {
    const { value, source } = change.fact;
    return {
      label,
      text: monthly(value),
      kind: 'measured',
      ...(source === undefined ? {} : { reason: source }),
    };
  }
  if (stated) return { label, text: monthly(stated.value), kind: stated.kind };
  const { value, reason } = assumptions.corpusMonthlyChange;
  return { label, text: monthly(value), kind: 'assumed', reason };
}

function toPercent(share: number): number {
  return Number((share * 100).toPrecision(3));
}

function show(quantity: Quantity): string {
  const number = (value: number): string => value.toLocaleString();
  return typeof quantity === 'number'
    ? number(quantity)
    : `${number(quantity[0])}–${number(quantity[2])}`;
}
