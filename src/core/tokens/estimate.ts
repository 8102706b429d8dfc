import type { TokenizerFamily } from '../catalog/types';

/** A token count with its method: a range wherever the model's own tokenizer did not count. */
export interface TokenEstimate {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  readonly method: 'exact' | 'rough';
}
const ratios: Readonly<Record<TokenizerFamily, readonly [number, number, number]>> = {
  o200k_base: [1, 1, 1],
  cl100k_base: [0.97, 1.04, 1.1],
  claude: [1, 1.18, 1.3],
  'claude-4.7': [1.2, 1.45, 1.6],
  gemini: [0.85, 1.05, 1.18],
  llama3: [0.94, 1, 1.05],
  qwen3: [0.93, 1.01, 1.09],
  mistral: [0.85, 1.05, 1.25],
  deepseek: [0.9, 1, 1.06],
  cohere: [0.8, 1, 1.2],
  voyage: [0.8, 1, 1.2],
  unknown: [0.8, 1, 1.3],
};
export function estimateTokens(family: TokenizerFamily, o200kTokens: number): TokenEstimate {
  const [low, likely, high] = ratios[family];
  return {
    low: Math.floor(o200kTokens * low),
    likely: Math.round(o200kTokens * likely),
    high: Math.ceil(o200kTokens * high),
    method: family === 'o200k_base' ? 'exact' : 'rough',
  };
}
