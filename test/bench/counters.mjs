// @ts-check
/** What the benches and verifications share: Ockham's counters built from source, and texts. */
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCounterWasm } from '../../scripts/buildCounterWasm.mjs';
import { buildVocabularies } from '../../scripts/buildVocabularies.mjs';

/** @typedef {{ encoding: string, core: string, count(utf8: Uint8Array): number }} Counter */

const built = path.resolve('.cache/bench');

/** Bundles the counter from source and builds its data. @returns {Promise<(encoding: string, core: 'wasm' | 'typescript') => Counter>} */
export async function buildCounters() {
  buildVocabularies(path.join(built, 'vocabularies'));
  await buildCounterWasm(path.join(built, 'tokenCounter.wasm'));
  const bundle = path.join(built, 'counter.mjs');
  await build({
    entryPoints: ['src/core/tokens/counter.ts'],
    bundle: true,
    format: 'esm',
    outfile: bundle,
  });
  const { createTokenCounter } = await import(pathToFileURL(bundle).href);
  const module = new WebAssembly.Module(fs.readFileSync(path.join(built, 'tokenCounter.wasm')));
  /** @param {WebAssembly.Imports} imports */
  const instantiate = (imports) => new WebAssembly.Instance(module, imports).exports;
  return (encoding, core) => {
    const vocabulary = fs.readFileSync(path.join(built, 'vocabularies', `${encoding}.bin`));
    return createTokenCounter(encoding, vocabulary, core === 'wasm' ? instantiate : undefined);
  };
}

const textExtensions = new Set(['.md', '.mdx', '.rst', '.txt']);

/** Every documentation file below a folder that is UTF-8. @param {string} folder @returns {{ file: string, bytes: Buffer, text: string }[]} */
export function readTexts(folder) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const texts = [];
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.join(folder, name);
    if (!textExtensions.has(path.extname(name)) || !fs.statSync(file).isFile()) continue;
    const bytes = fs.readFileSync(file);
    try {
      texts.push({ file, bytes, text: decoder.decode(bytes) });
    } catch {
      console.error(`${file} is not UTF-8: left out`);
    }
  }
  return texts;
}

/** The processor time of this process so far, which other processes on the machine hardly change. */
export function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** Numbers in [0, 1) that are the same in each run (mulberry32). @param {number} seed */
export function seededRandom(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
