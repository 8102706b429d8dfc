import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import type { TokenCounter } from '../../core/tokens/counter';

/** Loads the exact o200k_base counter; takes about 0.2 s, which is why only the worker does it. */
export function loadCounter(): Promise<TokenCounter> {
  const decoder = new TextDecoder();
  const asText = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };
  return Promise.resolve({
    encoding: 'o200k_base',
    count: (utf8) => countTokens(decoder.decode(utf8), asText),
  });
}
