import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type * as z from 'zod/mini';
import { findContradictions } from './contradictions';
import { migratePlan } from './migrate';
import type { Plan } from './plan';
import { locate, type TextProblem } from './problem';
import { resolvePlan } from './resolve';
import { planSchema, type PlanDocument } from './schema';

export type ParsedPlan =
  | {
      readonly status: 'valid';
      readonly document: PlanDocument;
      readonly plan: Plan;
      /** Warnings only: contradictions that do not keep the plan from being read. */
      readonly problems: readonly TextProblem[];
    }
  | { readonly status: 'invalid'; readonly problems: readonly TextProblem[] };

/** Deeper than any plan; a guard for the recursive parser. */
const deepestNesting = 100;

/** Reads the text of a plan file (JSON with comments). Every problem says what, where and what to do; nothing throws. */
export function parsePlan(source: string): ParsedPlan {
  const text = source.replace(/^\uFEFF/, ' ');
  if (nestsTooDeep(text)) {
    return invalid([
      problemAt(
        text,
        undefined,
        [],
        `nested deeper than ${deepestNesting} levels: this is not a plan`,
      ),
    ]);
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (root && errors.length > 0) return invalid(errors.map((error) => syntaxProblem(text, error)));
  if (root?.type !== 'object') {
    return invalid([
      problemAt(text, root, [], 'a plan is a JSON object: start with { "version": 1 }'),
    ]);
  }
  const duplicates = findDuplicateKeys(root);
  if (duplicates.length > 0) {
    return invalid(
      duplicates.map((node) =>
        problemAt(text, node, [], `the key "${String(node.value)}" stands twice: keep one`),
      ),
    );
  }

  const migrated = migratePlan(getNodeValue(root) as Record<string, unknown>);
  if (migrated.status === 'unreadable') {
    return invalid([
      problemAt(text, findNodeAtLocation(root, ['version']) ?? root, ['version'], migrated.message),
    ]);
  }
  const parsed = planSchema.safeParse(migrated.plan);
  if (!parsed.success) {
    return invalid(parsed.error.issues.map((issue) => schemaProblem(text, root, issue)));
  }
  const plan = resolvePlan(parsed.data);
  const problems = findContradictions(plan).map(({ path, message }) =>
    warnAt(text, root, path.split('.'), message),
  );
  return { status: 'valid', document: parsed.data, plan, problems };
}

/** A warning about the value at a path of a valid plan's text, or about the nearest value that holds it. */
export function locateWarning(
  source: string,
  path: readonly string[],
  message: string,
): TextProblem {
  const text = source.replace(/^\uFEFF/, ' ');
  return warnAt(text, parseTree(text), path, message);
}

function warnAt(
  text: string,
  root: Node | undefined,
  path: readonly string[],
  message: string,
): TextProblem {
  const node = root && nearestNode(root, path);
  return { ...problemAt(text, node, path, message), severity: 'warning' };
}

function invalid(problems: readonly TextProblem[]): ParsedPlan {
  return { status: 'invalid', problems };
}

function nestsTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const token = text[scanner.getTokenOffset()];
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > deepestNesting) return true;
  }
  return false;
}

function findDuplicateKeys(node: Node): Node[] {
  const own: Node[] = [];
  if (node.type === 'object') {
    const seen = new Set<unknown>();
    for (const key of (node.children ?? []).flatMap((property) => property.children?.[0] ?? [])) {
      if (seen.has(key.value)) own.push(key);
      seen.add(key.value);
    }
  }
  return [...own, ...(node.children ?? []).flatMap(findDuplicateKeys)];
}

/** "CommaExpected" → "comma expected". */
function syntaxProblem(text: string, error: ParseError): TextProblem {
  const words = printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return {
    severity: 'error',
    message: `this is not valid JSON: ${words}`,
    path: '',
    offset: error.offset,
    length: error.length,
    ...locate(text, error.offset),
  };
}

type Issue = z.core.$ZodIssue;

function schemaProblem(text: string, root: Node, issue: Issue): TextProblem {
  const { path, message } = deepest(issue);
  const segments = path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
  return problemAt(text, nearestNode(root, segments), segments, `${segments.join('.')} ${message}`);
}

/** In a union the branch that got furthest is the one its author meant. */
function deepest(issue: Issue): { path: PropertyKey[]; message: string } {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flat().map(deepest);
  const furthest = inner.reduce<{ path: PropertyKey[]; message: string } | undefined>(
    (best, candidate) => (candidate.path.length > (best?.path.length ?? 0) ? candidate : best),
    undefined,
  );
  return furthest && issue.errors.length > 1 && !isRangePoint(furthest.path)
    ? { path: [...issue.path, ...furthest.path], message: furthest.message }
    : issue;
}

/** A fault in one point of a range is told of the range: its own sentence names the bounds. */
function isRangePoint(path: readonly PropertyKey[]): boolean {
  return typeof path.at(-1) === 'number';
}

function nearestNode(root: Node, path: readonly (string | number)[]): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}

function problemAt(
  text: string,
  node: Node | undefined,
  path: readonly (string | number)[],
  message: string,
): TextProblem {
  const offset = node?.offset ?? 0;
  return {
    severity: 'error',
    message,
    path: path.join('.'),
    offset,
    length: node?.length ?? text.length,
    ...locate(text, offset),
  };
}
