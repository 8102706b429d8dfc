import * as z from 'zod';

export const categories = [
  'delivery',
  'returns',
  'payment',
  'warranty',
  'service',
  'other',
] as const;

/** What the model answers. The order of the keys is the order it writes them in: reasoning comes before the answer. */
export const answerSchema = z.object({
  reasoning: z.array(z.string()).describe('One to four short sentences, written before deciding.'),
  category: z.enum(categories).describe('What the message is about.'),
  answerable: z.boolean().describe('True only if one policy states the answer.'),
  policyId: z.string().nullable().describe('The id of that policy; null if not answerable.'),
  answer: z.string().nullable().describe('The answer to send; null if not answerable.'),
});

export type Answer = z.infer<typeof answerSchema>;
