import type { IsoDay } from '../catalog/catalogNumber';
import { listChatModels } from '../catalog/fitModels';
import type { Catalog } from '../catalog/types';
import type { Sampler } from '../economics/sampler';
import type { Plan } from '../plan/plan';
import type { TokensByScript } from '../tokens/estimate';
import { planChunks, type ChunkSettings, type CorpusChunkPlan } from './chunkPlan';
import { embeddingCosts, type EmbeddingCost } from './embeddingCost';
import { fitModels, type Fit, type ReservedTokens } from './fit';
import { totalFormats, type FormatTotal } from './report';
import { totalScripts, type CountedFile } from './scan';
import { priceUses, type UseCosts } from './useCost';

/** All that follows from which files of a corpus count. */
export interface CorpusCalculation {
  readonly tokens: number;
  readonly files: number;
  readonly bytes: number;
  readonly byScript: TokensByScript;
  /** The most tokens first. */
  readonly formats: readonly FormatTotal[];
  readonly fit: readonly Fit[];
  readonly chunks: CorpusChunkPlan;
  readonly embeddings: readonly EmbeddingCost[];
  readonly uses: UseCosts;
}

/** What a corpus is set beside. */
export interface CorpusSetting {
  /** Its volume, tokens per query and choices. */
  readonly plan: Plan;
  /** With the plan's own prices applied. */
  readonly catalog: Catalog;
  readonly today: IsoDay;
  readonly reserved: ReservedTokens;
  readonly chunks: ChunkSettings;
  /** Share of the tokens that changes in a month; absent where it is not measured. */
  readonly monthlyChange?: number;
}

/** Computes what follows from the files that count. The sampler is kept from one calculation to the next. */
export function calculateCorpus(
  files: readonly CountedFile[],
  setting: CorpusSetting,
  sampler: Sampler,
): CorpusCalculation {
  const { plan, catalog, today, reserved, monthlyChange } = setting;
  const byScript = totalScripts(files);
  const chunks = planChunks(files, setting.chunks);
  const { chunkTokens, overlapTokens } = setting.chunks;
  const cut = {
    ...plan,
    choices: { ...plan.choices, chunkTokens, chunkOverlap: overlapTokens },
  };
  return {
    tokens: files.reduce((sum, { tokens }) => sum + tokens, 0),
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    byScript,
    formats: totalFormats(files),
    fit: fitModels(byScript, listChatModels(catalog), reserved, today),
    chunks,
    embeddings: embeddingCosts(chunks, byScript, catalog.embeddingModels, today),
    uses: priceUses(
      cut,
      {
        byScript,
        documents: files.length,
        ...(monthlyChange === undefined ? {} : { monthlyChange }),
      },
      catalog,
      today,
      sampler,
    ),
  };
}
