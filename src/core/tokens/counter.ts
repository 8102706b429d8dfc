/** The byte-pair encodings Ockham counts exactly. */
export type EncodingName = 'o200k_base' | 'cl100k_base';

/** Counts tokens of UTF-8 text exactly as one encoding would. */
export interface TokenCounter {
  readonly encoding: EncodingName;
  /** The number of tokens of well-formed UTF-8 bytes; text of special tokens counts as plain text. */
  count(utf8: Uint8Array): number;
}
