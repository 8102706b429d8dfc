/**
 * A text without what a terminal would obey rather than show: a file's name, a plan's title or a case's id may carry
 * escape sequences that rewrite what stands on the screen, or its title. Line ends and tabs stay; the rest is shown
 * as the picture of its code. Overrides of the writing direction, which show a name as another, go the same way.
 */
export function plainText(text: string): string {
  return text.replaceAll(
    // eslint-disable-next-line no-control-regex -- they are what this is about
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => {
      const code = character.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
    },
  );
}
