/** Something to tell the author of a text, where it stands. Lines and columns count from 1. */
export interface TextProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** Dotted path of the value, empty for the document as a whole. */
  readonly path: string;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}

/** Finds the line and column (from 1) of an offset; `\n`, `\r\n` and a lone `\r` end a line. */
export function locate(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < offset && index < text.length; index++) {
    const character = text[index];
    if (character === '\n' || (character === '\r' && text[index + 1] !== '\n')) {
      line++;
      lineStart = index + 1;
    }
  }
  return { line, column: offset - lineStart + 1 };
}
