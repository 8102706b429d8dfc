/** The encoding that a byte order mark names; undefined where there is none. */
export function byteOrderMark(
  bytes: Uint8Array,
): 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32' | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'utf-32' : 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return 'utf-32';
  return undefined;
}

/**
 * UTF-16 puts the zero half of spaces and line feeds mostly on one side (the full-width space has its own on
 * the other), and decodes to characters that exist, white space among them; binary data does not.
 */
export function utf16WithoutMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let even = 0;
  let odd = 0;
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even++;
    else odd++;
  });
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  try {
    // The sample may end between the halves of a surrogate pair: `stream` keeps that from being an error.
    const whole = head.subarray(0, head.length & ~1);
    const sample = new TextDecoder(encoding, { fatal: true }).decode(whole, { stream: true });
    const isText =
      /[\n\r \u3000]/.test(sample) && !/[\p{Cn}\p{Co}]|(?![\t\n\f\r])\p{Cc}/u.test(sample);
    return isText ? encoding : undefined;
  } catch {
    return undefined;
  }
}
