import {
  CASELESS,
  type CharacterClasses,
  LENGTH_SHIFT,
  LOWER,
  MARK,
  NEWLINE,
  NUMBER,
  OTHER,
  SPACE,
  UPPER,
} from './characterClasses';

const LETTER = LOWER | UPPER | CASELESS;
/** What o200k takes as a small letter: `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`. */
const SMALL = LOWER | CASELESS | MARK;
/** What o200k takes as a capital: `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`. */
const CAPITAL = UPPER | CASELESS | MARK;
/** `[^\s\p{L}\p{N}]` */
const SYMBOL = OTHER | MARK;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BLANK = 0x20;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;

/** Splits text into the pretokens that byte-pair encoding then works on, each on its own. */
export interface Pretokenizer {
  /** Where the pretoken that starts at `start` ends: after `start`, at most at `end`, the end of the text. */
  pretokenEnd(utf8: Uint8Array, start: number, end: number): number;
}

/** The runs that every encoding's rules are made of. */
class Runs {
  constructor(
    protected readonly classes: CharacterClasses,
    protected readonly digits: number,
  ) {}

  /** The end of a run of characters of the classes in `mask`. */
  protected runEnd(utf8: Uint8Array, start: number, end: number, mask: number): number {
    let at = start;
    let character = this.classes.characterAt(utf8, at, end);
    while (character & mask) {
      at += character >> LENGTH_SHIFT;
      character = this.classes.characterAt(utf8, at, end);
    }
    return at;
  }

  /** `\p{N}{1,digits}`, the first of which ends at `start`. */
  protected numberEnd(utf8: Uint8Array, start: number, end: number): number {
    let at = start;
    for (let taken = 1; taken < this.digits; taken++) {
      const character = this.classes.characterAt(utf8, at, end);
      if (!(character & NUMBER)) break;
      at += character >> LENGTH_SHIFT;
    }
    return at;
  }

  /** `\s*[\r\n]+|\s+(?!\S)|\s+`: to the last line end, else leave the last space to the word that follows. */
  protected whitespaceEnd(utf8: Uint8Array, start: number, end: number): number {
    let at = start;
    let last = start;
    let afterNewline = -1;
    let character = this.classes.characterAt(utf8, at, end);
    while (character & (SPACE | NEWLINE)) {
      last = at;
      at += character >> LENGTH_SHIFT;
      if (character & NEWLINE) afterNewline = at;
      character = this.classes.characterAt(utf8, at, end);
    }
    if (afterNewline >= 0) return afterNewline;
    return at < end && last > start ? last : at;
  }

  /** `(?i:'s|'t|'re|'ve|'m|'ll|'d)?`: `start` itself when there is none. */
  protected contractionEnd(utf8: Uint8Array, start: number, end: number): number {
    if (start + 1 >= end || utf8[start] !== APOSTROPHE) return start;
    const first = utf8[start + 1] ?? 0;
    const second = start + 2 < end ? (utf8[start + 2] ?? 0) : 0;
    if (
      isLetter(first, 's') ||
      isLetter(first, 't') ||
      isLetter(first, 'm') ||
      isLetter(first, 'd')
    )
      return start + 2;
    if ((isLetter(first, 'r') || isLetter(first, 'v')) && isLetter(second, 'e')) return start + 3;
    if (isLetter(first, 'l') && isLetter(second, 'l')) return start + 3;
    // U+017F, the long s, is an s when case is ignored.
    return first === 0xc5 && second === 0xbf ? start + 3 : start;
  }
}

/** Whether a byte is a letter in small or capital. */
function isLetter(byte: number, small: string): boolean {
  return (byte | 0x20) === small.charCodeAt(0);
}

/**
 * o200k_base, by one scan that does what this expression does by backtracking:
 *
 *     [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 *     |[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 *     |\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+
 */
export class O200kPretokenizer extends Runs implements Pretokenizer {
  pretokenEnd(utf8: Uint8Array, start: number, end: number): number {
    const first = this.classes.characterAt(utf8, start, end);
    const next = start + (first >> LENGTH_SHIFT);
    if (first & LETTER) return this.contractionEnd(utf8, this.wordEnd(utf8, start, end, true), end);
    if (first & NUMBER) return this.numberEnd(utf8, next, end);
    if (first & NEWLINE) return this.whitespaceEnd(utf8, start, end);
    const second = this.classes.characterAt(utf8, next, end);
    if (first & MARK || second & (CAPITAL | LOWER)) {
      // Of a mark before nothing but capitals the expression makes a word of its own, never their prefix.
      return this.contractionEnd(utf8, this.wordEnd(utf8, next, end, (first & MARK) === 0), end);
    }
    if (first & OTHER) return this.symbolsEnd(utf8, next, end);
    if (second & SYMBOL && utf8[start] === BLANK) return this.symbolsEnd(utf8, next, end);
    return this.whitespaceEnd(utf8, start, end);
  }

  /** Capitals, then small letters; with only capitals there, `start` unless `capitalsSuffice`. */
  private wordEnd(utf8: Uint8Array, start: number, end: number, capitalsSuffice: boolean): number {
    let at = start;
    let afterSmall = -1;
    let character = this.classes.characterAt(utf8, at, end);
    while (character & CAPITAL) {
      at += character >> LENGTH_SHIFT;
      if (character & SMALL) afterSmall = at;
      character = this.classes.characterAt(utf8, at, end);
    }
    if (character & LOWER) return this.runEnd(utf8, at, end, SMALL);
    // No lower-case letter follows: the last letter that is both capital and small must end the word.
    if (afterSmall >= 0) return afterSmall;
    return capitalsSuffice ? at : start;
  }

  /** `[^\s\p{L}\p{N}]*[\r\n/]*` */
  private symbolsEnd(utf8: Uint8Array, start: number, end: number): number {
    let at = this.runEnd(utf8, start, end, SYMBOL);
    for (; at < end; at++) {
      const byte = utf8[at];
      if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN && byte !== SLASH) break;
    }
    return at;
  }
}

/**
 * cl100k_base, and the encodings that differ from it by how many digits a pretoken may have:
 *
 *     (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,digits}
 *     | ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
 */
export class Cl100kPretokenizer extends Runs implements Pretokenizer {
  pretokenEnd(utf8: Uint8Array, start: number, end: number): number {
    const contraction = this.contractionEnd(utf8, start, end);
    if (contraction > start) return contraction;
    const first = this.classes.characterAt(utf8, start, end);
    const next = start + (first >> LENGTH_SHIFT);
    if (first & LETTER) return this.runEnd(utf8, next, end, LETTER);
    if (first & NUMBER) return this.numberEnd(utf8, next, end);
    if (first & NEWLINE) return this.whitespaceEnd(utf8, start, end);
    const second = this.classes.characterAt(utf8, next, end);
    if (second & LETTER) return this.runEnd(utf8, next, end, LETTER);
    if (first & SYMBOL) return this.symbolsEnd(utf8, next, end);
    if (second & SYMBOL && utf8[start] === BLANK) return this.symbolsEnd(utf8, next, end);
    return this.whitespaceEnd(utf8, start, end);
  }

  /** `[^\s\p{L}\p{N}]*[\r\n]*` */
  private symbolsEnd(utf8: Uint8Array, start: number, end: number): number {
    return this.runEnd(utf8, this.runEnd(utf8, start, end, SYMBOL), end, NEWLINE);
  }
}
