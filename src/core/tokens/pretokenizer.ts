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
  constructor(protected readonly classes: CharacterClasses) {}

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

  /** `\p{N}{1,atMost}`, one of which ends at `start`. */
  protected numberEnd(utf8: Uint8Array, start: number, end: number, atMost: number): number {
    let at = start;
    for (let taken = 1; taken < atMost; taken++) {
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
    const first = (utf8[start + 1] ?? 0) | 0x20;
    const second = start + 2 < end ? (utf8[start + 2] ?? 0) | 0x20 : 0;
    switch (String.fromCharCode(first)) {
      case 's':
      case 't':
      case 'm':
      case 'd':
        return start + 2;
      case 'r':
      case 'v':
        return second === 0x65 ? start + 3 : start;
      case 'l':
        return second === 0x6c ? start + 3 : start;
      default:
        // U+017F, the long s, is an s whatever the case.
        return utf8[start + 1] === 0xc5 && utf8[start + 2] === 0xbf ? start + 3 : start;
    }
  }
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
    if (first & NUMBER) return this.numberEnd(utf8, next, end, 3);
    if (first & NEWLINE) return this.whitespaceEnd(utf8, start, end);
    // Of a mark before nothing but capitals the expression makes a word of its own, never their prefix.
    const word = this.wordEnd(utf8, next, end, (first & MARK) === 0);
    if (word > next || first & MARK) return this.contractionEnd(utf8, word, end);
    if (first & OTHER) return this.symbolsEnd(utf8, next, end);
    if (utf8[start] === BLANK && this.classes.characterAt(utf8, next, end) & SYMBOL) {
      return this.symbolsEnd(utf8, next, end);
    }
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
  constructor(
    classes: CharacterClasses,
    private readonly digits: number,
  ) {
    super(classes);
  }

  pretokenEnd(utf8: Uint8Array, start: number, end: number): number {
    const contraction = this.contractionEnd(utf8, start, end);
    if (contraction > start) return contraction;
    const first = this.classes.characterAt(utf8, start, end);
    const next = start + (first >> LENGTH_SHIFT);
    if (first & LETTER) return this.runEnd(utf8, next, end, LETTER);
    if (first & NUMBER) return this.numberEnd(utf8, next, end, this.digits);
    if (first & NEWLINE) return this.whitespaceEnd(utf8, start, end);
    const word = this.runEnd(utf8, next, end, LETTER);
    if (word > next) return word;
    if (first & SYMBOL) return this.symbolsEnd(utf8, next, end);
    if (utf8[start] === BLANK && this.classes.characterAt(utf8, next, end) & SYMBOL) {
      return this.symbolsEnd(utf8, next, end);
    }
    return this.whitespaceEnd(utf8, start, end);
  }

  /** `[^\s\p{L}\p{N}]*[\r\n]*` */
  private symbolsEnd(utf8: Uint8Array, start: number, end: number): number {
    return this.runEnd(utf8, this.runEnd(utf8, start, end, SYMBOL), end, NEWLINE);
  }
}
