import * as z from 'zod/mini';
import type { CaseProblem } from './evaluationCase';

const labelledAnswer = z.looseObject({
  input: z.string(),
  answer: z.string(),
  rubric: z.string(),
  human: z.enum(['pass', 'fail']),
});

/** An answer that a person judged: what a judge is calibrated with. */
export type LabelledAnswer = z.infer<typeof labelledAnswer>;

/** Reads judged answers, one JSON object a line: `{ "input", "answer", "rubric", "human": "pass" | "fail" }`. */
export function readLabelledAnswers(jsonl: string): {
  readonly answers: readonly LabelledAnswer[];
  readonly problems: readonly CaseProblem[];
} {
  const answers: LabelledAnswer[] = [];
  const problems: CaseProblem[] = [];
  for (const [index, text] of jsonl
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (text.trim() === '') continue;
    const parsed = parse(text);
    if (parsed) answers.push(parsed);
    else
      problems.push({
        line: index + 1,
        message:
          'expected { "input": "…", "answer": "…", "rubric": "…", "human": "pass" or "fail" }',
      });
  }
  return { answers, problems };
}

function parse(text: string): LabelledAnswer | undefined {
  try {
    return labelledAnswer.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
