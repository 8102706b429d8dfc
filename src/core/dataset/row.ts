import * as z from 'zod/mini';

/** The shapes of a labelled example. */
export type RowFormat = 'chat' | 'prompt-completion' | 'preference';

export type RowResult =
  | { readonly valid: true; readonly format: RowFormat; readonly row: object }
  | {
      readonly valid: false;
      readonly code: RowProblemCode;
      readonly message: string;
      readonly path: readonly (string | number)[];
    };

export type RowProblemCode =
  | 'invalid-json'
  | 'row-too-long'
  | 'unclosed-quote'
  | 'not-an-object'
  | 'unknown-format'
  | 'invalid-value'
  | 'no-assistant-message'
  | 'no-trained-message'
  | 'empty-answer';

const text = z.string({ error: 'must be text' });
const filled = text.check(z.regex(/\S/, { error: 'must not be empty' }));
const roles = ['system', 'developer', 'user', 'assistant', 'tool', 'function'] as const;

const message = z.looseObject({
  role: z.enum(roles, { error: `must be one of ${roles.join(', ')}` }),
  content: z.optional(
    z.nullable(
      z.union([text, z.array(z.looseObject({ type: text }))], {
        error: 'must be text or a list of parts',
      }),
    ),
  ),
  tool_calls: z.optional(z.array(z.unknown(), { error: 'must be a list' })),
  function_call: z.optional(z.unknown()),
  weight: z.optional(
    z.union([z.literal(0), z.literal(1)], { error: 'must be 0 (not trained on) or 1' }),
  ),
});
const messages = z
  .array(message, { error: 'must be a list of messages' })
  .check(z.minLength(1, { error: 'must hold at least one message' }));
const answer = z.union([filled, messages], { error: 'must be text or a list of messages' });

const chat = z.looseObject({ messages });
const pair = z.looseObject({ prompt: filled, completion: filled });
/** `prompt`, `chosen`, `rejected` as open-weights trainers read them. */
const preference = z.looseObject({ prompt: answer, chosen: answer, rejected: answer });
/** The same as hosted platforms read it. */
const hostedPreference = z.looseObject({
  input: z.looseObject({ messages }),
  preferred_output: messages,
  non_preferred_output: messages,
});

type Message = z.infer<typeof message>;

/** Checks one parsed row of a dataset against the format that its keys announce. */
export function checkRow(row: unknown): RowResult {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return invalid('not-an-object', 'a row must be a JSON object { … }');
  }
  if ('messages' in row) {
    const parsed = chat.safeParse(row);
    return parsed.success ? checkConversation(row, parsed.data.messages) : firstIssue(parsed.error);
  }
  if ('preferred_output' in row) return checkShape(hostedPreference, row, 'preference');
  if ('chosen' in row) return checkShape(preference, row, 'preference');
  if ('prompt' in row) return checkShape(pair, row, 'prompt-completion');
  return invalid(
    'unknown-format',
    'expected messages, prompt and completion, or prompt, chosen and rejected',
  );
}

function checkShape(schema: z.ZodMiniType, row: object, format: RowFormat): RowResult {
  const parsed = schema.safeParse(row);
  return parsed.success ? { valid: true, format, row } : firstIssue(parsed.error);
}

/** A conversation teaches what its assistant says: one answer at least, filled, and not weighted away. */
function checkConversation(row: object, conversation: readonly Message[]): RowResult {
  const answers = conversation.flatMap((one, index) =>
    one.role === 'assistant' ? [{ ...one, index }] : [],
  );
  if (answers.length === 0)
    return invalid('no-assistant-message', 'no assistant message: there is nothing to learn', [
      'messages',
    ]);
  if (answers.every(({ weight }) => weight === 0)) {
    return invalid(
      'no-trained-message',
      'every assistant message has weight 0: there is nothing to learn',
      ['messages'],
    );
  }
  const empty = answers.find((one) => !isFilled(one));
  return empty
    ? invalid('empty-answer', 'an assistant message has neither content nor a tool call', [
        'messages',
        empty.index,
      ])
    : { valid: true, format: 'chat', row };
}

function isFilled({ content, tool_calls: calls, function_call: call }: Message): boolean {
  if ((calls?.length ?? 0) > 0 || (call ?? undefined) !== undefined) return true;
  return typeof content === 'string' ? content.trim() !== '' : (content?.length ?? 0) > 0;
}

function firstIssue(error: z.core.$ZodError): RowResult {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map((segment) =>
    typeof segment === 'number' ? segment : String(segment),
  );
  return invalid('invalid-value', `${path.join('.')} ${issue?.message ?? 'is invalid'}`, path);
}

function invalid(
  code: RowProblemCode,
  told: string,
  path: readonly (string | number)[] = [],
): RowResult {
  return { valid: false, code, message: told, path };
}
