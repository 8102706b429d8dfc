import type { TokenizerFamily } from '../catalog/types';
import { familyRatios, type Script, type TokenRatio } from './tokenRatios';

/** A token count with its method: a range wherever the model's own tokenizer did not count. */
export interface TokenEstimate {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /** `calibrated`: the provider counted a sample of this very text. `rough`: known from other text. */
  readonly method: 'exact' | 'calibrated' | 'rough';
  /** Where the range comes from. */
  readonly source: string;
}

/** Exact o200k_base tokens of text, where known by script. */
export type TokensByScript = Readonly<Partial<Record<Script, number>>>;

/** How many tokens a provider counts in a sample of a text, next to the exact o200k_base tokens of the same sample. */
export interface CalibrationBlock {
  readonly o200kTokens: number;
  readonly providerTokens: number;
}

const scripts: readonly Script[] = ['latin', 'chinese', 'japanese', 'other'];
/** Below this many blocks the interval of the ratio is not to be trusted. */
const MINIMUM_BLOCKS = 30;
/** Two-sided 95 % of the normal distribution. */
const NORMAL_95 = 1.96;

/**
 * The tokens that a family's tokenizer makes of text, from its exact o200k_base tokens.
 * A total of unknown scripts gives the range that holds for each of the measured ones, and is likely Latin.
 */
export function estimateTokens(
  family: TokenizerFamily,
  o200kTokens: number | TokensByScript,
): TokenEstimate {
  if (family === 'o200k_base') {
    const tokens = typeof o200kTokens === 'number' ? o200kTokens : sumOf(o200kTokens);
    return { low: tokens, likely: tokens, high: tokens, method: 'exact', source: 'counted' };
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

/**
 * The tokens a provider would count in a text, from a random sample of its blocks: the ratio estimator of survey
 * sampling with its 95 % interval (Cochran, Sampling Techniques, 1977, section 6.4).
 * @param o200kTokens exact o200k_base tokens of the whole text
 * @param source who counted the blocks, and when
 */
export function estimateFromSample(
  blocks: readonly CalibrationBlock[],
  o200kTokens: number,
  source: string,
): TokenEstimate {
  const sampled = blocks.reduce((sum, block) => sum + block.o200kTokens, 0);
  if (blocks.length < MINIMUM_BLOCKS || sampled === 0) {
    throw new RangeError(
      `Calibrating takes ${MINIMUM_BLOCKS} blocks of text or more, not ${blocks.length}.`,
    );
  }
  const likely = blocks.reduce((sum, block) => sum + block.providerTokens, 0) / sampled;
  const squares = blocks.reduce(
    (sum, block) => sum + (block.providerTokens - likely * block.o200kTokens) ** 2,
    0,
  );
  const variance = (squares * blocks.length) / (blocks.length - 1) / sampled ** 2;
  const margin = NORMAL_95 * Math.sqrt(variance);
  const interval = { low: likely - margin, likely, high: likely + margin };
  return { ...scale(interval, o200kTokens), method: 'calibrated', source };
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
