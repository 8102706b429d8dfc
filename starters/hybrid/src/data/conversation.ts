import type { AssistantMessage, TrainingRow } from './row.ts';

/** A fault in what a well-formed row says, and where: a path into its JSON. */
export interface ConversationFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Checks what the schema cannot: that the conversation ends with an answer, that something is trained on, and that
 * every tool call is declared, parses, and is answered before the conversation goes on.
 */
export function conversationFault(row: TrainingRow): ConversationFault | undefined {
  const { messages } = row;
  if (!messages.some(({ role }) => role === 'user')) {
    return { path: ['messages'], message: 'no user message: there is nothing to answer' };
  }
  if (messages.at(-1)?.role !== 'assistant') {
    return {
      path: ['messages', messages.length - 1],
      message: 'the last message must be the assistant answer to learn',
    };
  }
  const answers = messages.filter((one): one is AssistantMessage => one.role === 'assistant');
  if (answers.every(({ weight }) => weight === 0)) {
    return {
      path: ['messages'],
      message: 'every assistant message has weight 0: there is nothing to learn',
    };
  }
  return toolFault(row);
}

function toolFault({ messages, tools }: TrainingRow): ConversationFault | undefined {
  const declared = new Set(tools?.map((one) => one.function.name));
  let open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    const path = ['messages', index];
    if (message.role === 'tool') {
      if (!open.delete(message.tool_call_id)) {
        return {
          path: [...path, 'tool_call_id'],
          message: `answers the call "${message.tool_call_id}", which is not open here`,
        };
      }
      continue;
    }
    if (open.size > 0) {
      return {
        path,
        message: `the tool call "${[...open].join('", "')}" has no tool message before this turn`,
      };
    }
    if (message.role !== 'assistant') continue;
    const calls = message.tool_calls ?? [];
    if (calls.length === 0 && !message.content && !message.refusal) {
      return { path, message: 'an assistant message needs content, a refusal or a tool call' };
    }
    for (const [at, call] of calls.entries()) {
      const { name, arguments: given } = call.function;
      const where = [...path, 'tool_calls', at, 'function'];
      if (!declared.has(name)) {
        return { path: [...where, 'name'], message: `the tool "${name}" is not listed in tools` };
      }
      if (!isJsonObject(given)) {
        return { path: [...where, 'arguments'], message: 'must be a JSON object, as text' };
      }
    }
    open = new Set(calls.map(({ id }) => id));
    if (open.size < calls.length) {
      return { path: [...path, 'tool_calls'], message: 'two calls have the same id' };
    }
  }
  return undefined;
}

function isJsonObject(source: string): boolean {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
