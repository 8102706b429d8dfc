import * as z from 'zod/mini';
import { evaluationFile } from '../evaluation/evaluationFile';
import type { UsageRow } from './usageRecord';

const amount = z.optional(z.nullable(z.number().check(z.gte(0))));

const tokenUsage = z.object({
  prompt: amount,
  completion: amount,
  numRequests: amount,
  completionDetails: z.optional(z.nullable(z.object({ reasoning: amount }))),
});

/** What promptfoo writes of each case with `--output results.json`. */
const promptfoo = z.object({
  results: z.object({
    results: z.array(
      z.object({
        provider: z.optional(z.object({ id: z.optional(z.string()) })),
        response: z.optional(
          z.nullable(
            z.object({
              tokenUsage: z.optional(z.nullable(tokenUsage)),
              cached: z.optional(z.nullable(z.boolean())),
            }),
          ),
        ),
        tokenUsage: z.optional(z.nullable(tokenUsage)),
        cost: amount,
      }),
    ),
  }),
});

/** The cases of an evaluation as requests without a time; undefined where the JSON is something else. */
export function readEvaluationUsage(
  json: unknown,
): { readonly name: string; readonly rows: readonly UsageRow[] } | undefined {
  const own = evaluationFile.safeParse(json);
  if (own.success) {
    const { cases, model } = own.data;
    return {
      name: 'Ockham evaluation',
      rows: cases.map(({ tokens, costUsd }): UsageRow =>
        tokens === undefined
          ? { kind: 'other', why: 'cases without a count of tokens' }
          : {
              kind: 'usage',
              record: {
                requests: 1,
                inputTokens: tokens.input,
                outputTokens: tokens.output,
                ...(tokens.cachedInput === undefined ? {} : { cachedTokens: tokens.cachedInput }),
                ...(model === undefined ? {} : { model }),
                ...(costUsd === undefined ? {} : { costUsd }),
              },
            },
      ),
    };
  }
  const parsed = promptfoo.safeParse(json);
  if (!parsed.success) return undefined;
  return {
    name: 'promptfoo results',
    rows: parsed.data.results.results.map(({ provider, response, tokenUsage: own, cost }) => {
      if (response?.cached === true)
        return { kind: 'other', why: "answers from promptfoo's own cache" };
      const usage = response?.tokenUsage ?? own;
      if (!usage || (usage.prompt ?? 0) + (usage.completion ?? 0) === 0)
        return { kind: 'other', why: 'cases without a count of tokens' };
      const reasoning = usage.completionDetails?.reasoning;
      return {
        kind: 'usage',
        record: {
          requests: 1,
          ...(typeof usage.prompt === 'number' ? { inputTokens: usage.prompt } : {}),
          ...(typeof usage.completion === 'number' ? { outputTokens: usage.completion } : {}),
          ...(typeof reasoning === 'number' ? { reasoningTokens: reasoning } : {}),
          ...(provider?.id === undefined ? {} : { model: provider.id }),
          ...(typeof cost === 'number' ? { costUsd: cost } : {}),
        },
      };
    }),
  };
}
