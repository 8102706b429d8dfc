/** The classes of characters and the pretokens made of them: see ../characterClasses.ts and ../pretokenizer.ts. */
import { isWide } from './joins';
import { allocate } from './memory';

const MARK: u32 = 1;
const LOWER: u32 = 2;
const UPPER: u32 = 4;
const CASELESS: u32 = 8;
const NUMBER: u32 = 16;
const SPACE: u32 = 32;
const NEWLINE: u32 = 64;
const OTHER: u32 = 128;
const LETTER: u32 = LOWER | UPPER | CASELESS;
const SMALL: u32 = LOWER | CASELESS | MARK;
const CAPITAL: u32 = UPPER | CASELESS | MARK;
const SYMBOL: u32 = OTHER | MARK;
const LENGTH_SHIFT: u32 = 8;
const BLOCK_BITS: u32 = 7;
const WIDE_BLOCKS: u32 = 1 << 10;
const WIDE_BLOCK_BITS: u32 = 6;
/** How far beyond its end reads of a text may go. */
export const PADDING: usize = 32;

let blockOf: usize = 0;
let blocks: usize = 0;
/** The block of code points 0 to 127. */
let asciiClasses: usize = 0;
/** u8 per byte: 1 for the ASCII characters that `[^\r\n\p{L}\p{N}]` matches. */
let mayPrefix: usize = 0;
/** u8 per block of 64 characters of three bytes: 1 where all of them are letters without case, as ideographs are. */
let caselessBlocks: usize = 0;
/** Where the text being counted ends. `PADDING` bytes of 0xff follow, so that a read past it finds no character. */
let textEnd: usize = 0;

function characterAt(at: usize): u32 {
  const lead: u32 = load<u8>(at);
  return lead < 0x80
    ? load<u8>(asciiClasses + lead) | (1 << LENGTH_SHIFT)
    : longCharacterAt(at, lead);
}

function longCharacterAt(at: usize, lead: u32): u32 {
  if (at >= textEnd) return 0;
  const length: u32 = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (at + length > textEnd) return OTHER | ((<u32>(textEnd - at)) << LENGTH_SHIFT);
  const second: u32 = load<u8>(at, 1) & 0x3f;
  let codePoint = ((lead & 0x1f) << 6) | second;
  if (length > 2) codePoint = ((lead & 0x0f) << 12) | (second << 6) | (load<u8>(at, 2) & 0x3f);
  if (length > 3) codePoint = ((codePoint & 0x7fff) << 6) | (load<u8>(at, 3) & 0x3f);
  return classOf(codePoint) | (length << LENGTH_SHIFT);
}

function classOf(codePoint: u32): u32 {
  const block = <u32>load<u16>(blockOf + ((codePoint >> BLOCK_BITS) << 1));
  return load<u8>(blocks + ((block << BLOCK_BITS) | (codePoint & 127)));
}

/** Whether the rules tell capitals from small letters, as those of o200k do; else they are those of cl100k. */
let cased: bool = false;
/** How many digits a pretoken may have. */
let digits: u32 = 3;

/** Sets the rules and the two stages of the class table: u16 per block of 128 code points, then u8 per code point. */
export function setRules(
  capitals: bool,
  digitsPerPretoken: u32,
  classBlockOf: usize,
  classBlocks: usize,
): void {
  cased = capitals;
  digits = digitsPerPretoken;
  blockOf = classBlockOf;
  blocks = classBlocks;
  asciiClasses = blocks + ((<usize>load<u16>(blockOf)) << BLOCK_BITS);
  setCaselessBlocks();
  mayPrefix = allocate(256);
  for (let byte: u32 = 0; byte < 128; byte++) {
    store<u8>(
      mayPrefix + byte,
      <u8>((load<u8>(asciiClasses + byte) & (SPACE | OTHER | MARK)) != 0),
    );
  }
}

function setCaselessBlocks(): void {
  caselessBlocks = allocate(WIDE_BLOCKS);
  for (let block: u32 = 0; block < WIDE_BLOCKS; block++) {
    let codePoint = block << WIDE_BLOCK_BITS;
    const end = codePoint + (1 << WIDE_BLOCK_BITS);
    while (codePoint < end && classOf(codePoint) == CASELESS) codePoint++;
    store<u8>(caselessBlocks + block, <u8>(codePoint == end));
  }
}

