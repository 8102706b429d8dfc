/** What a labelled example asks and what it teaches to answer, whatever its format. */
export interface Conversation {
  /** What the user says, all turns; empty where the example has no user. */
  readonly asked: string;
  /** The answer that is trained on, or preferred. */
  readonly answered: string;
  readonly hasSystem: boolean;
}

/** Reads a valid row. */
export function readConversation(row: object): Conversation {
  const text = (holder: unknown, key: string): string =>
    typeof holder === 'object' && holder !== null ? textOf(Reflect.get(holder, key)) : '';
  const input: unknown = Reflect.get(row, 'input');
  const messages: unknown = Reflect.get(
    typeof input === 'object' && input !== null ? input : row,
    'messages',
  );
  if (!Array.isArray(messages))
    return {
      asked: text(row, 'prompt'),
      answered: text(row, 'completion') || text(row, 'chosen'),
      hasSystem: false,
    };
  const saidBy = (...roles: readonly string[]): readonly string[] =>
    messages.filter((one) => roles.includes(text(one, 'role'))).map((one) => text(one, 'content'));
  return {
    asked: saidBy('user').join('\n'),
    answered: saidBy('assistant').at(-1) ?? text(row, 'preferred_output'),
    hasSystem: saidBy('system', 'developer').length > 0,
  };
}

/** The text of a content: itself, its parts, or the messages that it is. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  return value
    .map((part: unknown) =>
      typeof part === 'object' && part !== null
        ? textOf(Reflect.get(part, 'text') ?? Reflect.get(part, 'content'))
        : '',
    )
    .filter((text) => text !== '')
    .join('\n');
}

/** A text without what does not make it another: case, punctuation, spaces, Unicode form. */
export function normalizeText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
