import * as z from 'zod';
import { encode, similarity } from './encoder.ts';

/** What the extractive reader made of a question. */
export interface Reading {
  readonly question: string;
  /** The nearest sentence, where it is near enough to be an answer. */
  readonly found: { readonly sourceId: string; readonly text: string } | undefined;
  /** Cosine of the question and the nearest sentence. */
  readonly score: number;
  readonly examples: readonly { readonly question: string; readonly answer: unknown }[];
}

const nodeSchema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
});

/**
 * Fills a JSON schema with a reading: an enum with the choice nearest to the question, a boolean with whether an
 * answer was found, a text with the sentence, a list of objects with one citation, a list of texts with how it was done.
 */
export async function fillSchema(schema: unknown, reading: Reading, name = ''): Promise<unknown> {
  const node = nodeSchema.parse(schema);
  if (node.const !== undefined) return node.const;
  if (node.enum !== undefined) return chooseNearest(node.enum, reading, name);
  if (node.anyOf !== undefined) return fillEither(node.anyOf, reading, name);
  const types = [node.type].flat();
  if (types.includes('null') && reading.found === undefined) return null;
  const type = types.find((one) => one !== 'null');
  switch (type) {
    case 'object': {
      const filled: Record<string, unknown> = {};
      for (const [key, child] of Object.entries(node.properties ?? {})) {
        filled[key] = await fillSchema(child, reading, key);
      }
      return filled;
    }
    case 'array': {
      const item = nodeSchema.parse(node.items ?? {});
      if (item.type === 'string') return explain(reading);
      return reading.found === undefined ? [] : [await fillSchema(item, reading, name)];
    }
    case 'boolean':
      return reading.found !== undefined;
    case 'number':
      return reading.score;
    case 'integer':
      return 0;
    default:
      return /id$|source/i.test(name)
        ? (reading.found?.sourceId ?? '')
        : (reading.found?.text ?? '');
  }
}

/** Nullable: null where nothing was found. */
async function fillEither(
  choices: readonly unknown[],
  reading: Reading,
  name: string,
): Promise<unknown> {
  const nullable = choices.some((choice) => nodeSchema.parse(choice).type === 'null');
  if (nullable && reading.found === undefined) return null;
  const first = choices.find((choice) => nodeSchema.parse(choice).type !== 'null');
  return fillSchema(first, reading, name);
}

function explain({ found, score }: Reading): readonly string[] {
  const cosine = score.toFixed(2);
  return found === undefined
    ? [
        `Extractive reader, not a language model: the nearest sentence is too far away (cosine ${cosine}).`,
      ]
    : [
        `Extractive reader, not a language model: copied the nearest sentence of source ${found.sourceId} (cosine ${cosine}).`,
      ];
}

/** The choice whose name, or whose few-shot example, lies nearest to the question. */
async function chooseNearest(
  choices: readonly unknown[],
  { question, examples }: Reading,
  name: string,
): Promise<unknown> {
  const candidates = [
    ...choices.map((choice) => ({ choice, text: String(choice).replaceAll(/[_-]/g, ' ') })),
    ...examples.flatMap(({ question: text, answer }) => {
      const choice: unknown =
        typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
      return choices.includes(choice) ? [{ choice, text }] : [];
    }),
  ];
  const [asked, ...encoded] = await encode([question, ...candidates.map(({ text }) => text)]);
  let best = { choice: choices[0], score: -1 };
  for (const [index, { choice }] of candidates.entries()) {
    const score = similarity(asked ?? [], encoded[index] ?? []);
    if (score > best.score) best = { choice, score };
  }
  return best.choice;
}
