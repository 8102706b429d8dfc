/**
 * Text from a file or a name as one line that cannot pass for a line of a tool's own: control characters and line
 * ends become spaces, and what is long is cut.
 */
export function oneLine(text: string, longest = 160): string {
  // eslint-disable-next-line no-control-regex -- these are what must go
  const line = text.replace(
    /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]+/g,
    ' ',
  );
  const letters = [...line];
  return letters.length <= longest ? line : `${letters.slice(0, longest - 1).join('')}…`;
}
