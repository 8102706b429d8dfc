import type { IsoDay } from '../core/catalog/catalogNumber';
import type { Catalog } from '../core/catalog/types';
import type { Plan } from '../core/plan/plan';
import { likely } from '../core/plan/quantity';
import {
  chooseChatModel,
  chooseEmbeddingModel,
  chooseFineTuning,
  type Wanted,
} from './chooseModels';
import type { StarterApproach } from './starter';

/** US dollars per million tokens. */
export interface ModelPrices {
  readonly input: number;
  readonly cachedInput?: number;
  readonly output?: number;
  /** Where the price was read, and on which day. */
  readonly source: string;
  readonly readAt: IsoDay;
}

export interface ModelSetting {
  readonly id: string;
  readonly dimensions?: number;
  /** Absent = unknown. */
  readonly usdPerMillionTokens?: ModelPrices;
}

/** What a starter takes from a plan. */
export interface PlanForStarter {
  readonly plan: Plan;
  /** With the plan's own prices in it. */
  readonly catalog: Catalog;
  /** The plan's corpus folders as paths relative to the starter, with forward slashes. */
  readonly corpusFolders: readonly string[];
}

/** A starter's settings.json with the plan's numbers in it, and what its user must know. */
export interface PlannedSettings {
  /** JSON data: the starter's own settings, the plan's laid over them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The catalog's fine-tuning offer that price and dates come from, by id. */
  readonly offer: string | undefined;
  readonly notes: readonly string[];
}

/**
 * Lays a plan over a starter's own settings. What the plan leaves to assumption stays as the starter has it, but for
 * the models: those are the plan's, with the catalog's prices.
 * @throws {ScaffoldRefusal} where a model of the plan cannot be used on that day
 */
export function planSettings(
  approach: StarterApproach,
  own: Readonly<Record<string, unknown>>,
  { plan, catalog, corpusFolders }: PlanForStarter,
  day: IsoDay,
): PlannedSettings {
  const { choices, limits } = plan;
  const wanted = (name: 'chatModel' | 'embeddingModel' | 'fineTunedModel'): Wanted => ({
    id: choices[name],
    assumed: plan.assumed.has(`choices.${name}`),
  });
  const chat = chooseChatModel(wanted('chatModel'), catalog, day);
  const retrieves = approach === 'rag' || approach === 'hybrid';
  const tunes = approach === 'fine-tuning' || approach === 'hybrid';
  const embedding = retrieves
    ? chooseEmbeddingModel(wanted('embeddingModel'), catalog, day)
    : undefined;
  const tuning = tunes ? chooseFineTuning(wanted('fineTunedModel'), catalog, day) : undefined;
  return {
    settings: {
      ...own,
      ...(plan.title !== '' && { title: plan.title }),
      ...(plan.task !== '' && { task: plan.task }),
      models: {
        ...group(own['models']),
        chat: chat.setting,
        ...(embedding && { embedding: embedding.setting }),
        ...(tuning?.setting && {
          fineTuning: {
            platform: tuning.setting.platform,
            baseModel: tuning.setting.baseModel,
          },
        }),
        ...(retrieves && choices.reranker !== 'none' && { reranker: { id: choices.reranker } }),
      },
      ...(retrieves && {
        ...(corpusFolders.length > 0 && {
          corpus: { folders: corpusFolders, exclude: plan.corpus.exclude },
        }),
        retrieval: { ...group(own['retrieval']), ...statedRetrieval(plan) },
      }),
      limits: {
        ...group(own['limits']),
        ...(!plan.assumed.has('limits.targetQuality') && { targetQuality: limits.targetQuality }),
        ...(limits.monthlyBudget !== undefined && { monthlyBudgetUsd: limits.monthlyBudget }),
        ...(limits.latencyMs !== undefined && { latencyMs: limits.latencyMs }),
      },
      facts: plan.facts,
    },
    offer: tuning?.setting?.offer,
    notes: [chat, embedding, tuning].flatMap((chosen) => chosen?.notes ?? []),
  };
}

/** A chunk must be longer than what it shares with the next. */
function statedRetrieval({ choices, assumed }: Plan): Readonly<Record<string, unknown>> {
  const stated = (name: keyof Plan['choices']) => !assumed.has(`choices.${name}`);
  const chunkTokens = wholeAtLeast(1, likely(choices.chunkTokens));
  const overlap = wholeAtLeast(0, likely(choices.chunkOverlap));
  return {
    ...((stated('chunkTokens') || stated('chunkOverlap')) && {
      chunkTokens,
      chunkOverlap: Math.min(chunkTokens - 1, overlap),
    }),
    ...(stated('topK') && { topK: wholeAtLeast(1, likely(choices.topK)) }),
    ...(stated('vectorStore') && { vectorStore: choices.vectorStore }),
  };
}

function wholeAtLeast(least: number, value: number): number {
  return Math.max(least, Math.round(value));
}

function group(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
