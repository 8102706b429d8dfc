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

const MOST_CLASSES = 8;
const BLOCK_BITS = 7;
const BLOCK_SIZE = 1 << BLOCK_BITS;
/** Past Unicode's last, so that whatever four bytes spell has its place. */
const CODE_POINTS = 0x200000;

/** Looks up the class of the character at a place in UTF-8 text, by a table of two stages. */
export class CharacterClasses {
  /** Per block of 128 code points, which of `blocks` it is. */
  readonly blockOf = new Uint16Array(CODE_POINTS >> BLOCK_BITS);
  /** The class of each code point of each distinct block; the first is of the ASCII characters. */
  readonly blocks: Uint8Array;

  constructor(runs: readonly ClassRun[]) {
    this.blocks = this.fillBlocks(runs);
  }

  /**
   * The class and byte length of the character that starts at `at`, packed; 0 at or after `end`.
   * Text that is not well-formed UTF-8 yields some character and never reads past `end`.
   */
  characterAt(utf8: Uint8Array, at: number, end: number): number {
    if (at >= end) return 0;
    const lead = utf8[at] ?? 0;
    if (lead < 0x80) return (this.blocks[lead] ?? OTHER) | (1 << LENGTH_SHIFT);
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

  /** Keeps one block of each class for all blocks within one run, so that the table fits the processor's cache. */
  private fillBlocks(runs: readonly ClassRun[]): Uint8Array {
    const uniform = new Map<number, number>();
    const blocks = new Uint8Array((runs.length + MOST_CLASSES + 1) << BLOCK_BITS);
    let filled = 0;
    let run = 0;
    const runEnd = (): number => runs[run + 1]?.first ?? CODE_POINTS;
    for (let index = 0; index < this.blockOf.length;) {
      const first = index << BLOCK_BITS;
      const end = first + BLOCK_SIZE;
      while (runEnd() <= first) run++;
      const classBit = runs[run]?.classBit ?? OTHER;
      const isUniform = index > 0 && runEnd() >= end;
      const shared = isUniform ? uniform.get(classBit) : undefined;
      const next = isUniform ? runEnd() >> BLOCK_BITS : index + 1;
      this.blockOf.fill(shared ?? filled, index, next);
      index = next;
      if (shared !== undefined) continue;
      if (isUniform) uniform.set(classBit, filled);
      for (let at = first; at < end; at = Math.min(runEnd(), end)) {
        while (runEnd() <= at) run++;
        const place = (filled << BLOCK_BITS) - first;
        blocks.fill(runs[run]?.classBit ?? OTHER, place + at, place + Math.min(runEnd(), end));
      }
      filled++;
    }
    return blocks.subarray(0, filled << BLOCK_BITS);
  }
}
