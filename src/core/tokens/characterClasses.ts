/**
 * The classes of characters that pretokenizers tell apart. Each is a bit, so that a set of classes is one mask;
 * every character has exactly one. They follow the Unicode version of the reference tokenizer, not the host's.
 */
export const MARK = 1;
export const LOWER = 2;
/** Upper and title case. */
export const UPPER = 4;
/** Letters without case (ideographs, kana, modifiers). */
export const CASELESS = 8;
export const NUMBER = 16;
/** White space but carriage return and line feed. */
export const SPACE = 32;
/** Carriage return and line feed. */
export const NEWLINE = 64;
/** Punctuation, symbols, controls, unassigned. */
export const OTHER = 128;

/** A run of code points of one class, from `first` to the next run's. */
export interface ClassRun {
  readonly first: number;
  readonly classBit: number;
}

/** A character as `characterAt` packs it: its class in the low byte, the bytes it takes above. */
export const LENGTH_SHIFT = 8;

const BLOCK_BITS = 7;
const BLOCK_SIZE = 1 << BLOCK_BITS;
const CODE_POINTS = 0x110000;

/** Looks up the class of the character at a place in UTF-8 text. */
export class CharacterClasses {
  /** The class of each ASCII byte. */
  readonly ascii = new Uint8Array(128);
  private readonly blockOf = new Uint16Array(CODE_POINTS >> BLOCK_BITS);
  private readonly blocks: Uint8Array;

  constructor(runs: readonly ClassRun[]) {
    const classOf = new Uint8Array(CODE_POINTS);
    runs.forEach(({ first, classBit }, index) => {
      classOf.fill(classBit, first, runs[index + 1]?.first ?? CODE_POINTS);
    });
    this.ascii.set(classOf.subarray(0, 128));
    this.blocks = this.shareBlocks(classOf);
  }

  /**
   * The class and byte length of the character that starts at `at`, packed; 0 at or after `end`.
   * Text that is not well-formed UTF-8 yields some character and never reads past `end`.
   */
  characterAt(utf8: Uint8Array, at: number, end: number): number {
    if (at >= end) return 0;
    const lead = utf8[at] ?? 0;
    if (lead < 0x80) return (this.ascii[lead] ?? OTHER) | (1 << LENGTH_SHIFT);
    const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (at + length > end) return OTHER | ((end - at) << LENGTH_SHIFT);
    const second = (utf8[at + 1] ?? 0) & 0x3f;
    let codePoint = ((lead & 0x1f) << 6) | second;
    if (length > 2)
      codePoint = ((lead & 0x0f) << 12) | (second << 6) | ((utf8[at + 2] ?? 0) & 0x3f);
    if (length > 3) codePoint = ((codePoint & 0x7fff) << 6) | ((utf8[at + 3] ?? 0) & 0x3f);
    const block = this.blockOf[codePoint >> BLOCK_BITS] ?? 0;
    const classBit = this.blocks[(block << BLOCK_BITS) | (codePoint & (BLOCK_SIZE - 1))] ?? OTHER;
    return classBit | (length << LENGTH_SHIFT);
  }

  /** Keeps one copy of each distinct block: most of Unicode repeats, and a small table stays in the processor's cache. */
  private shareBlocks(classOf: Uint8Array): Uint8Array {
    const numbers = new Map<string, number>();
    for (let index = 0; index < this.blockOf.length; index++) {
      const content = classOf.subarray(index << BLOCK_BITS, (index + 1) << BLOCK_BITS).join();
      const number = numbers.get(content) ?? numbers.size;
      numbers.set(content, number);
      this.blockOf[index] = number;
    }
    const blocks = new Uint8Array(numbers.size << BLOCK_BITS);
    this.blockOf.forEach((number, index) => {
      blocks.set(
        classOf.subarray(index << BLOCK_BITS, (index + 1) << BLOCK_BITS),
        number << BLOCK_BITS,
      );
    });
    return blocks;
  }
}
