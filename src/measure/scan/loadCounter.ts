import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createTokenCounter,
  type EncodingName,
  type TokenCounter,
} from '../../core/tokens/counter';

/** Builds the exact counter of an encoding from its vocabulary file; takes about a tenth of a second. */
export function loadCounter(vocabularyFolder: string, encoding: EncodingName): TokenCounter {
  return createTokenCounter(encoding, readFileSync(path.join(vocabularyFolder, `${encoding}.bin`)));
}
