import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Message } from '../llm.ts';
import { answerSchema } from '../schema.ts';
import { delimit } from './delimit.ts';

const policiesSchema = z.array(z.object({ id: z.string(), text: z.string() }));
const examplesSchema = z.array(z.object({ message: z.string(), answer: answerSchema }));

export type Policy = z.infer<typeof policiesSchema>[number];

/** A prompt that only waits for a message. */
export interface Prompt {
  /** Rules and policies. It is the same for every message, so that the provider can cache it. */
  readonly instructions: string;
  /** The few-shot examples as turns of a conversation. */
  readonly examples: readonly Message[];
  readonly policies: readonly Policy[];
}

/** `full`: the rules of system.md and the examples. `baseline`: one sentence, what the rules have to beat. */
export type PromptVariant = 'full' | 'baseline';

export async function loadPrompt(variant: PromptVariant): Promise<Prompt> {
  const policies = policiesSchema.parse(await readJson('policies.json'));
  const rules = await readText(variant === 'full' ? 'system.md' : 'baseline.md');
  const examples = variant === 'full' ? examplesSchema.parse(await readJson('examples.json')) : [];
  const sources = policies.map(({ id, text }) => delimit('source', text, { id }));
  return {
    instructions: `${rules}\n# Policies\n\n${sources.join('\n')}\n`,
    examples: examples.flatMap(({ message, answer }): Message[] => [
      { role: 'user', content: delimit('message', message) },
      { role: 'assistant', content: JSON.stringify(answer) },
    ]),
    policies,
  };
}

/** The turns to send: the examples, then the message, as data. */
export function messagesFor(prompt: Prompt, message: string): readonly Message[] {
  return [...prompt.examples, { role: 'user', content: delimit('message', message) }];
}

function readText(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readText(name));
}
