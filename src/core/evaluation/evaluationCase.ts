import * as z from 'zod/mini';

/** How the answer to a case is judged. Everything that a grader needs stands in the case. */
export type Grader =
  /** The trimmed answer equals the text. */
  | { readonly type: 'exact'; readonly expected: string }
  /** The text occurs in the answer. */
  | { readonly type: 'contains'; readonly expected: string }
  /** The pattern matches somewhere (`regex`) or nowhere (`not-regex`); case is ignored. */
  | { readonly type: 'regex' | 'not-regex'; readonly pattern: string }
  /** The answer is one JSON object whose fields equal these; its other fields are free. */
  | { readonly type: 'json-fields'; readonly expected: Readonly<Record<string, unknown>> }
  /** The answer is JSON that fulfils a JSON Schema (draft 2020-12). */
  | { readonly type: 'json-schema'; readonly schema: object }
  /** The last number in the answer is at most `tolerance` away. */
  | { readonly type: 'numeric'; readonly expected: number; readonly tolerance: number }
  /** The cosine similarity of the embeddings of answer and text is at least `threshold`. */
  | { readonly type: 'similarity'; readonly expected: string; readonly threshold: number }
  /** A model that is told the rubric says that the answer fulfils it. */
  | { readonly type: 'rubric'; readonly rubric: string };

export type GraderType = Grader['type'];

export interface EvaluationCase {
  /** Unique within its file; `line N` where the file names none. */
  readonly id: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** What the user says. */
  readonly input: string;
  /** Values of the prompt's `{{placeholders}}`, beside `input`. */
  readonly variables: Readonly<Record<string, string>>;
  readonly grader: Grader;
}

/** One fault of a file of cases. Line from 1. */
export interface CaseProblem {
  readonly line: number;
  readonly message: string;
}

export interface ReadCases {
  readonly cases: readonly EvaluationCase[];
  readonly problems: readonly CaseProblem[];
}

const options = z.union([
  z.string(),
  z.looseObject({
    type: z.string(),
    tolerance: z.optional(z.number().check(z.gte(0))),
    threshold: z.optional(z.number().check(z.gte(-1), z.lte(1))),
  }),
]);

const row = z.looseObject({
  id: z.optional(z.string().check(z.minLength(1))),
  input: z.string(),
  variables: z.optional(z.record(z.string(), z.string())),
  expected: z.unknown(),
  grader: options,
});

type GraderOptions = Exclude<z.infer<typeof options>, string>;

const defaultSimilarity = 0.8;

/** Reads cases, one JSON object a line. Blank lines count as lines but hold no case; a faulty line is a problem, not a case. */
export function readCases(jsonl: string): ReadCases {
  const cases: EvaluationCase[] = [];
  const problems: CaseProblem[] = [];
  const ids = new Map<string, number>();
  for (const [index, text] of jsonl
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (text.trim() === '') continue;
    const line = index + 1;
    const read = readCase(text, line);
    if (typeof read === 'string') {
      problems.push({ line, message: read });
      continue;
    }
    const earlier = ids.get(read.id);
    if (earlier !== undefined) {
      problems.push({
        line,
        message: `the id "${read.id}" is that of line ${earlier}: ids must be unique`,
      });
      continue;
    }
    ids.set(read.id, line);
    cases.push(read);
  }
  return { cases, problems };
}

function readCase(text: string, line: number): EvaluationCase | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'this line is not valid JSON';
  }
  const parsed = row.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${issue?.path.join('.') ?? ''} is missing or invalid: a case is { "input": "…", "expected": …, "grader": "…" }`;
  }
  const { id = `line ${line}`, input, variables = {}, expected, grader: told } = parsed.data;
  const grader = readGrader(typeof told === 'string' ? { type: told } : told, expected);
  return typeof grader === 'string' ? grader : { id, line, input, variables, grader };
}

/** @returns the fault, in words, where the grader and what it expects do not go together */
function readGrader(
  { type, tolerance = 0, threshold = defaultSimilarity }: GraderOptions,
  expected: unknown,
): Grader | string {
  switch (type) {
    case 'exact':
    case 'contains':
      return typeof expected === 'string' ? { type, expected } : wants(type, 'a text');
    case 'regex':
    case 'not-regex':
      return typeof expected === 'string' && isPattern(expected)
        ? { type, pattern: expected }
        : wants(type, `a regular expression of at most ${longestPattern} characters`);
    case 'json-fields':
      return isObject(expected) ? { type, expected } : wants(type, 'an object of fields');
    case 'json-schema':
      return isObject(expected) ? { type, schema: expected } : wants(type, 'a JSON Schema');
    case 'numeric':
      return typeof expected === 'number' ? { type, expected, tolerance } : wants(type, 'a number');
    case 'similarity':
      return typeof expected === 'string'
        ? { type, expected, threshold }
        : wants(type, 'a text to be similar to');
    case 'rubric':
      return typeof expected === 'string'
        ? { type, rubric: expected }
        : wants(type, 'the rubric as a text');
    default:
      return `there is no grader "${type}": the graders are exact, contains, regex, not-regex, json-fields, json-schema, numeric, similarity and rubric`;
  }
}

function wants(type: string, what: string): string {
  return `the grader ${type} wants ${what} in "expected"`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Longer ones can take V8 half a minute to compile, which no time limit ends. */
const longestPattern = 2_000;

function isPattern(text: string): boolean {
  try {
    return text.length <= longestPattern && patternOf(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** The regular expression that a case's pattern means. @throws SyntaxError */
export function patternOf(pattern: string): RegExp {
  return new RegExp(pattern, 'iu');
}
