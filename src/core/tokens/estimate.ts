import type { TokenizerFamily } from '../catalog/types';
import { familyRatios, type Script, type TokenRatio } from './tokenRatios';

/** A token count with its method: a range wherever the model's own tokenizer did not count. */
export interface TokenEstimate {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /**
   * `calibrated`: the provider counted a sample of this very text. `rough`: known from other text.
   * `sampled`: the text itself is known by a sample only.
   */
  readonly method: 'exact' | 'calibrated' | 'rough' | 'sampled';
  /** Where the range comes from. */
  readonly source: string;
}

/** Exact o200k_base tokens of text, where known by script. */
export type TokensByScript = Readonly<Partial<Record<Script, number>>>;

/** How many tokens a provider makes of one o200k_base token of this very text, from a sample that it counted. */
export interface Calibration {
  /** The ratio with its 95 % interval. */
  readonly ratio: TokenRatio;
  /** Who counted, how much, and when. */
  readonly source: string;
}

/** Calibrations by the family whose tokenizer the provider counted with. */
export type Calibrations = Readonly<Partial<Record<TokenizerFamily, Calibration>>>;

const scripts: readonly Script[] = ['latin', 'chinese', 'japanese', 'other'];

/**
 * The tokens that a family's tokenizer makes of text, from its exact o200k_base tokens.
 * A total of unknown scripts gives the range that holds for each of the measured ones, and is likely Latin.
 * @param calibration of this family on this very text, where there is one
 */
export function estimateTokens(
  family: TokenizerFamily,
  o200kTokens: number | TokensByScript,
  calibration?: Calibration,
): TokenEstimate {
  const total = typeof o200kTokens === 'number' ? o200kTokens : sumOf(o200kTokens);
  if (family === 'o200k_base') {
    return { low: total, likely: total, high: total, method: 'exact', source: 'counted' };
  }
  if (calibration) {
    const { ratio, source } = calibration;
    return { ...scale(ratio, total), method: 'calibrated', source };
  }
  const { byScript, source } = familyRatios[family];
  if (typeof o200kTokens === 'number') {
    const { latin, chinese, japanese } = byScript;
    const anyScript = {
      low: Math.min(latin.low, chinese.low, japanese.low),
      likely: latin.likely,
      high: Math.max(latin.high, chinese.high, japanese.high),
    };
    return { ...scale(anyScript, o200kTokens), method: 'rough', source };
  }
  const parts = scripts.map((script) => scale(byScript[script], o200kTokens[script] ?? 0));
  return {
    low: parts.reduce((sum, { low }) => sum + low, 0),
    likely: parts.reduce((sum, { likely }) => sum + likely, 0),
    high: parts.reduce((sum, { high }) => sum + high, 0),
    method: 'rough',
    source,
  };
}

function scale(ratio: TokenRatio, tokens: number): TokenRatio {
  return {
    low: Math.floor(ratio.low * tokens),
    likely: Math.round(ratio.likely * tokens),
    high: Math.ceil(ratio.high * tokens),
  };
}

function sumOf(tokens: TokensByScript): number {
  return scripts.reduce((sum, script) => sum + (tokens[script] ?? 0), 0);
}
