import * as z from 'zod';

const text = z.string({ error: 'must be text' });
const filled = text.regex(/\S/, { error: 'must not be empty' });
const textPart = z.strictObject({ type: z.literal('text'), text });
const content = z.union([filled, z.array(textPart).min(1)], {
  error: 'must be text or a list of text parts',
});

const toolCall = z.strictObject({
  id: filled,
  type: z.literal('function'),
  function: z.strictObject({ name: filled, arguments: text }),
});

const system = z.strictObject({
  role: z.enum(['system', 'developer']),
  content,
  name: z.optional(text),
});
const user = z.strictObject({ role: z.literal('user'), content, name: z.optional(text) });
const tool = z.strictObject({ role: z.literal('tool'), content, tool_call_id: filled });
const assistant = z.strictObject({
  role: z.literal('assistant'),
  content: z.optional(z.nullable(content)),
  refusal: z.optional(z.nullable(text)),
  name: z.optional(text),
  tool_calls: z.optional(z.array(toolCall).min(1, { error: 'must hold a call, or be left out' })),
  weight: z.optional(
    z.union([z.literal(0), z.literal(1)], { error: 'must be 0 (not trained on) or 1' }),
  ),
});

const message = z.discriminatedUnion('role', [system, user, assistant, tool], {
  error: 'must have a role: system, developer, user, assistant or tool',
});

const toolDefinition = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name: filled,
    description: z.optional(text),
    parameters: z.optional(z.record(z.string(), z.unknown())),
    strict: z.optional(z.nullable(z.boolean())),
  }),
});

/** One training example: a conversation that ends with the answer to learn. */
export const trainingRow = z.strictObject({
  messages: z.array(message, { error: 'must be a list of messages' }).min(1, {
    error: 'must hold at least one message',
  }),
  tools: z.optional(z.array(toolDefinition)),
  parallel_tool_calls: z.optional(z.boolean()),
});

export type TrainingRow = z.infer<typeof trainingRow>;
export type Message = TrainingRow['messages'][number];
export type AssistantMessage = Extract<Message, { role: 'assistant' }>;

/** The text of a message; tool calls are not text. */
export function textOf(message: Message): string {
  const { content: said } = message;
  if (said === undefined || said === null) return '';
  return typeof said === 'string' ? said : said.map((part) => part.text).join('');
}

/** What the user says in a conversation, turn by turn. */
export function userTexts(row: TrainingRow): readonly string[] {
  return row.messages.filter(({ role }) => role === 'user').map(textOf);
}

/** The answer that the row teaches last; a valid row ends with it. */
export function finalAnswer(row: TrainingRow): string {
  const last = row.messages.at(-1);
  if (last?.role !== 'assistant') return '';
  return last.tool_calls === undefined ? textOf(last) : JSON.stringify(last.tool_calls);
}
