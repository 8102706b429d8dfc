/** C0 controls but tab and line feed, DEL, C1 controls, and overrides of the writing direction. */
// eslint-disable-next-line no-control-regex -- they are what this is about
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text without what a terminal would obey rather than show: a file's name, a plan's title or a case's id may carry
 * escape sequences that rewrite the screen, or overrides of the writing direction that show one name as another. Each
 * is shown as the picture of its code.
 */
export function plainText(text: string): string {
  return text.replaceAll(obeyed, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** The same JSON with those characters written as escapes: it reads back as it was. */
export function escapeJson(json: string): string {
  return json.replaceAll(
    obeyed,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
