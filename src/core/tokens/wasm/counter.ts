/**
 * The token counter in AssemblyScript, for speed. Each file here has the name of the TypeScript file one folder up that
 * explains its algorithm and is its oracle in the tests; what differs is that tables lie in linear memory, and SIMD. The
 * oracle does without joins.ts and pretokenParts.ts, and so checks them.
 * scripts/buildCounterWasm.mjs compiles it to dist/tokenCounter.wasm. ../wasmCounter.ts is its only caller: it calls
 * `reserve` and `build` once, then for each text `reserveText`, copies the text there, `count`.
 */
import { reserveMemo, setScratch } from './bytePairs';
import { checkpoint } from './host';
import { reserveJoins } from './joins';
import { countLettersBetween, reserveLetters } from './letters';
import { allocate, growTo, mark } from './memory';
import { countRemembered, reserveCache } from './pretokenCache';
import { asciiPretokenEnd, PADDING, pretokenEnd, setRules, setTextEnd } from './pretokenizer';
import { countPretoken } from './pretokenParts';
import { mayHoldSecretBetween } from './secretAnchors';
import { reserveSplats } from './splat';
import { buildTrie, reserveTrie } from './tokenTrie';

export { allocate };

const PRETOKENS_PER_CHECKPOINT: u32 = 1 << 14;

let text: usize = 0;
let textEnd: usize = 0;

/** Sets the rules and takes memory for all tables. The two stages of the class table must be in memory already. */
export function reserve(
  capitals: bool,
  digitsPerPretoken: u32,
  classBlockOf: usize,
  classBlocks: usize,
): void {
  setRules(capitals, digitsPerPretoken, classBlockOf, classBlocks);
  reserveCache();
  reserveTrie();
  reserveJoins();
  reserveMemo();
  reserveLetters();
  reserveSplats();
}

/** Builds the tables from the trie of a vocabulary file, which the host has put where `reserveText` said. */
export function build(nodes: u32, tokens: u32): void {
  buildTrie(text, nodes, tokens, textEnd + PADDING);
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
    let end = asciiPretokenEnd(start);
    if (end) {
      tokens += inline.always(countRemembered(start, end));
    } else {
      end = pretokenEnd(start);
      tokens += countPretoken(start, end);
    }
    start = end;
  }
  return tokens;
}

/** Counts the letters of the text that is where `reserveText` said; returns where the counts are: see letters.ts. */
export function countLetters(): usize {
  setTextEnd(textEnd);
  return countLettersBetween(text, textEnd);
}

/** Whether that text may hold a secret: see secretAnchors.ts. */
export function mayHoldSecret(): bool {
  setTextEnd(textEnd);
  return mayHoldSecretBetween(text, textEnd);
}
