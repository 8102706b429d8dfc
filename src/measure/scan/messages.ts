import type { Duplicates } from '../../core/corpus/duplicates';
import type { CountedFile, SkippedFile } from '../../core/corpus/scan';
import type { EncodingName } from '../../core/tokens/counter';
import type { Progress, Representation } from '../extract/extraction';
import type { CountingRules } from './cache';
import type { ScanRoot } from './roots';

export type FileCount = CountedFile | SkippedFile;

/** A file that the walk found. */
export interface FoundFile {
  readonly absolutePath: string;
  /** As reports name it. */
  readonly path: string;
  /** Its count, where the file is as an earlier scan counted it. */
  readonly known?: FileCount;
  /** What an earlier scan counted, which holds where the content is still the same. */
  readonly earlier?: { readonly contentHash: string; readonly count: FileCount };
}

/** What a file gave. */
export interface FileOutcome {
  readonly count: FileCount;
  /** SHA-256 of a packed document, where counts are kept. */
  readonly contentHash?: string;
}

/** A packed document that a batch holds: it is read elsewhere, while further text is counted. */
export interface PackedFile {
  readonly packed: FoundFile;
}

/** What the walking thread is started with. */
export interface WalkRequest {
  readonly roots: readonly ScanRoot[];
  /** Where counts are kept from one scan to the next, and the rules they were made by; absent where none are. */
  readonly cache?: { readonly folder: string; readonly rules: CountingRules };
}

/** What the walking thread is sent, where counts are kept: each batch it could not know, then the end. */
export type KeepMessage =
  | {
      readonly kind: 'counted';
      readonly batch: number;
      readonly outcomes: readonly FileOutcome[];
    }
  | { readonly kind: 'save' };

/** What the walking thread sends: batches while it walks, `walked` once, and `saved` once it was told to save. */
export type WalkMessage =
  | {
      readonly kind: 'batch';
      /** Counts up from 0. */
      readonly batch: number;
      readonly files: readonly FoundFile[];
      readonly skipped: readonly SkippedFile[];
      readonly excluded: number;
    }
  | { readonly kind: 'walked' }
  | { readonly kind: 'saved' };

/** What a counting thread is started with. */
export interface CountRequest {
  readonly builtFolder: string;
  readonly encoding: EncodingName;
  readonly representation: Representation;
  /** Whether packed documents are hashed, so that counts can be kept for them. */
  readonly hashDocuments: boolean;
}

/** Files to be counted, one after the other. */
export interface CountBatch {
  readonly kind: 'batch';
  readonly batch: number;
  readonly files: readonly FoundFile[];
}

/** A packed document to be read and counted; batches are counted meanwhile. */
export interface CountDocument extends PackedFile {
  readonly kind: 'document';
  /** The batch that held it, and where. */
  readonly batch: number;
  readonly index: number;
}

/** What a counting thread is sent. */
export type CountWork = CountBatch | CountDocument;

/** What a counting thread sends: how far it is now and then, the result of each batch and each document once. */
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
      /** One for each file, in their order. */
      readonly outcomes: readonly (FileOutcome | PackedFile)[];
    }
  | {
      readonly kind: 'read';
      readonly batch: number;
      readonly index: number;
      readonly outcome: FileOutcome;
    };

/** A counted file, as the comparing thread takes it. */
export interface ComparedFile {
  readonly absolutePath: string;
  /** As reports name it. */
  readonly path: string;
  readonly tokens: number;
  readonly bytes: number;
}

/** What the comparing thread is started with. */
export interface CompareRequest {
  readonly files: readonly ComparedFile[];
  readonly representation: Representation;
}

/** What the comparing thread sends: how far it is now and then, the result once. */
export type CompareMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'compared'; readonly duplicates: Duplicates };
