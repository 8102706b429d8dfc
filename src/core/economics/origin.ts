import type { CatalogNumber, IsoDay } from '../catalog/catalogNumber';
import { priceRowOn } from '../catalog/price';
import type { Catalog, PriceTier } from '../catalog/types';
import { reasonForDefault } from '../plan/defaults';
import type { Fact } from '../plan/fact';
import type { FactKind } from '../plan/factKind';
import type { Facts, Plan } from '../plan/plan';
import { provenanceOf, sourceText } from '../plan/provenance';
import { assumptions } from './assumptions';

/** Where an input of the cost model comes from. */
export type Origin =
  /** A value of the plan: measured or stated with its source where one is written, or its default with the reason. */
  | {
      readonly kind: 'plan';
      readonly path: string;
      readonly basis: FactKind;
      readonly why?: string;
    }
  | { readonly kind: 'fact'; readonly path: string; readonly fact: Omit<Fact<unknown>, 'value'> }
  /** A row of the catalog, and its number where one alone is meant. */
  | { readonly kind: 'catalog'; readonly row: string; readonly number?: CatalogNumber }
  /** What neither plan nor catalog states. */
  | { readonly kind: 'assumption'; readonly name: string; readonly why: string };

/** Paths of the inputs that a plan writes under another name. */
const planPaths: Readonly<Record<string, string>> = {
  'workload.batchShare': 'choices.batchShare',
  'people.usdPerHour': 'people.hourlyRate',
  'retrieval.topK': 'choices.topK',
  'retrieval.chunkTokens': 'choices.chunkTokens',
  'retrieval.chunkOverlapTokens': 'choices.chunkOverlap',
  'fineTuning.curationHours': 'people.curationHours',
  'fineTuning.retrainsPerYear': 'people.retrainsPerYear',
};

const samePath =
  /^(workload\.(queriesPerDay|activeHoursPerDay|monthlyGrowth)|people\.(setupHours|maintenanceHoursPerMonth)\..+)$/;

type AssumptionName = keyof typeof assumptions;

/** Facts, and what is assumed where nobody knows them. */
const factInputs: Readonly<Record<string, readonly [keyof Facts, AssumptionName]>> = {
  'corpus.tokens': ['corpusTokens', 'corpusTokens'],
  'corpus.documents': ['corpusDocuments', 'tokensPerDocument'],
  'corpus.monthlyChange': ['corpusMonthlyChange', 'corpusMonthlyChange'],
  'fineTuning.examples': ['labelledExamples', 'examples'],
  'evaluation.cases': ['promptScore', 'evaluationCases'],
};

const assumedInputs: Readonly<Record<string, AssumptionName>> = {
  'calendar.daysPerMonth': 'daysPerMonth',
  'calendar.hoursPerMonth': 'hoursPerMonth',
  'workload.peakToAverage': 'peakToAverage',
  'retrieval.candidates': 'reranked',
  'fineTuning.tokensPerExample': 'tokensPerExample',
  'fineTuning.sweepRuns': 'sweepRuns',
  'fineTuning.refreshHoursPerRetrain': 'refreshHoursPerRetrain',
  'fineTuning.migration.everyMonths': 'monthsBetweenShutdowns',
  'fineTuning.migration.shareOfTuning': 'shareOfTuningAtMigration',
  'evaluation.runsPerMonth': 'evaluationRunsPerMonth',
};

/** The plan's path of an input of the cost model; undefined where no plan states it. */
export function planPathOf(input: string): string | undefined {
  if (samePath.test(input)) return input;
  if (input.startsWith('tokens.')) return `workload.${input}`;
  const fact = factInputs[input];
  return fact ? `facts.${fact[0]}` : planPaths[input];
}

/** Finds where an input comes from; undefined for one that is the same in every plan. */
export function originOf(
  input: string,
  plan: Plan,
  catalog: Catalog,
  day: IsoDay,
): Origin | undefined {
  const known = factInputs[input];
  if (known) {
    const [name, assumption] = known;
    const fact = plan.facts[name];
    if (fact) {
      const { kind, source, at } = fact;
      const provenance = { kind, ...(source && { source }), ...(at && { at }) };
      return { kind: 'fact', path: `facts.${name}`, fact: provenance };
    }
    return assumed(assumption);
  }
  const path = planPathOf(input);
  if (path !== undefined) {
    const why = reasonForDefault(path);
    const provenance = provenanceOf(plan, path);
    const source = sourceText(provenance) ?? (provenance.kind === 'assumed' ? why : undefined);
    return {
      kind: 'plan',
      path,
      basis: provenance.kind,
      ...(source === undefined ? {} : { why: source }),
    };
  }
  const assumption = assumedInputs[input];
  return assumption ? assumed(assumption) : catalogOrigin(input, plan, catalog, day);
}

function assumed(name: AssumptionName): Origin {
  return { kind: 'assumption', name, why: assumptions[name].reason };
}

function catalogOrigin(
  input: string,
  { choices }: Plan,
  catalog: Catalog,
  day: IsoDay,
): Origin | undefined {
  if (input.startsWith('chatModel.')) {
    const model = catalog.chatModels.find(({ id }) => id === choices.chatModel);
    const tier = /^chatModel\.tiers\[(\d+)\]\.usdPerMillionTokens\.(\w+)$/.exec(input);
    if (!model) return undefined;
    if (!tier) return { kind: 'catalog', row: model.id };
    const [, index, price] = tier;
    const prices = priceRowOn(model, day)?.tiers[Number(index)];
    return origin(model.id, prices && tierNumber(prices, price));
  }
  if (input.startsWith('retrieval.embedding.')) {
    const row = catalog.embeddingModels.find(({ id }) => id === choices.embeddingModel);
    return row && origin(row.id, row.input);
  }
  if (input.startsWith('retrieval.reranker.')) {
    const row = catalog.rerankers.find(({ id }) => id === choices.reranker);
    return row && origin(row.id, row.billing === 'self-hosted' ? undefined : row.price);
  }
  if (input.startsWith('retrieval.store.')) return { kind: 'catalog', row: choices.vectorStore };
  if (input.startsWith('fineTuning.')) {
    const { fineTunedModel } = choices;
    const offer = catalog.fineTuningOffers.find(
      ({ id, baseModel }) => id === fineTunedModel || baseModel === fineTunedModel,
    );
    if (!offer) return undefined;
    const { training, hosting } = offer;
    if (input.startsWith('fineTuning.training.'))
      return origin(offer.id, 'price' in training ? training.price : undefined);
    if (input.startsWith('fineTuning.hosting.'))
      return origin(offer.id, 'price' in hosting ? hosting.price : undefined);
    return { kind: 'catalog', row: offer.id };
  }
  return undefined;
}

function origin(row: string, number: CatalogNumber | undefined): Origin {
  return { kind: 'catalog', row, ...(number && { number }) };
}

function tierNumber(tier: PriceTier, price: string | undefined): CatalogNumber | undefined {
  if (price === 'input') return tier.input;
  if (price === 'output') return tier.output;
  return price === 'cachedInput' ? tier.cachedInput : Object.values(tier.cacheWrites)[0];
}
