/** Where an example's text stands in a row; other keys are metadata that no trainer reads. */
const rowKeys = [
  'messages',
  'prompt',
  'completion',
  'chosen',
  'rejected',
  'input',
  'preferred_output',
  'non_preferred_output',
] as const;

/** The same within its messages, their parts and their tool calls. */
const messageKeys = [
  'messages',
  'content',
  'text',
  'tool_calls',
  'function_call',
  'function',
  'name',
  'arguments',
] as const;

/** An example's text lies five levels deep at most; a guard for the recursion. */
const deepest = 10;

/**
 * The texts of a valid row that a model is trained on: what messages and answers say and what tools are called with.
 * Without roles and the tokens that a model's chat template puts around each message.
 */
export function exampleTexts(row: unknown): readonly string[] {
  return textsAt(row, rowKeys, deepest);
}

function textsAt(holder: unknown, keys: readonly string[], levels: number): readonly string[] {
  if (typeof holder !== 'object' || holder === null) return [];
  return keys.flatMap((key) =>
    Object.hasOwn(holder, key) ? textsOf(Reflect.get(holder, key), levels - 1) : [],
  );
}

function textsOf(value: unknown, levels: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (levels === 0) return [];
  return Array.isArray(value)
    ? value.flatMap((item) => textsOf(item, levels - 1))
    : textsAt(value, messageKeys, levels);
}
