import { Validator } from '@cfworker/json-schema';
import { patternOf, type Grader } from './evaluationCase';

/** A judgement of one answer; a failure says why in words that a person can act on. */
export type Grade =
  { readonly outcome: 'pass' } | { readonly outcome: 'fail'; readonly reason: string };

/** The graders that need nothing but the answer; the others ask a model. */
export type LocalGrader = Exclude<Grader, { type: 'similarity' | 'rubric' }>;

export function isLocal(grader: Grader): grader is LocalGrader {
  return grader.type !== 'similarity' && grader.type !== 'rubric';
}

const pass: Grade = { outcome: 'pass' };
const fail = (reason: string): Grade => ({ outcome: 'fail', reason });

/** Judges an answer. Texts are compared in Unicode normal form C. */
export function grade(grader: LocalGrader, answer: string): Grade {
  const text = answer.normalize('NFC');
  switch (grader.type) {
    case 'exact':
      return text.trim() === grader.expected.normalize('NFC').trim()
        ? pass
        : fail(`is not "${grader.expected}"`);
    case 'contains':
      return text.includes(grader.expected.normalize('NFC'))
        ? pass
        : fail(`does not contain "${grader.expected}"`);
    case 'regex':
      return patternOf(grader.pattern).test(text)
        ? pass
        : fail(`does not match /${grader.pattern}/`);
    case 'not-regex':
      return patternOf(grader.pattern).test(text)
        ? fail(`matches /${grader.pattern}/, which it must not`)
        : pass;
    case 'json-fields':
      return gradeFields(grader.expected, text);
    case 'json-schema':
      return gradeSchema(grader.schema, text);
    case 'numeric':
      return gradeNumber(grader.expected, grader.tolerance, text);
  }
}

function gradeFields(expected: Readonly<Record<string, unknown>>, answer: string): Grade {
  const json = parseJson(answer);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return fail('is not one JSON object');
  const wrong = Object.entries(expected).find(
    ([name, value]) =>
      !equals(value, Object.hasOwn(json, name) ? Reflect.get(json, name) : undefined),
  );
  if (!wrong) return pass;
  const [name, value] = wrong;
  const found: unknown = Object.hasOwn(json, name) ? Reflect.get(json, name) : undefined;
  return fail(
    `has ${name}: ${found === undefined ? 'nothing' : JSON.stringify(found)} instead of ${JSON.stringify(value)}`,
  );
}

function gradeSchema(schema: object, answer: string): Grade {
  const json = parseJson(answer);
  if (json === undefined) return fail('is not valid JSON');
  const { valid, errors } = new Validator(schema, '2020-12').validate(json);
  if (valid) return pass;
  // The outermost error only says that something below it is wrong.
  const error = errors.at(-1);
  return fail(
    `does not fulfil the schema: ${error?.instanceLocation ?? '#'} ${error?.error ?? ''}`,
  );
}

/** Groups of thousands are read as such; a dot is the decimal sign. */
const numberPattern = /[-\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[-+]?\d+)?/giu;

function gradeNumber(expected: number, tolerance: number, answer: string): Grade {
  const last = answer.match(numberPattern)?.at(-1);
  if (last === undefined) return fail('holds no number');
  const found = Number(last.replace('\u2212', '-').replaceAll(',', ''));
  // A distance that equals the tolerance in decimal must not fail for its binary rounding.
  const rounding = Number.EPSILON * 4 * Math.max(Math.abs(expected), Math.abs(found), tolerance);
  return Math.abs(found - expected) <= tolerance + rounding
    ? pass
    : fail(
        `ends with ${found}, expected ${expected}${tolerance > 0 ? ` within ${tolerance}` : ''}`,
      );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Deep equality of JSON values; the order of keys does not count. */
function equals(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => equals(item, b[index]));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) || Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equals(Reflect.get(a, key), Reflect.get(b, key)))
  );
}
