import type { IsoDay } from '../catalog/catalogNumber';
import { lifecycleOn } from '../catalog/lifecycle';
import { lookUp } from '../catalog/lookUp';
import type { Catalog, FineTuningOffer, Lifecycle } from '../catalog/types';
import type { Plan } from '../plan/plan';
import type { Quantity } from '../plan/quantity';
import { assumptions } from './assumptions';
import { chatModelOn } from './fromCatalog/chatModel';
import { tuningFrom } from './fromCatalog/fineTuning';
import { priceOf, valueOf } from './fromCatalog/price';
import { vectorStoreFrom } from './fromCatalog/vectorStore';
import type {
  ChatModel,
  Corpus,
  EconomicsInputs,
  FineTuning,
  Reranker,
  Retrieval,
  Today,
} from './inputs';
import type { InputProblem } from './validateInputs';

/** A plan priced on a day, or why it cannot be: problems are located by their paths in the plan. */
export type PlanInputs =
  { kind: 'ready'; inputs: EconomicsInputs } | { kind: 'problems'; problems: InputProblem[] };

/** What a plan depends on besides itself. */
interface Setting {
  plan: Plan;
  /** With the plan's own prices applied. */
  catalog: Catalog;
  day: IsoDay;
  problems: InputProblem[];
}

/** Resolves a plan against the catalog of a day into the inputs of the cost model. */
export function economicsInputs(plan: Plan, catalog: Catalog, day: IsoDay): PlanInputs {
  const setting: Setting = { plan, catalog, day, problems: [] };
  const chatModel = chosenChatModel(setting);
  const retrieval = chosenRetrieval(setting);
  const fineTuning = chosenFineTuning(setting);
  if (!chatModel || !retrieval || !fineTuning) {
    return { kind: 'problems', problems: setting.problems };
  }
  const { workload, people, limits, facts } = plan;
  return {
    kind: 'ready',
    inputs: {
      calendar: {
        daysPerMonth: assumptions.daysPerMonth.value,
        hoursPerMonth: assumptions.hoursPerMonth.value,
      },
      workload: {
        queriesPerDay: workload.queriesPerDay,
        activeHoursPerDay: workload.activeHoursPerDay,
        monthlyGrowth: workload.monthlyGrowth,
        peakToAverage: assumptions.peakToAverage.value,
        retryShare: 0,
        batchShare: plan.choices.batchShare,
        cacheKeys: 1,
        promptEditsPerDay: 0,
        toolUsdPerQuery: 0,
      },
      tokens: workload.tokens,
      corpus: corpusOf(plan),
      chatModel,
      retrieval,
      fineTuning,
      people: {
        usdPerHour: people.hourlyRate,
        setupHours: people.setupHours,
        maintenanceHoursPerMonth: people.maintenanceHoursPerMonth,
      },
      evaluation: {
        cases: facts.promptScore?.value.total ?? assumptions.evaluationCases.value,
        runsPerMonth: assumptions.evaluationRunsPerMonth.value,
        gradingUsdPerCase: 0,
      },
      horizon: { months: limits.horizonMonths, annualDiscountRate: 0 },
      today: todayOf(plan),
      successShare: successShareOf(plan),
      latency: assumptions.latency.value,
    },
  };
}

function corpusOf({ facts }: Plan): Corpus {
  const tokens = facts.corpusTokens?.value ?? assumptions.corpusTokens.value;
  const documents =
    facts.corpusDocuments?.value ??
    times(tokens, (size) => Math.max(1, Math.round(size / assumptions.tokensPerDocument.value)));
  const monthlyChange = facts.corpusMonthlyChange?.value ?? assumptions.corpusMonthlyChange.value;
  return {
    tokens,
    documents,
    monthlyChange,
    // Changes are published together, once a day at most.
    editsPerDay: times(monthlyChange, (share) =>
      Math.min(1, (share * likelyOf(documents)) / assumptions.daysPerMonth.value),
    ),
    pages: 0,
    parsingUsdPerPage: 0,
  };
}

function chosenChatModel({ plan, catalog, day, problems }: Setting): ChatModel | undefined {
  const path = 'choices.chatModel';
  const id = plan.choices.chatModel;
  const row = found(catalog.chatModels, id, path, 'chat model', problems);
  if (!row || !stillSold(row, path, day, problems)) return undefined;
  const model = chatModelOn(row, day, plan.choices.cacheLifetime);
  if (!model) problems.push(problem(path, `has no price for ${day} in the catalog: "${id}"`));
  return model;
}

function chosenRetrieval({ plan, catalog, day, problems }: Setting): Retrieval | undefined {
  const { choices } = plan;
  const embedding = found(
    catalog.embeddingModels,
    choices.embeddingModel,
    'choices.embeddingModel',
    'embedding model',
    problems,
  );
  const store = found(
    catalog.vectorStores,
    choices.vectorStore,
    'choices.vectorStore',
    'vector store',
    problems,
  );
  const reranker = chosenReranker({ plan, catalog, day, problems });
  if (!embedding || !store || !reranker) return undefined;
  if (!stillSold(embedding, 'choices.embeddingModel', day, problems)) return undefined;
  return {
    chunkTokens: choices.chunkTokens,
    chunkOverlapTokens: choices.chunkOverlap,
    topK: choices.topK,
    candidates: assumptions.reranked.value,
    embedding: {
      usdPerMillionTokens: priceOf(embedding.input),
      dimensions: valueOf(embedding.dimensions, 1_536),
      batchDiscount: 0,
    },
    contextual: { kind: 'none' },
    reranker,
    store: vectorStoreFrom(store),
  };
}

