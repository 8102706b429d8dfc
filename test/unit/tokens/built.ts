import { existsSync, readFileSync } from 'node:fs';
import type { EncodingName } from '../../../src/core/tokens/counter';
import type { InstantiateWasm } from '../../../src/core/tokens/wasmCounter';

/** The built vocabulary of an encoding. */
export function readVocabulary(encoding: EncodingName): Uint8Array {
  return readBuilt(`dist/vocabularies/${encoding}.bin`);
}

/** Makes instances of the built WebAssembly core. */
export function wasmInstantiator(): InstantiateWasm {
  const module = new WebAssembly.Module(readBuilt('dist/tokenCounter.wasm'));
  return (imports) => new WebAssembly.Instance(module, { host: { ...imports.host } }).exports;
}

function readBuilt(file: string): Uint8Array<ArrayBuffer> {
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run build\` first.`);
  return new Uint8Array(readFileSync(file));
}
