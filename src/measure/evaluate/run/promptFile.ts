import { parse } from 'yaml';
import * as z from 'zod/mini';
import type { ChatMessage, ChatRequest } from './chatModel';

const count = z.int().check(z.gte(1));

/** What a prompt's front matter may say; other keys are the author's own. */
const frontMatter = z.looseObject({
  name: z.optional(z.string()),
  temperature: z.optional(z.number().check(z.gte(0), z.lte(2))),
  maxOutputTokens: z.optional(count),
  /** The file of cases, relative to the prompt. */
  evals: z.optional(z.string()),
  /** Share of cases that must pass. */
  target: z.optional(z.number().check(z.gt(0), z.lt(1))),
  /** Values of placeholders where a case gives none. */
  variables: z.optional(z.record(z.string(), z.string())),
  /** Answers with rubrics that people judged, to calibrate a judge: JSONL, relative to the prompt. */
  judgeCalibration: z.optional(z.string()),
});

export interface FewShotExample {
  readonly input: string;
  readonly output: string;
}

/** A prompt as it is sent: its body, what its author set, its few-shot examples. */
export interface Prompt {
  readonly settings: z.infer<typeof frontMatter>;
  readonly body: string;
  readonly examples: readonly FewShotExample[];
}

export type ReadPrompt =
  | { readonly kind: 'read'; readonly prompt: Prompt }
  /** One sentence: what is wrong and where. */
  | { readonly kind: 'unreadable'; readonly message: string };

const fence = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/** Reads a Markdown prompt with or without YAML front matter. */
export function readPrompt(markdown: string, examples: readonly FewShotExample[] = []): ReadPrompt {
  const fenced = fence.exec(markdown);
  const opens = fenced?.index === 0 ? fenced : null;
  const body = (opens ? markdown.slice(opens[0].length) : markdown.replace(/^\uFEFF/, '')).trim();
  if (body === '') return { kind: 'unreadable', message: 'the prompt is empty' };
  if (opens && isHostile(opens[1] ?? ''))
    return {
      kind: 'unreadable',
      message: 'its front matter is longer, or nests deeper, than any prompt needs',
    };
  let yaml: unknown;
  try {
    yaml = opens ? (parse(opens[1] ?? '') ?? {}) : {};
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : '').split('\n');
    return { kind: 'unreadable', message: `its front matter is not valid YAML: ${line ?? ''}` };
  }
  const parsed = frontMatter.safeParse(yaml);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      kind: 'unreadable',
      message: `its front matter has an invalid ${issue?.path.join('.') ?? 'value'}: ${issue?.message ?? ''}`,
    };
  }
  return { kind: 'read', prompt: { settings: parsed.data, body, examples } };
}

const longestFrontMatter = 64 * 1024;
const deepestNesting = 100;

/**
 * Whether YAML could take its recursive parser to the end of the stack: there no error is thrown for sure, V8 may end
 * the whole process when it compiles a regular expression of the parser's.
 */
function isHostile(yaml: string): boolean {
  if (yaml.length > longestFrontMatter) return true;
  let depth = 0;
  for (const [bracket] of yaml.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (depth > deepestNesting) return true;
  }
  return /^[ \t]{100}|^[ \t]*(?:[-?:][ \t]+){50}/m.test(yaml);
}

const placeholder = /\{\{\s*([\p{L}\p{N}_.-]+)\s*\}\}/gu;

export type BuiltRequest =
  | { readonly kind: 'built'; readonly request: ChatRequest }
  | { readonly kind: 'missing'; readonly placeholders: readonly string[] };

/**
 * The request of one case. A body with `{{input}}` is a whole user message; any other body is the system message,
 * and the input follows as the user's. Values are inserted as they are, once: a value is never searched for
 * placeholders.
 */
export function buildRequest(
  { body, settings, examples }: Prompt,
  input: string,
  variables: Readonly<Record<string, string>>,
): BuiltRequest {
  const values = new Map(Object.entries({ ...settings.variables, ...variables, input }));
  const missing = new Set<string>();
  const text = body.replaceAll(placeholder, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) missing.add(name);
    return value ?? '';
  });
  if (missing.size > 0) return { kind: 'missing', placeholders: [...missing] };
  const shown = examples.flatMap(({ input: asked, output }): ChatMessage[] => [
    { role: 'user', content: asked },
    { role: 'assistant', content: output },
  ]);
  const takesInput = [...body.matchAll(placeholder)].some(([, name]) => name === 'input');
  const messages: ChatMessage[] = takesInput
    ? [...shown, { role: 'user', content: text }]
    : [{ role: 'system', content: text }, ...shown, { role: 'user', content: input }];
  const { temperature, maxOutputTokens } = settings;
  return {
    kind: 'built',
    request: {
      messages,
      ...(temperature === undefined ? {} : { temperature }),
      ...(maxOutputTokens === undefined ? {} : { maximumOutputTokens: maxOutputTokens }),
    },
  };
}
