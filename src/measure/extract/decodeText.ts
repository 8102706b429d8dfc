import { analyse } from 'chardet';
import { Unreadable } from './extraction';
import { isIso2022Jp, isValidUtf8, plainUtf8, sniffedBytes, type IsUtf8 } from './plainUtf8';
import { byteOrderMark, utf16WithoutMark } from './unicodeMarks';

/** Text as UTF-8; `assumption` says so when the encoding was inferred rather than known. */
export interface DecodedText {
  readonly utf8: Uint8Array;
  readonly assumption?: string;
}

const sampledBytes = 64 * 1024;

/**
 * The text of a file in whatever common encoding: byte order mark, then UTF-16 without one, then
 * ISO-2022-JP (which is valid UTF-8 too), then strict UTF-8, then the declared encoding (HTML, XML), then a
 * statistical guess, then windows-1252. UTF-8 input is returned as a view, not a copy.
 * @param declared an encoding the document names itself; consulted only when it is not UTF-8.
 * @param isUtf8 where the platform has a faster check than decoding.
 * @throws {Unreadable} when the bytes are no text, or in an encoding that this platform cannot decode.
 */
export function decodeText(
  bytes: Uint8Array,
  declared?: string,
  isUtf8: IsUtf8 = isValidUtf8,
): DecodedText {
  const utf8 = plainUtf8(bytes, isUtf8);
  if (utf8) return { utf8 };
  const mark = byteOrderMark(bytes);
  if (mark === 'utf-32')
    throw new Unreadable('unsupported-encoding', 'UTF-32 text is not read; save it as UTF-8');
  if (mark === 'utf-8')
    return { utf8: decodeAs(bytes.subarray(3), 'utf-8'), assumption: 'invalid UTF-8 replaced' };
  if (mark) return { utf8: decodeAs(bytes, mark) };

  const head = bytes.subarray(0, sniffedBytes);
  if (head.includes(0)) {
    const encoding = utf16WithoutMark(head);
    if (!encoding) throw new Unreadable('binary', 'binary data, not text');
    return { utf8: decodeAs(bytes, encoding), assumption: `${encoding} without a byte order mark` };
  }
  if (isIso2022Jp(head))
    return { utf8: decodeAs(bytes, 'iso-2022-jp'), assumption: 'decoded as ISO-2022-JP' };
  if (looksBinary(head)) throw new Unreadable('binary', 'binary data, not text');

  const encoding =
    declared !== undefined && isDecodable(declared) ? declared : guessEncoding(bytes);
  const note = encoding === 'utf-8' ? 'invalid UTF-8 replaced' : `decoded as ${encoding}`;
  return { utf8: decodeAs(bytes, encoding), assumption: note };
}

function isValidIn(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether control characters that no text uses make up more than 1 in 50 bytes. */
function looksBinary(head: Uint8Array): boolean {
  const controls = head.reduce(
    (count, byte) => count + (byte < 8 || (byte > 13 && byte < 27) ? 1 : 0),
    0,
  );
  return controls * 50 > head.length;
}

function guessEncoding(bytes: Uint8Array): string {
  const sample = linesBeyondAscii(bytes);
  const guesses = analyse(sample)
    .map(({ name }) => name)
    .filter(isDecodable);
  const best = guesses[0] ?? 'windows-1252';
  // A few CJK words are too little for statistics and pass for accented letters, which never stand in rows.
  const eastAsian =
    western.test(best) && standInRows(sample) ? guesses.filter((name) => multiByte.test(name)) : [];
  return new TextDecoder(eastAsian.find((name) => isValidIn(bytes, name)) ?? best).encoding;
}

const western = /^(ascii|iso-8859-[1259]|windows-125[0247])$/i;
const multiByte = /^(shift_jis|euc-jp|euc-kr|gb18030|big5)$/i;

/** Whether more than a third of the bytes beyond ASCII follow another such byte. */
function standInRows(bytes: Uint8Array): boolean {
  let wide = 0;
  let following = 0;
  bytes.forEach((byte, index) => {
    if (byte < 0x80) return;
    wide++;
    if ((bytes[index - 1] ?? 0) >= 0x80) following++;
  });
  return following * 3 > wide;
}

/** A sample of the lines that tell encodings apart: ASCII ones would only drown them. */
function linesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(sampledBytes);
  let filled = 0;
  for (let start = 0; start < bytes.length && filled < sampledBytes;) {
    const lineFeed = bytes.indexOf(0x0a, start);
    const end = lineFeed === -1 ? bytes.length : lineFeed + 1;
    const line = bytes.subarray(start, Math.min(end, start + sampledBytes - filled));
    if (line.some((byte) => byte >= 0x80)) {
      sample.set(line, filled);
      filled += line.length;
    }
    start = end;
  }
  return sample.subarray(0, filled);
}

function isDecodable(encoding: string): boolean {
  return isValidIn(new Uint8Array(0), encoding);
}

function decodeAs(bytes: Uint8Array, encoding: string): Uint8Array {
  return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
}
