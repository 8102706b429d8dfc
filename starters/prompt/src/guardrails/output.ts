import type { Prompt } from '../prompt/build.ts';
import type { Answer } from '../schema.ts';

export const longestAnswerWords = 80;
/** So many words in a row of the rules are no coincidence. */
const leakedWords = 8;

/** What is wrong with an answer that is of the schema; empty = it may be sent. */
export function checkOutput(answer: Answer, { policies, instructions }: Prompt): readonly string[] {
  const problems: string[] = [];
  const { answerable, policyId, answer: text } = answer;
  if (!answerable) {
    if (text !== null && text.trim() !== '') problems.push('an answer although none was found');
    return problems;
  }
  const policy = policies.find(({ id }) => id === policyId);
  if (policy === undefined) problems.push(`no policy is called "${policyId ?? 'null'}"`);
  if (text === null || text.trim() === '') return [...problems, 'answerable, but no answer'];
  if (text.split(/\s+/).length > longestAnswerWords) problems.push('the answer is too long');
  if (/https?:|www\.|\]\(/i.test(text)) problems.push('the answer holds a link');
  if (policy !== undefined) {
    const foreign = numbersOf(text).filter((number) => !numbersOf(policy.text).includes(number));
    if (foreign.length > 0) problems.push(`the policy does not state ${foreign.join(', ')}`);
  }
  if (leaks(text, rulesOf(instructions))) problems.push('the answer repeats the instructions');
  return problems;
}

/** Digits only: the policies may be translated, their numbers may not change. */
function numbersOf(text: string): readonly string[] {
  return (text.match(/\d+(?:[.,]\d+)?/g) ?? []).map((number) => number.replace(',', '.'));
}

/** The instructions without the policies, which an answer may repeat. */
function rulesOf(instructions: string): string {
  return instructions.slice(0, instructions.indexOf('# Policies'));
}

function leaks(text: string, rules: string): boolean {
  const words = (line: string) => line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const told = ` ${words(rules).join(' ')} `;
  const said = words(text);
  return said.some(
    (_, start) =>
      start + leakedWords <= said.length &&
      told.includes(` ${said.slice(start, start + leakedWords).join(' ')} `),
  );
}
