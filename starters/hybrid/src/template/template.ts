import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { delimit } from '../prompt/delimit.ts';
import { nameSources, renderSources } from '../prompt/renderSources.ts';
import type { ChunkHit } from '../retrieve/chunkHit.ts';

/** Who in the house deals with a question: what the handbook does not say, and reviewers teach. */
export const desks = [
  'counter',
  'accounts',
  'workshop',
  'safety',
  'damages',
  'privacy',
  'volunteers',
  'elsewhere',
] as const;

/** In the order in which the model writes: first the proof, then the verdict, then the answer. */
export const answerSchema = z.object({
  citations: z.array(z.object({ source: z.string(), quote: z.string() })),
  answerable: z.boolean(),
  answer: z.string(),
  desk: z.enum(desks),
});

export type ModelAnswer = z.infer<typeof answerSchema>;

/** The system prompt, for training and for serving. */
export const instructions = readFileSync(new URL('../prompt/system.md', import.meta.url), 'utf8');

/** The user's message, for training and for serving: the sources that were found, then the question. */
export function renderUser(question: string, hits: readonly ChunkHit[]): string {
  return `${renderSources(nameSources(hits))}\n${delimit('question', question)}`;
}

/** The question in a message that `renderUser` made; undefined where there is none. */
export function questionIn(message: string): string | undefined {
  return [...message.matchAll(/<question>\n([\s\S]*?)\n<\/question>/g)].at(-1)?.[1];
}

const probe: ChunkHit = { id: '1', path: 'p', heading: 'h', text: '<source>', start: 0, end: 8 };

/**
 * Names the template: instructions, rendering and schema. A model that was tuned on another one is
 * not served, because it would be asked in words that it did not learn.
 */
export const templateHash = createHash('sha256')
  .update(JSON.stringify([instructions, renderUser('q', [probe]), z.toJSONSchema(answerSchema)]))
  .digest('hex')
  .slice(0, 16);
