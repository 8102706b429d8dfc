import type { Duplicates } from '../../core/corpus/duplicates';
import type { EncodingName } from '../../core/tokens/encodings';
import type { Progress, Representation } from '../extract/extraction';
import type { FileCount } from '../scan/messages';

/** What a thread that counts contents is started with: it reads nothing itself. */
export interface StartRequest {
  readonly kind: 'start';
  readonly encoding: EncodingName;
  readonly vocabulary: Uint8Array;
  readonly wasm: Uint8Array;
  readonly representation: Representation;
}

/** What such a thread is sent after that. */
export type ContentRequest =
  | StartRequest
  | {
      readonly kind: 'count';
      readonly id: number;
      /** As reports name the file. */
      readonly path: string;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'compare'; readonly files: readonly CountedContent[] }
  /** The answer to `built`; without bytes where there is no such file. */
  | { readonly kind: 'built'; readonly id: number; readonly bytes?: Uint8Array };

/** A counted file with what tells whether another says the same. */
export interface CountedContent {
  readonly path: string;
  readonly tokens: number;
  readonly bytes: number;
  /** SHA-256; absent where the host has none. */
  readonly contentHash?: string;
  /** Of plain texts that are long enough to compare and no data. */
  readonly signature?: Uint32Array;
}

/** What such a thread sends. */
export type ContentAnswer =
  | {
      readonly kind: 'counted';
      readonly id: number;
      readonly count: FileCount;
      readonly content?: CountedContent;
    }
  | { readonly kind: 'progress'; readonly id: number; readonly within: Progress }
  | { readonly kind: 'compared'; readonly duplicates: Duplicates }
  /** Asks for a file that was built, which a thread cannot read itself. */
  | { readonly kind: 'built'; readonly id: number; readonly file: string };
