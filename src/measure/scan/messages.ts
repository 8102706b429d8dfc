import type { CountedFile, SkippedFile } from '../../core/corpus/scan';
import type { EncodingName } from '../../core/tokens/counter';
import type { Progress, Representation } from '../extract/extraction';
import type { ScanRoot } from './walk';

/** A file that the walk found. */
export interface FoundFile {
  readonly absolutePath: string;
  /** As reports name it. */
  readonly path: string;
}

/** What the walking thread is started with. */
export interface WalkRequest {
  readonly roots: readonly ScanRoot[];
}

/** What the walking thread sends: batches while it walks, `walked` once. */
export type WalkMessage =
  | {
      readonly kind: 'batch';
      readonly files: readonly FoundFile[];
      readonly skipped: readonly SkippedFile[];
      readonly excluded: number;
    }
  | { readonly kind: 'walked' };

/** What a counting thread is started with. */
export interface CountRequest {
  readonly builtFolder: string;
  readonly encoding: EncodingName;
  readonly representation: Representation;
}

/** What a counting thread is sent. */
export interface CountBatch {
  readonly batch: number;
  readonly files: readonly FoundFile[];
}

/** What a counting thread sends: how far it is now and then, each batch's result once. */
export type CountMessage =
  | {
      readonly kind: 'progress';
      readonly files: number;
      readonly tokens: number;
      readonly path: string;
      /** Within the document, where it has parts. */
      readonly within?: Progress;
    }
  | {
      readonly kind: 'counted';
      readonly batch: number;
      readonly files: readonly CountedFile[];
      readonly skipped: readonly SkippedFile[];
    };
