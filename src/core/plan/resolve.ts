import { approaches, type Approach } from './approach';
import { planDefaults, type Assumption } from './defaults';
import { isFact, toFact, type Fact, type Provenance } from './fact';
import type { Plan } from './plan';
import type { Quantity } from './quantity';
import type { PlanDocument } from './schema';

/** Fills a document's gaps with the assumed defaults and remembers which values were assumed. */
export function resolvePlan(document: PlanDocument): Plan {
  const assumed = new Set<string>();
  const provenance = new Map<string, Provenance>();
  const take = <T>(written: T | undefined, assumption: Assumption<T>, path: string): T => {
    if (written !== undefined) return written;
    assumed.add(path);
    return assumption.value;
  };

  const { behavior = {}, knowledge = {} } = document.needs ?? {};
  const need = planDefaults.need;
  const { workload = {}, choices = {}, people = {}, limits = {} } = document;
  const { tokens = {} } = workload;
  const defaults = planDefaults;
  const quantity = (
    written: Quantity | undefined,
    assumption: Assumption<Quantity>,
    path: string,
  ) => take<Quantity>(written, assumption, path);
  /** The value of a quantity that may be written with its provenance, which is kept apart. */
  const known = (
    written: Quantity | Fact<Quantity> | undefined,
    path: string,
  ): Quantity | undefined => {
    if (written === undefined || !isFact<Quantity>(written)) return written;
    const { value, kind, source, at } = written;
    provenance.set(path, { kind, ...(source && { source }), ...(at && { at }) });
    if (kind === 'assumed') assumed.add(path);
    return value;
  };
  const measurable = (
    written: Quantity | Fact<Quantity> | undefined,
    assumption: Assumption<Quantity>,
    path: string,
  ) => quantity(known(written, path), assumption, path);
  const perApproach = (
    written: Readonly<Partial<Record<Approach, Quantity>>> | undefined,
    assumption: Readonly<Record<Approach, Assumption<Quantity>>>,
    path: string,
  ): Record<Approach, Quantity> => {
    const [prompt, longContext, rag, fineTuning, hybrid] = approaches;
    const of = (approach: Approach) =>
      quantity(written?.[approach], assumption[approach], `${path}.${approach}`);
    return {
      [prompt]: of(prompt),
      [longContext]: of(longContext),
      [rag]: of(rag),
      [fineTuning]: of(fineTuning),
      [hybrid]: of(hybrid),
    };
  };

  const monthlyCost = known(document.today?.monthlyCost, 'today.monthlyCost');
  const costPerQuery = known(document.today?.costPerQuery, 'today.costPerQuery');

  return {
    title: take(document.title, defaults.title, 'title'),
    task: take(document.task, defaults.task, 'task'),
    needs: {
      behavior: {
        format: take(behavior.format, need, 'needs.behavior.format'),
        voice: take(behavior.voice, need, 'needs.behavior.voice'),
        reasoning: take(behavior.reasoning, need, 'needs.behavior.reasoning'),
        speed: take(behavior.speed, need, 'needs.behavior.speed'),
      },
      knowledge: {
        private: take(knowledge.private, need, 'needs.knowledge.private'),
        current: take(knowledge.current, need, 'needs.knowledge.current'),
        citations: take(knowledge.citations, need, 'needs.knowledge.citations'),
      },
    },
    facts: resolveFacts(document.facts ?? {}),
    corpus: { folders: document.corpus?.folders ?? [], exclude: document.corpus?.exclude ?? [] },
    workload: {
      queriesPerDay: measurable(
        workload.queriesPerDay,
        defaults.workload.queriesPerDay,
        'workload.queriesPerDay',
      ),
      activeHoursPerDay: measurable(
        workload.activeHoursPerDay,
        defaults.workload.activeHoursPerDay,
        'workload.activeHoursPerDay',
      ),
      monthlyGrowth: measurable(
        workload.monthlyGrowth,
        defaults.workload.monthlyGrowth,
        'workload.monthlyGrowth',
      ),
      tokens: {
        system: measurable(
          tokens.system,
          defaults.workload.tokens.system,
          'workload.tokens.system',
        ),
        examples: measurable(
          tokens.examples,
          defaults.workload.tokens.examples,
          'workload.tokens.examples',
        ),
        history: measurable(
          tokens.history,
          defaults.workload.tokens.history,
          'workload.tokens.history',
        ),
        question: measurable(
          tokens.question,
          defaults.workload.tokens.question,
          'workload.tokens.question',
        ),
        answer: measurable(
          tokens.answer,
          defaults.workload.tokens.answer,
          'workload.tokens.answer',
        ),
        reasoning: measurable(
          tokens.reasoning,
          defaults.workload.tokens.reasoning,
          'workload.tokens.reasoning',
        ),
      },
    },
    choices: {
      ...present(choices, ['cacheLifetime']),
      chatModel: take<string>(choices.chatModel, defaults.choices.chatModel, 'choices.chatModel'),
      fineTunedModel: take<string>(
        choices.fineTunedModel,
        defaults.choices.fineTunedModel,
        'choices.fineTunedModel',
      ),
      embeddingModel: take<string>(
        choices.embeddingModel,
        defaults.choices.embeddingModel,
        'choices.embeddingModel',
      ),
      reranker: take<string>(choices.reranker, defaults.choices.reranker, 'choices.reranker'),
      vectorStore: take<string>(
        choices.vectorStore,
        defaults.choices.vectorStore,
        'choices.vectorStore',
      ),
      chunkTokens: quantity(
        choices.chunkTokens,
        defaults.choices.chunkTokens,
        'choices.chunkTokens',
      ),
      chunkOverlap: quantity(
        choices.chunkOverlap,
        defaults.choices.chunkOverlap,
        'choices.chunkOverlap',
      ),
      topK: quantity(choices.topK, defaults.choices.topK, 'choices.topK'),
      batchShare: quantity(choices.batchShare, defaults.choices.batchShare, 'choices.batchShare'),
    },
    people: {
      hourlyRate: quantity(people.hourlyRate, defaults.people.hourlyRate, 'people.hourlyRate'),
      setupHours: perApproach(people.setupHours, defaults.people.setupHours, 'people.setupHours'),
      curationHours: quantity(
        people.curationHours,
        defaults.people.curationHours,
        'people.curationHours',
      ),
      maintenanceHoursPerMonth: perApproach(
        people.maintenanceHoursPerMonth,
        defaults.people.maintenanceHoursPerMonth,
        'people.maintenanceHoursPerMonth',
      ),
      retrainsPerYear: quantity(
        people.retrainsPerYear,
        defaults.people.retrainsPerYear,
        'people.retrainsPerYear',
      ),
    },
    limits: {
      ...present(limits, ['monthlyBudget', 'latencyMs']),
      targetQuality: take(
        limits.targetQuality,
        defaults.limits.targetQuality,
        'limits.targetQuality',
      ),
      horizonMonths: take(
        limits.horizonMonths,
        defaults.limits.horizonMonths,
        'limits.horizonMonths',
      ),
    },
    today: {
      ...(monthlyCost === undefined ? {} : { monthlyCost }),
      ...(costPerQuery === undefined ? {} : { costPerQuery }),
    },
    prices: document.prices ?? {},
    assumed,
    provenance,
  };
}

