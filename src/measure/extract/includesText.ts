/**
 * Whether bytes hold an ASCII text.
 * @param width bytes per character: 1, or 2 for UTF-16LE.
 */
export function includesText(bytes: Uint8Array, text: string, width: 1 | 2): boolean {
  const sought = new Uint8Array(text.length * width);
  for (let index = 0; index < text.length; index++) sought[index * width] = text.charCodeAt(index);
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (sought.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
