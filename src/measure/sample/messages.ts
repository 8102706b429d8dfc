import type { SampledTokens } from '../../core/corpus/sampledTokens';
import type { Representation } from '../extract/extraction';
import type { ScanRoot } from '../scan/roots';

/** A block of a corpus' text with its exact count. */
export interface TextBlock {
  readonly text: string;
  /** In o200k_base. */
  readonly tokens: number;
}

/** What the sampling thread is started with. */
export interface SampleRequest {
  readonly roots: readonly ScanRoot[];
  readonly builtFolder: string;
  readonly representation: Representation;
  /** The same seed draws the same places. */
  readonly seed: number;
  readonly wanted:
    | { readonly kind: 'estimate' }
    /** So many blocks, each of text. */
    | { readonly kind: 'texts'; readonly count: number };
}

/** What the sampling thread sends, once. */
export type SampleMessage =
  /** The corpus is so small that counting it takes no longer. */
  | { readonly kind: 'small' }
  | { readonly kind: 'estimate'; readonly estimate: SampledTokens }
  | { readonly kind: 'texts'; readonly blocks: readonly TextBlock[] };
