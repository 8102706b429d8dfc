import type { IsoDay } from '../catalog/catalogNumber';
import { lookUp } from '../catalog/lookUp';
import type { Catalog, TokenizerFamily } from '../catalog/types';
import { chargeApproach, overflowTokens, requestTokens } from '../economics/approachLedger';
import { missRateToday } from '../economics/bill';
import type { ComponentName } from '../economics/components';
import { CostLedger } from '../economics/costLedger';
import { assessEconomics, type Estimate } from '../economics/economics';
import type { Formula } from '../economics/factors';
import { formulaOf } from '../economics/formula';
import { economicsInputs } from '../economics/fromPlan';
import { pointOf } from '../economics/inputPoint';
import type { EconomicsInputs } from '../economics/inputs';
import type { Sampler } from '../economics/sampler';
import { problemsOf, type InputProblem } from '../economics/validateInputs';
import { Volume } from '../economics/volume';
import type { Fact } from '../plan/fact';
import type { Plan } from '../plan/plan';
import type { Quantity } from '../plan/quantity';
import { estimateTokens, type TokensByScript } from '../tokens/estimate';

/** How a corpus reaches the model: all of it with every query, read from the prompt cache or not, or a few chunks. */
export type CorpusUse = 'uncached' | 'cached' | 'rag';

/** A part of a monthly bill, with its formula where it is one product. */
export interface UsePart {
  readonly name: ComponentName;
  readonly setupUsd: number;
  readonly monthlyUsd: number;
  readonly unknown: readonly string[];
  readonly formula?: Formula;
}

/** What one use of a corpus costs to run: models, embeddings and stores, without people's work and evaluation. */
export interface UseCost {
  readonly use: CorpusUse;
  /** Input tokens of a query, at the likely values. */
  readonly tokensPerQuery: number;
  /** Embedding the corpus, US dollars. */
  readonly setupUsd: Estimate;
  readonly monthlyUsd: Estimate;
  readonly perQueryUsd: Estimate;
  /** Tokens by which a query exceeds the model, at the likely values; above 0 it cannot be sent. */
  readonly overflowTokens: number;
  readonly parts: readonly UsePart[];
}

/** The uses that the plan's chat model has a price for, or why the plan cannot be priced. */
export type UseCosts =
  | { readonly kind: 'priced'; readonly uses: readonly UseCost[] }
  | { readonly kind: 'problems'; readonly problems: readonly InputProblem[] };

/** A corpus as far as its use is priced. */
export interface UsedCorpus {
  /** Exact o200k_base tokens. */
  readonly byScript: TokensByScript;
  readonly documents: number;
  /** Share of its tokens that changes in a month; absent where it is not measured. */
  readonly monthlyChange?: number;
}

/**
 * Prices the uses of a corpus at a plan's volume and choices. The prompt is billed in the chat model's own tokens, the
 * index in the embedding model's: ranges where their tokenizers are estimated.
 */
export function priceUses(
  plan: Plan,
  corpus: UsedCorpus,
  catalog: Catalog,
  today: IsoDay,
  sampler: Sampler,
): UseCosts {
  const familyOf = (
    rows: readonly { readonly id: string; readonly tokenizerFamily: TokenizerFamily }[],
    id: string,
  ): TokenizerFamily => {
    const found = lookUp(rows, id);
    return found.kind === 'found' ? found.row.tokenizerFamily : 'unknown';
  };
  const inputsFor = (family: TokenizerFamily) =>
    economicsInputs(withCorpus(plan, corpus, family), catalog, today);
  const prompt = inputsFor(familyOf(catalog.chatModels, plan.choices.chatModel));
  const index = inputsFor(familyOf(catalog.embeddingModels, plan.choices.embeddingModel));
  if (prompt.kind === 'problems') return prompt;
  if (index.kind === 'problems') return index;
  const problems = [...problemsOf(prompt.inputs), ...problemsOf(index.inputs)];
  if (problems.length > 0) return { kind: 'problems', problems };

  const { chatModel } = prompt.inputs;
  const uncached = {
    ...prompt.inputs,
    chatModel: { ...chatModel, cache: { kind: 'none' as const } },
  };
  return {
    kind: 'priced',
    uses: [
      priceUse('uncached', uncached, sampler),
      ...(chatModel.cache.kind === 'none' ? [] : [priceUse('cached', prompt.inputs, sampler)]),
      priceUse('rag', index.inputs, sampler),
    ],
  };
}

/** The plan with the corpus' figures in place of its own facts. */
function withCorpus(
  plan: Plan,
  { byScript, documents, monthlyChange }: UsedCorpus,
  family: TokenizerFamily,
): Plan {
  const measured = (value: Quantity): Fact<Quantity> => ({ value, kind: 'measured' });
  const { low, likely, high } = estimateTokens(family, byScript);
  return {
    ...plan,
    facts: {
      ...plan.facts,
      corpusTokens: measured(low === high ? likely : [low, likely, high]),
      corpusDocuments: measured(documents),
      ...(monthlyChange === undefined ? {} : { corpusMonthlyChange: measured(monthlyChange) }),
    },
  };
}

function priceUse(use: CorpusUse, inputs: EconomicsInputs, sampler: Sampler): UseCost {
  const approach = use === 'rag' ? 'rag' : 'long-context';
  const running: EconomicsInputs = {
    ...inputs,
    people: { ...inputs.people, usdPerHour: 0 },
    evaluation: { ...inputs.evaluation, runsPerMonth: 0 },
  };
  const { setupUsd, monthlyUsd, perQueryUsd, parts } = assessEconomics(running, sampler).approaches[
    approach
  ];
  const { point } = pointOf(running);
  const ledger = new CostLedger();
  const volume = new Volume(point.horizon.months);
  volume.follow(point);
  chargeApproach(ledger, point, approach);
  const missRate = missRateToday(ledger, volume);
  const { prefix, fresh } = requestTokens(point, approach);
  return {
    use,
    tokensPerQuery: prefix + fresh,
    setupUsd,
    monthlyUsd,
    perQueryUsd,
    overflowTokens: overflowTokens(point, approach),
    parts: parts
      .filter((part) => part.setupUsd > 0 || part.monthlyUsd > 0 || part.unknown.length > 0)
      .map((part) => {
        const formula = formulaOf(point, approach, part.name, missRate);
        return {
          name: part.name,
          setupUsd: part.setupUsd,
          monthlyUsd: part.monthlyUsd,
          unknown: part.unknown,
          ...(formula ? { formula } : {}),
        };
      }),
  };
}
