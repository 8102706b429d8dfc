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
    line('Queries', 'workload.queriesPerDay', `${show(workload.queriesPerDay)} a day`),
    line(
      'Spread over',
      'workload.activeHoursPerDay',
      `${show(workload.activeHoursPerDay)} hours of the day`,
    ),
    line('System prompt', 'workload.tokens.system', `${show(tokens.system)} tokens`),
    line('Examples', 'workload.tokens.examples', `${show(tokens.examples)} tokens`),
    line('History', 'workload.tokens.history', `${show(tokens.history)} tokens`),
    line('Question', 'workload.tokens.question', `${show(tokens.question)} tokens`),
    line('Answer', 'workload.tokens.answer', `${show(tokens.answer)} tokens`),
    line('Chunks in a RAG prompt', 'choices.topK', show(choices.topK)),
    line(
      'Embedding model',
      'choices.embeddingModel',
      named(catalog.embeddingModels, choices.embeddingModel),
    ),
    line('Vector store', 'choices.vectorStore', named(catalog.vectorStores, choices.vectorStore)),
    changeBasis(plan.facts.corpusMonthlyChange, change),
  ];
}

function changeBasis(
  stated: { readonly value: Quantity; readonly kind: FactKind } | undefined,
  change: MonthlyChange,
): CostBasis {
  const label = 'Corpus changes';
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
