import { type EncodingName, pretokenRules } from './encodings';
import { normalizeUtf8 } from './normalize';
import type { LetterCounts } from './script';
import { createTypeScriptCounter } from './typeScriptCounter';
import { parseVocabulary, type Vocabulary } from './vocabulary';
import { createWasmCounter, type InstantiateWasm } from './wasmCounter';

export type { EncodingName } from './encodings';

/** Called every few milliseconds of long work; when it throws, the work ends with what it threw. */
export type Checkpoint = () => void;

/** Counts tokens of UTF-8 text exactly as one encoding would. */
export interface TokenCounter {
  readonly encoding: EncodingName;
  /** What does the counting; the numbers are the same. */
  readonly core: 'wasm' | 'typescript';
  /**
   * The number of tokens of well-formed UTF-8 bytes; text of special tokens counts as plain text, a byte order mark
   * counts as the character it is. Bytes that are not well-formed give some number, in no more time.
   * After a checkpoint cancelled it, the counter stays usable.
   */
  count(utf8: Uint8Array, checkpoint?: Checkpoint): number;
  /** The tokens, and what else a scan wants to know of well-formed UTF-8; takes a twentieth more time. */
  measure(utf8: Uint8Array): TextMeasures;
}

export interface TextMeasures {
  readonly tokens: number;
  readonly letters: LetterCounts;
  /** False where nothing in the text can look like a secret (see core/corpus/secrets.ts); true asks for a search. */
  readonly mayHoldSecret: boolean;
}

/**
 * The fastest counter this host can run. `vocabulary` is the file `<encoding>.bin` of dist/vocabularies, a wrong one
 * throws; `instantiateWasm` makes an instance of dist/tokenCounter.wasm. Without it, or where it fails (no
 * WebAssembly, no SIMD, a policy against it), the TypeScript core counts.
 * A counter takes a tenth of a second to build and 30 to 80 MB, so keep it; what it remembers is bounded.
 */
export function createTokenCounter(
  encoding: EncodingName,
  vocabulary: Uint8Array,
  instantiateWasm?: InstantiateWasm,
): TokenCounter {
  const parsed = parseVocabulary(vocabulary);
  if (parsed.encoding !== encoding) {
    throw new Error(`The vocabulary is of ${parsed.encoding}, not of ${encoding}.`);
  }
  const counter = createCore(encoding, parsed, instantiateWasm);
  if (!pretokenRules[encoding].normalized) return counter;
  return {
    ...counter,
    count: (utf8, checkpoint) => counter.count(normalizeUtf8(utf8), checkpoint),
    measure: (utf8) => counter.measure(normalizeUtf8(utf8)),
  };
}

function createCore(
  encoding: EncodingName,
  vocabulary: Vocabulary,
  instantiateWasm: InstantiateWasm | undefined,
): TokenCounter {
  if (instantiateWasm) {
    try {
      return createWasmCounter(encoding, vocabulary, instantiateWasm);
    } catch {
      // The TypeScript core gives the same numbers.
    }
  }
  return createTypeScriptCounter(encoding, vocabulary);
}
