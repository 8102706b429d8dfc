import { existsSync, readFileSync } from 'node:fs';
import type { EncodingName } from '../../../src/core/tokens/counter';

/** The built vocabulary of an encoding; the build writes it, so a missing one fails with what to do. */
export function readVocabulary(encoding: EncodingName): Uint8Array {
  const file = `dist/vocabularies/${encoding}.bin`;
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run build\` first.`);
  return readFileSync(file);
}
