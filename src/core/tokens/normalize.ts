const LINE_FEED = 0x0a;

/**
 * UTF-8 text in Unicode's normal form C; the bytes themselves where they are in it already.
 * Works line by line, as nothing composes across a line end, and decodes only lines that may hold something to compose.
 */
export function normalizeUtf8(utf8: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let kept = 0;
  for (let start = 0; start < utf8.length;) {
    const newline = utf8.indexOf(LINE_FEED, start);
    const end = newline < 0 ? utf8.length : newline + 1;
    if (mayCompose(utf8, start, end)) {
      const line = decode(utf8, start, end);
      const normalized = line.normalize('NFC');
      if (normalized !== line) {
        parts.push(utf8.subarray(kept, start), encode(normalized));
        kept = end;
      }
    }
    start = end;
  }
  return parts.length === 0 ? utf8 : concatenate([...parts, utf8.subarray(kept)]);
}

/** Whether there is any character but those below U+0300 and of the ideographs U+4000 to U+9FFF, which never change. */
function mayCompose(utf8: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = utf8[at] ?? 0;
    if (byte >= 0xcc && (byte < 0xe4 || byte > 0xe9)) return true;
  }
  return false;
}

function decode(utf8: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end;) {
    const lead = utf8[at++] ?? 0;
    const following = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    let codePoint = following === 0 ? lead : lead & (0x3f >> following);
    for (let left = following; left > 0; left--)
      codePoint = (codePoint << 6) | ((utf8[at++] ?? 0) & 0x3f);
    text += String.fromCodePoint(Math.min(codePoint, 0x10ffff));
  }
  return text;
}

function encode(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const following = codePoint < 0x80 ? 0 : codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
    bytes.push(
      following === 0
        ? codePoint
        : ((0xff00 >> (following + 1)) & 0xff) | (codePoint >> (6 * following)),
    );
    for (let left = following - 1; left >= 0; left--)
      bytes.push(0x80 | ((codePoint >> (6 * left)) & 0x3f));
  }
  return Uint8Array.from(bytes);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
