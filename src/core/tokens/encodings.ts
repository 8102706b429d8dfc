/** The byte-pair encodings Ockham counts exactly. */
export type EncodingName = 'o200k_base' | 'cl100k_base';

/** How an encoding splits text into pretokens: see pretokenizer.ts. */
export interface PretokenRules {
  /** Whether capitals and small letters are told apart, as o200k does; else the rules are cl100k's. */
  readonly capitals: boolean;
  /** How many digits a pretoken may have. */
  readonly digits: number;
}

export const pretokenRules: Readonly<Record<EncodingName, PretokenRules>> = {
  o200k_base: { capitals: true, digits: 3 },
  cl100k_base: { capitals: false, digits: 3 },
};
