/**
 * Lines of comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in
 * front, as OWASP advises against CSV injection: its parts may come from a plan that somebody else wrote.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

function csvCell(text: string): string {
  const harmless = isFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Begins like a formula, in narrow or wide characters, and is no number. */
function isFormula(text: string): boolean {
  return /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/.test(text) && !number.test(text);
}
