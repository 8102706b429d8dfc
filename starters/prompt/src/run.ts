import { StarterError } from './errors.ts';
import { fallback, type Fallback } from './guardrails/fallback.ts';
import { checkInput } from './guardrails/input.ts';
import { checkOutput } from './guardrails/output.ts';
import type { Completion, Llm } from './llm.ts';
import { messagesFor, type Prompt } from './prompt/build.ts';
import { answerSchema, type Answer } from './schema.ts';

/** What a message came to, with what it took over all attempts. */
export interface Result {
  /** What the model answered, where it was of the schema. */
  readonly output: Answer | undefined;
  /** Set where the customer gets no answer of the model. */
  readonly fallback: Fallback | undefined;
  readonly attempts: number;
  /** Undefined = the model's price is unknown. */
  readonly costUsd: number | undefined;
  readonly latencyMs: number;
}

const maximumAttempts = 2;

/** Answers one message: input guardrails, the model, output guardrails, one more attempt, typed fallback. */
export async function answerMessage(llm: Llm, prompt: Prompt, text: string): Promise<Result> {
  const nothing = { output: undefined, attempts: 0, costUsd: 0, latencyMs: 0 };
  const input = checkInput(text);
  if (!input.ok) {
    return { ...nothing, fallback: fallback('invalid-input', `${input.reason}: ${input.detail}`) };
  }
  let result: Result = { ...nothing, fallback: fallback('invalid-output', 'never tried') };
  while (result.attempts < maximumAttempts) {
    let completion: Completion<Answer>;
    try {
      completion = await complete(llm, prompt, input.message);
    } catch (error) {
      if (!(error instanceof StarterError) || error.code === 'configuration') throw error;
      return { ...result, fallback: fallback('unavailable', error.message) };
    }
    const cost = result.costUsd;
    result = {
      ...judge(completion, prompt),
      attempts: result.attempts + 1,
      costUsd:
        cost === undefined || completion.costUsd === undefined
          ? undefined
          : cost + completion.costUsd,
      latencyMs: result.latencyMs + completion.latencyMs,
    };
    const reason = result.fallback?.reason;
    if (reason !== 'invalid-output' && reason !== 'blocked-output') return result;
  }
  return result;
}

/** One call of the model without guardrails: what the evaluation's baseline uses. */
export function complete(llm: Llm, prompt: Prompt, message: string): Promise<Completion<Answer>> {
  return llm.complete({
    instructions: prompt.instructions,
    messages: messagesFor(prompt, message),
    schema: answerSchema,
    schemaName: 'support_answer',
    maximumOutputTokens: 1_000,
  });
}

function judge(
  completion: Completion<Answer>,
  prompt: Prompt,
): Pick<Result, 'output' | 'fallback'> {
  switch (completion.status) {
    case 'refused':
      return { output: undefined, fallback: fallback('refused', completion.reason) };
    case 'incomplete':
      return { output: undefined, fallback: fallback('incomplete', completion.reason) };
    case 'invalid':
      return { output: undefined, fallback: fallback('invalid-output', completion.reason) };
    case 'answered': {
      const { output } = completion;
      const problems = checkOutput(output, prompt);
      if (problems.length > 0) {
        return { output, fallback: fallback('blocked-output', problems.join('; ')) };
      }
      if (!output.answerable) {
        return { output, fallback: fallback('not-answerable', output.reasoning.join(' ')) };
      }
      return { output, fallback: undefined };
    }
  }
}
