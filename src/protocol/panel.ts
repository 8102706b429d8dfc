import * as z from 'zod/mini';
import { behaviorNeeds, knowledgeNeeds, needLevels, type Needs } from '../core/plan/needs';

/** A scan's result as the decision panel shows it: a measured fact. */
export interface CorpusFact {
  /** The scanned folders, as the user knows them. */
  readonly folders: readonly string[];
  readonly tokens: number;
  readonly files: number;
  readonly skipped: number;
  /** When it was measured, ISO 8601. */
  readonly at: string;
  /** In how many of the catalog's models the corpus fits, and for how many that is too close to call. */
  readonly fit: { readonly models: number; readonly fits: number; readonly tooClose: number };
}

/** Everything the panel shows; sent whole, so that a view that was hidden or moved is right at once. */
export interface PanelSnapshot {
  readonly kind: 'snapshot';
  readonly needs: Needs;
  readonly corpus?: CorpusFact;
}

/** What the panel asks of the host. */
export const panelIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('setNeed'),
    need: z.enum([...behaviorNeeds, ...knowledgeNeeds]),
    level: z.enum(needLevels),
  }),
  z.object({ kind: z.literal('clearNeeds') }),
  z.object({ kind: z.literal('estimateTokens') }),
  z.object({ kind: z.literal('showReport') }),
]);
export type PanelIntent = z.infer<typeof panelIntent>;
