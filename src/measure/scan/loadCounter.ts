import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createTokenCounter, type EncodingName, type TokenCounter } from '../../core/tokens/counter';

/**
 * Builds the exact counter of an encoding; takes about a tenth of a second.
 * @param builtFolder where tokenCounter.wasm and the vocabularies are
 */
export function loadCounter(builtFolder: string, encoding: EncodingName): TokenCounter {
  const read = (file: string): Buffer<ArrayBuffer> => readFileSync(path.join(builtFolder, file));
  return createTokenCounter(encoding, read(`vocabularies/${encoding}.bin`), (imports) => {
    const module = new WebAssembly.Module(read('tokenCounter.wasm'));
    return new WebAssembly.Instance(module, imports).exports;
  });
}
