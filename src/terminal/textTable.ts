/**
 * Lines of a table with its columns aligned, two spaces apart, indented by two. Each row is one line, whatever its
 * cells hold: a file's name with a line end in it must not pose as another row.
 * @param rightAligned the columns whose cells end together, as numbers do
 */
export function textTable(
  unsafeRows: readonly (readonly string[])[],
  rightAligned: readonly number[] = [],
): string[] {
  const rows = unsafeRows.map((row) => row.map((cell) => cell.replaceAll(/[\r\n]/g, '\u2424')));
  const widths = rows.reduce<number[]>((widest, row) => {
    row.forEach((cell, column) => {
      widest[column] = Math.max(widest[column] ?? 0, cell.length);
    });
    return widest;
  }, []);
  return rows.map((row) =>
    `  ${row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return rightAligned.includes(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')}`.trimEnd(),
  );
}

/** The width to wrap at: the terminal's, within what is pleasant to read; 80 where the output is no terminal. */
export function readingWidth(): number {
  return Math.min(Math.max(process.stdout.isTTY ? process.stdout.columns : 80, 40), 110);
}

/** Breaks a text at spaces into lines of at most `width`; the first starts with `lead`, the others with `hang` spaces. */
export function wrap(text: string, width: number, lead = '', hang = lead.length): string[] {
  const lines: string[] = [];
  let line = lead;
  let isEmpty = true;
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(hang);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
