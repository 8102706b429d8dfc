import { CharacterClasses } from './characterClasses';
import type { Checkpoint, TokenCounter } from './counter';
import { type EncodingName, pretokenRules } from './encodings';
import type { Vocabulary } from './vocabulary';

/** Makes an instance of tokenCounter.wasm with these imports and gives its exports; hosts do it with `WebAssembly`. */
export type InstantiateWasm = (imports: {
  readonly host: { readonly checkpoint: Checkpoint };
}) => Readonly<Record<string, unknown>>;

/** What tokenCounter.wasm exports: see wasm/counter.ts. Places in memory are byte offsets. */
interface WasmExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  allocate(bytes: number): number;
  reserve(capitals: number, digits: number, classBlockOf: number, classBlocks: number): void;
  build(nodes: number, tokens: number): void;
  reserveText(bytes: number): number;
  count(): number;
  countLetters(): number;
  mayHoldSecret(): number;
}

const exportedFunctions = [
  'allocate',
  'reserve',
  'build',
  'reserveText',
  'count',
  'countLetters',
  'mayHoldSecret',
];

/** Texts are copied into WebAssembly memory piece by piece, so that memory stays small whatever the file. */
const PIECE_BYTES = 1 << 18;

/** A counter in WebAssembly. Throws where the instance cannot be made or is not of this version. */
export function createWasmCounter(
  encoding: EncodingName,
  vocabulary: Vocabulary,
  instantiate: InstantiateWasm,
): TokenCounter {
  let checkpoint: Checkpoint | undefined;
  const wasm = instantiate({ host: { checkpoint: () => checkpoint?.() } });
  if (!isCounter(wasm))
    throw new Error('tokenCounter.wasm is of another version: run `npm run build`.');
  build(wasm, encoding, vocabulary);
  return {
    encoding,
    core: 'wasm',
    count(utf8, onCheckpoint) {
      checkpoint = onCheckpoint;
      let tokens = 0;
      forEachPiece(wasm, utf8, () => {
        tokens += wasm.count();
      });
      return tokens;
    },
    measure(utf8) {
      checkpoint = undefined;
      let tokens = 0;
      const letters = { latin: 0, ideographs: 0, kana: 0, other: 0 };
      let mayHoldSecret = false;
      forEachPiece(wasm, utf8, () => {
        tokens += wasm.count();
        const counts = new Uint32Array(wasm.memory.buffer, wasm.countLetters(), 4);
        letters.latin += counts[0] ?? 0;
        letters.ideographs += counts[1] ?? 0;
        letters.kana += counts[2] ?? 0;
        letters.other += counts[3] ?? 0;
        mayHoldSecret ||= wasm.mayHoldSecret() !== 0;
      });
      return { tokens, letters, mayHoldSecret };
    },
  };
}

/** Puts a text into WebAssembly memory piece by piece. */
function forEachPiece(wasm: WasmExports, utf8: Uint8Array, work: () => void): void {
  for (let start = 0; start < utf8.length;) {
    const end = pieceEnd(utf8, start);
    const text = wasm.reserveText(end - start);
    new Uint8Array(wasm.memory.buffer).set(utf8.subarray(start, end), text);
    work();
    start = end;
  }
}

function build(wasm: WasmExports, encoding: EncodingName, vocabulary: Vocabulary): void {
  const place = (table: Uint8Array, at = wasm.allocate(table.length)): number => {
    new Uint8Array(wasm.memory.buffer).set(table, at);
    return at;
  };
  const { capitals, digits } = pretokenRules[encoding];
  const { blockOf, blocks } = new CharacterClasses(vocabulary.classRuns);
  const blockOfBytes = new Uint8Array(blockOf.buffer, blockOf.byteOffset, blockOf.byteLength);
  wasm.reserve(capitals ? 1 : 0, digits, place(blockOfBytes), place(blocks));

  const { childCounts, bytes, leftLengths, ranks } = vocabulary.trie;
  const parts = [childCounts, bytes, leftLengths, ranks];
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  let at = wasm.reserveText(size);
  for (const part of parts) at = place(part, at) + part.length;
  wasm.build(childCounts.length + 1, vocabulary.tokens);
}

/**
 * Where a piece of the text may end without changing its tokens: between an ASCII letter or digit and a blank or line
 * end, where under every encoding's rules a pretoken ends whatever follows. Text without such a place is one piece.
 */
function pieceEnd(utf8: Uint8Array, start: number): number {
  for (let at = start + PIECE_BYTES; at < utf8.length; at++) {
    const byte = utf8[at] ?? 0;
    if ((byte === 0x20 || byte === 0x0a) && isAsciiAlphanumeric(utf8[at - 1] ?? 0)) return at;
  }
  return utf8.length;
}

function isAsciiAlphanumeric(byte: number): boolean {
  const letter = byte | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39);
}

function isCounter(exports: object): exports is WasmExports {
  return (
    'memory' in exports &&
    exportedFunctions.every((name) => typeof Reflect.get(exports, name) === 'function')
  );
}