function resolveFacts(written: NonNullable<PlanDocument['facts']>): Plan['facts'] {
  const {
    corpusTokens,
    corpusDocuments,
    corpusMonthlyChange,
    labelledExamples,
    promptWorkDays,
    promptScore,
    cachedInputShare,
  } = written;
  return {
    ...(corpusTokens === undefined ? {} : { corpusTokens: toFact<Quantity>(corpusTokens) }),
    ...(corpusDocuments === undefined
      ? {}
      : { corpusDocuments: toFact<Quantity>(corpusDocuments) }),
    ...(corpusMonthlyChange === undefined
      ? {}
      : { corpusMonthlyChange: toFact<Quantity>(corpusMonthlyChange) }),
    ...(labelledExamples === undefined
      ? {}
      : { labelledExamples: toFact<number>(labelledExamples) }),
    ...(promptWorkDays === undefined ? {} : { promptWorkDays: toFact<number>(promptWorkDays) }),
    ...(promptScore === undefined ? {} : { promptScore: toFact(promptScore) }),
    ...(cachedInputShare === undefined
      ? {}
      : { cachedInputShare: toFact<Quantity>(cachedInputShare) }),
  };
}

/** The given keys of an object, without those that are absent. */
function present<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(
    keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]),
  ) as Pick<T, K>;
}
