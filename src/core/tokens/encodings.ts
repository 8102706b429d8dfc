/** The byte-pair encodings Ockham counts exactly. gpt-oss has the tokens of o200k_base; only its special ones differ. */
export type EncodingName = 'o200k_base' | 'cl100k_base' | 'qwen3';

/** How an encoding turns text into pretokens: see pretokenizer.ts. */
export interface PretokenRules {
  /** Whether capitals and small letters are told apart, as o200k does; else the rules are cl100k's. */
  readonly capitals: boolean;
  /** How many digits a pretoken may have. */
  readonly digits: number;
  /** Whether text is brought into Unicode's normal form C first. */
  readonly normalized: boolean;
}

export const pretokenRules: Readonly<Record<EncodingName, PretokenRules>> = {
  o200k_base: { capitals: true, digits: 3, normalized: false },
  cl100k_base: { capitals: false, digits: 3, normalized: false },
  qwen3: { capitals: false, digits: 1, normalized: true },
};
