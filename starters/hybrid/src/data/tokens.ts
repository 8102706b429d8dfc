import { Tiktoken } from 'js-tiktoken/lite';
import o200k from 'js-tiktoken/ranks/o200k_base';
import type { Message, TrainingRow } from './row.ts';

/**
 * Tokens of a row as chat models of the o200k_base tokenizer are billed for it: each message costs its text, its role
 * and three more, the conversation three, a name one (OpenAI cookbook, "How to count tokens with tiktoken").
 * Tool definitions and calls are counted as the JSON that the row holds; providers write them differently, so rows with
 * tools are an estimate.
 */
export function countRowTokens(row: TrainingRow): number {
  const tools = row.tools === undefined ? 0 : countTokens(JSON.stringify(row.tools));
  return row.messages.reduce((sum, message) => sum + countMessageTokens(message), 3 + tools);
}

function countMessageTokens(message: Message): number {
  const { content } = message;
  const text =
    typeof content === 'string' ? content : (content ?? []).map((part) => part.text).join('');
  const name = 'name' in message && message.name !== undefined ? countTokens(message.name) + 1 : 0;
  const calls =
    message.role === 'assistant' && message.tool_calls !== undefined
      ? countTokens(JSON.stringify(message.tool_calls))
      : 0;
  return 3 + countTokens(message.role) + countTokens(text) + name + calls;
}

/** Tokens of a text in o200k_base; what looks like a special token is text. */
export function countTokens(text: string): number {
  tokenizer ??= new Tiktoken(o200k);
  return tokenizer.encode(text, [], []).length;
}

let tokenizer: Tiktoken | undefined;