/** Sets where the text ends. `PADDING` bytes of memory behind it are overwritten. */
export function setTextEnd(end: usize): void {
  textEnd = end;
  memory.fill(end, 0xff, PADDING);
}

/** Where the pretoken that starts at `start` ends. */
export function pretokenEnd(start: usize): usize {
  return cased ? o200kPretokenEnd(start) : cl100kPretokenEnd(start);
}

/** The same, found faster, for most pretokens that are ASCII; 0 for others. */
export function asciiPretokenEnd(start: usize): usize {
  if (!cased) return 0;
  const bytes = v128.load(start);
  const small = among(bytes, 0x61, 26);
  const capitals = among(bytes, 0x41, 26);
  const plain = plainWordEnd(start, small, capitals);
  return plain ? plain : shortPretokenEnd(start, bytes, small, capitals);
}

/** Which of 16 bytes are among so many values from `first` on, a bit each. */
function among(bytes: v128, first: i8, values: i8): u32 {
  return i8x16.bitmask(i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(first)), i8x16.splat(values)));
}

/**
 * Most pretokens are one ASCII blank or symbol if any, one capital if any, then small letters, 15 bytes at most: found in
 * one step, without a branch that the processor would guess wrong. 0 when the pretoken is not of that kind.
 */
function plainWordEnd(start: usize, small: u32, capitals: u32): usize {
  const prefix = <u32>load<u8>(mayPrefix + load<u8>(start));
  const capital = (capitals >> prefix) & 1;
  const run = ctz(~(small >> (prefix + capital)));
  const end = start + prefix + capital + run;
  return run > 0 && end < start + 16 && endsWord(end) ? end : 0;
}

/** An apostrophe may start a contraction, and a character beyond ASCII may be a letter. */
function endsWord(end: usize): bool {
  const following = load<u8>(end);
  return following < 0x80 && following != 0x27;
}

/** The same for what else is 15 ASCII bytes at most, all bytes looked at together; 0 when more or others decide. */
function shortPretokenEnd(start: usize, bytes: v128, small: u32, capitals: u32): usize {
  const first: u32 = load<u8>(start);
  const letters = small | capitals;
  const prefix = <u32>load<u8>(mayPrefix + first);
  if ((letters >> prefix) & 1) {
    const capitalsEnd = prefix + ctz(~(capitals >> prefix));
    const end = start + capitalsEnd + ctz(~(small >> capitalsEnd));
    return end < start + 16 && endsWord(end) ? end : 0;
  }
  const numbers = among(bytes, 0x30, 10);
  const whites = among(bytes, 0x09, 5) | i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x20)));
  const symbols = ~(letters | numbers | whites | i8x16.bitmask(bytes)) & 0xffff;
  const blank: u32 = first == 0x20 ? 1 : 0;
  const symbolRun = ctz(~(symbols >> blank));
  if (symbolRun) {
    const end = start + blank + symbolRun;
    return end < start + 16 && load<u8>(end) < 0x80 ? lineEndsEnd(end) : 0;
  }
  const whiteRun = ctz(~whites);
  if (whiteRun) {
    if (whiteRun == 16 || load<u8>(start + whiteRun) >= 0x80) return 0;
    const newlines =
      i8x16.bitmask(
        v128.or(i8x16.eq(bytes, i8x16.splat(0x0a)), i8x16.eq(bytes, i8x16.splat(0x0d))),
      ) &
      ((1 << whiteRun) - 1);
    // Up to the last line end; without one, all but the last blank, which goes with what follows.
    if (newlines) return start + 32 - clz(newlines);
    return start + (whiteRun > 1 ? whiteRun - 1 : 1);
  }
  const numberRun = min(<u32>ctz(~numbers), digits);
  if (!numberRun) return 0;
  return numberRun == digits || load<u8>(start + numberRun) < 0x80 ? start + numberRun : 0;
}

function o200kPretokenEnd(start: usize): usize {
  const first = characterAt(start);
  const next = start + (first >> LENGTH_SHIFT);
  if (first & LETTER) return contractionEnd(wordEnd(start, true));
  if (first & NUMBER) return numberEnd(next);
  if (first & NEWLINE) return whitespaceEnd(start);
  const second = characterAt(next);
  if (first & MARK || second & (CAPITAL | LOWER))
    return contractionEnd(wordEnd(next, !(first & MARK)));
  if (first & OTHER) return o200kSymbolsEnd(next);
  if (second & SYMBOL && load<u8>(start) == 0x20) return o200kSymbolsEnd(next);
  return whitespaceEnd(start);
}