function chosenReranker({ plan, catalog, day, problems }: Setting): Reranker | undefined {
  const path = 'choices.reranker';
  const id = plan.choices.reranker;
  if (id === 'none') return { kind: 'none' };
  const row = found(catalog.rerankers, id, path, 'reranker', problems);
  if (!row || !stillSold(row, path, day, problems)) return undefined;
  switch (row.billing) {
    case 'search':
      return {
        kind: 'perSearch',
        usdPerThousandSearches: priceOf(row.price),
        documentsPerSearch: valueOf(row.documentsPerSearch, 100),
      };
    case 'tokens':
      return { kind: 'perToken', usdPerMillionTokens: priceOf(row.price) };
    case 'self-hosted':
      return { kind: 'none' };
  }
}

function chosenFineTuning(setting: Setting): FineTuning | undefined {
  const { plan, catalog, day, problems } = setting;
  const offer = chosenOffer(setting);
  if (!offer || !stillSold(offer, 'choices.fineTunedModel', day, problems)) return undefined;
  const { people, facts } = plan;
  const everyMonths = assumptions.monthsBetweenShutdowns.value;
  const shutdownDay = offer.lifecycle.shutdownOn?.day;
  return {
    ...tuningFrom(offer, catalog, day, plan.choices.cacheLifetime),
    examples: facts.labelledExamples?.value ?? assumptions.examples.value,
    tokensPerExample: assumptions.tokensPerExample.value,
    epochs: 'default',
    validationTokens: 0,
    validationRuns: 0,
    sweepRuns: assumptions.sweepRuns.value,
    curationHours: people.curationHours,
    labels: 0,
    usdPerLabel: 0,
    retrainsPerYear: people.retrainsPerYear,
    refreshHoursPerRetrain: assumptions.refreshHoursPerRetrain.value,
    migration: {
      firstInMonths: shutdownDay === undefined ? everyMonths : monthsBetween(day, shutdownDay),
      everyMonths,
      shareOfTuning: assumptions.shareOfTuningAtMigration.value,
    },
  };
}

/** The offer that a plan names by its own id or its base model's. */
function chosenOffer({ plan, catalog, problems }: Setting): FineTuningOffer | undefined {
  const id = plan.choices.fineTunedModel;
  const byBase = catalog.fineTuningOffers.find(({ baseModel }) => baseModel === id);
  return (
    byBase ??
    found(catalog.fineTuningOffers, id, 'choices.fineTunedModel', 'model to fine-tune', problems)
  );
}

function todayOf({ today }: Plan): Today {
  if (today.costPerQuery !== undefined) return { kind: 'perQuery', usd: today.costPerQuery };
  if (today.monthlyCost !== undefined) return { kind: 'perMonth', usd: today.monthlyCost };
  return { kind: 'unstated' };
}

/** The measured score of the prompt; nobody has measured the other approaches yet. */
function successShareOf({ facts }: Plan): EconomicsInputs['successShare'] {
  const score = facts.promptScore?.value;
  return score && score.passed > 0 ? { prompt: score.passed / score.total } : {};
}

function found<Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string,
  path: string,
  what: string,
  problems: InputProblem[],
): Row | undefined {
  const result = lookUp(rows, id);
  if (result.kind === 'found') return result.row;
  const near = result.didYouMean.map((name) => `"${name}"`).join(' or ');
  const advice = near === '' ? 'name one by its exact id' : `did you mean ${near}?`;
  problems.push(
    problem(path, `names "${id}", a ${what} that the catalog does not have; ${advice}`),
  );
  return undefined;
}

function stillSold(
  row: { readonly id: string; readonly lifecycle: Lifecycle },
  path: string,
  day: IsoDay,
  problems: InputProblem[],
): boolean {
  const state = lifecycleOn(row.lifecycle, day);
  if (state.state !== 'shut-down') return true;
  const advice = state.replacement ? `its successor is "${state.replacement}"` : 'choose another';
  problems.push(
    problem(path, `names "${row.id}", which was shut down on ${state.since.day}; ${advice}`),
  );
  return false;
}

function problem(path: string, fault: string): InputProblem {
  return { path, message: `${path} ${fault}` };
}

/** Months between two days, from their calendar dates alone. */
function monthsBetween(from: IsoDay, to: IsoDay): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return Math.max(0, months + (toDay - fromDay) / assumptions.daysPerMonth.value);
}

function times(quantity: Quantity, change: (value: number) => number): Quantity {
  if (typeof quantity === 'number') return change(quantity);
  const [low, mode, high] = quantity;
  return [change(low), change(mode), change(high)];
}

function likelyOf(quantity: Quantity): number {
  return typeof quantity === 'number' ? quantity : quantity[1];
}
