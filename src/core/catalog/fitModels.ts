import type { CatalogNumber, SourcedNumber } from './catalogNumber';
import type { Catalog, Lifecycle, TokenizerFamily } from './types';

/** What a corpus must know of a chat model to tell whether it fits. */
export interface FitModel {
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  readonly tokenizerFamily: TokenizerFamily;
  /** Input and output together. */
  readonly contextWindow: SourcedNumber<'tokens'>;
  /** The longest prompt, where the provider sets a limit below the context window. */
  readonly inputLimit?: SourcedNumber<'tokens'>;
  readonly maximumOutput: CatalogNumber<'tokens'>;
  readonly lifecycle: Lifecycle;
}

/** The chat models as a fit table needs them, in the catalog's order. */
export function listChatModels(catalog: Catalog): readonly FitModel[] {
  return catalog.chatModels.map((model) => ({
    id: model.id,
    provider: model.provider,
    name: model.name,
    tokenizerFamily: model.tokenizerFamily,
    contextWindow: model.contextWindow,
    ...(model.inputLimit && { inputLimit: model.inputLimit }),
    maximumOutput: model.maximumOutput,
    lifecycle: model.lifecycle,
  }));
}
