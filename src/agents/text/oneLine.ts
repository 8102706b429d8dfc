/** Control characters, line ends, and what turns the direction of text around. */
const unprintable = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/**
 * Text from a file or a name as one line that cannot pass for a line of a tool's own: control characters and line
 * ends become spaces, and what is long is cut.
 */
export function oneLine(text: string, longest = 160): string {
  const line = text.replace(unprintable, ' ');
  // A surrogate pair is cut before, never through.
  const cut = line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '');
  return line.length <= longest ? line : `${cut}…`;
}
