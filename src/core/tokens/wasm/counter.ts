/**
 * The token counter in AssemblyScript, for speed. Each file here has the name of the TypeScript file one folder up that
 * explains its algorithm and is its oracle in the tests; what differs is that tables lie in linear memory, and SIMD.
 * scripts/buildCounterWasm.mjs compiles it to dist/tokenCounter.wasm. ../wasmCounter.ts is its only caller: it fills the
 * tables and calls `build` once, then for each text `reserveText`, copies the text there, `count`.
 */
import { buildMerges, setScratch } from './bytePairs';
import { checkpoint } from './host';
import { allocate, growTo, mark } from './memory';
import { buildCache, countPretoken } from './pretokenCache';
import { PADDING, pretokenEnd, setRules, setTextEnd } from './pretokenizer';
import { buildTrie } from './tokenTrie';

export { allocate };

const PRETOKENS_PER_CHECKPOINT: u32 = 1 << 14;

let text: usize = 0;
let textEnd: usize = 0;

/**
 * Builds all tables from what the host has put in memory: the two stages of the class table, the byte of each of the
 * first 256 tokens, and the left and right part of each token (u32).
 */
export function build(
  capitals: bool,
  digitsPerPretoken: u32,
  classBlockOf: usize,
  classBlocks: usize,
  tokens: u32,
  tokenBytes: usize,
  left: usize,
  right: usize,
): void {
  setRules(capitals, digitsPerPretoken, classBlockOf, classBlocks);
  buildCache();
  buildTrie(tokens, tokenBytes, left, right);
  buildMerges(left, right);
}

/** Makes room for a text of so many bytes and says where the host is to put it. */
export function reserveText(bytes: usize): usize {
  text = mark();
  textEnd = text + bytes;
  growTo(textEnd + PADDING);
  setScratch(textEnd + PADDING, bytes);
  return text;
}

/** The number of tokens of the text that the host has put where `reserveText` said. */
export function count(): u32 {
  setTextEnd(textEnd);
  let tokens: u32 = 0;
  let pretokens: u32 = 0;
  for (let start = text; start < textEnd;) {
    if (++pretokens % PRETOKENS_PER_CHECKPOINT == 0) checkpoint();
    const end = pretokenEnd(start);
    tokens += countPretoken(start, end);
    start = end;
  }
  return tokens;
}
