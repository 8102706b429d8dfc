import type { ComponentChild, ComponentChildren } from 'preact';

/**
 * A sentence with elements in its places, wherever a language has them.
 * @param message a translated message, its places `{0}`, `{1}` … still open
 */
export function fill(message: string, ...parts: readonly ComponentChild[]): ComponentChildren {
  return message
    .split(/\{(\d+)\}/)
    .map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]));
}