/** The end of a run of ASCII a to z, 16 at a time. */
function lowercaseEnd(start: usize): usize {
  let at = start;
  while (true) {
    const fromA = i8x16.sub(v128.load(at), i8x16.splat(0x61));
    const others = ~i8x16.bitmask(i8x16.lt_u(fromA, i8x16.splat(26))) & 0xffff;
    if (others) return at + ctz(others);
    at += 16;
  }
}

/** The end of a run of three-byte letters without case, as far as `caselessBlocks` tells them. */
function caselessEnd(start: usize): usize {
  let at = start;
  while (isWide(load<u8>(at)) && at + 3 <= textEnd) {
    const block = (((<u32>load<u8>(at)) & 0x0f) << 6) | (load<u8>(at, 1) & 0x3f);
    if (!load<u8>(caselessBlocks + block)) break;
    at += 3;
  }
  return at;
}

function wordEnd(start: usize, capitalsSuffice: bool): usize {
  let at = caselessEnd(start);
  let afterSmall: usize = at > start ? at : 0;
  let character = characterAt(at);
  while (character & CAPITAL) {
    at += character >> LENGTH_SHIFT;
    if (character & SMALL) afterSmall = at;
    character = characterAt(at);
  }
  if (character & LOWER) return runEnd(lowercaseEnd(at), SMALL);
  if (afterSmall) return afterSmall;
  return capitalsSuffice ? at : start;
}

function o200kSymbolsEnd(start: usize): usize {
  return lineEndsEnd(runEnd(start, SYMBOL));
}

/** `[\r\n/]*` */
function lineEndsEnd(start: usize): usize {
  let at = start;
  while (load<u8>(at) == 0x0a || load<u8>(at) == 0x0d || load<u8>(at) == 0x2f) at++;
  return at;
}

function cl100kPretokenEnd(start: usize): usize {
  const contraction = contractionEnd(start);
  if (contraction > start) return contraction;
  const first = characterAt(start);
  const next = start + (first >> LENGTH_SHIFT);
  if (first & LETTER) return lettersEnd(next);
  if (first & NUMBER) return numberEnd(next);
  if (first & NEWLINE) return whitespaceEnd(start);
  const word = lettersEnd(next);
  if (word > next) return word;
  if (first & SYMBOL) return cl100kSymbolsEnd(next);
  if (load<u8>(start) == 0x20 && characterAt(next) & SYMBOL) return cl100kSymbolsEnd(next);
  return whitespaceEnd(start);
}

function lettersEnd(start: usize): usize {
  return runEnd(lowercaseEnd(start), LETTER);
}

function cl100kSymbolsEnd(start: usize): usize {
  return runEnd(runEnd(start, SYMBOL), NEWLINE);
}

function runEnd(start: usize, mask: u32): usize {
  let at = start;
  let character = characterAt(at);
  while (character & mask) {
    at += character >> LENGTH_SHIFT;
    character = characterAt(at);
  }
  return at;
}

function numberEnd(start: usize): usize {
  let at = start;
  for (let taken: u32 = 1; taken < digits; taken++) {
    const character = characterAt(at);
    if (!(character & NUMBER)) break;
    at += character >> LENGTH_SHIFT;
  }
  return at;
}

function whitespaceEnd(start: usize): usize {
  let at = start;
  let last = start;
  let afterNewline: usize = 0;
  let character = characterAt(at);
  while (character & (SPACE | NEWLINE)) {
    last = at;
    at += character >> LENGTH_SHIFT;
    if (character & NEWLINE) afterNewline = at;
    character = characterAt(at);
  }
  if (afterNewline) return afterNewline;
  return at < textEnd && last > start ? last : at;
}

function contractionEnd(start: usize): usize {
  return load<u8>(start) == 0x27 ? apostropheEnd(start) : start;
}

function apostropheEnd(start: usize): usize {
  const first: u32 = load<u8>(start, 1) | 0x20;
  const second: u32 = load<u8>(start, 2) | 0x20;
  if (first == 0x73 || first == 0x74 || first == 0x6d || first == 0x64) return start + 2; // s t m d
  if ((first == 0x72 || first == 0x76) && second == 0x65) return start + 3; // re ve
  if (first == 0x6c && second == 0x6c) return start + 3; // ll
  if (load<u8>(start, 1) == 0xc5 && load<u8>(start, 2) == 0xbf) return start + 3; // U+017F, an s
  return start;
}
