import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type * as z from 'zod';
import { conversationFault } from './conversation.ts';
import { trainingRow, type TrainingRow } from './row.ts';

/** A fault in a JSONL file. Lines and columns count from 1; columns in UTF-16 units, as editors count. */
export interface DataProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A valid row and where it stands. */
export interface LocatedRow {
  readonly file: string;
  readonly line: number;
  readonly row: TrainingRow;
}

export interface Validation {
  readonly rows: readonly LocatedRow[];
  readonly problems: readonly DataProblem[];
}

/** A conversation, or an input and its output that `template` makes a conversation of. */
export type RowTemplate = (input: string, output: string) => TrainingRow;

/**
 * Reads the rows of a JSONL file: conversations (`messages`), or pairs `{ "input": …, "output": … }`.
 * An output that is no text is written as JSON. Blank lines count as lines, not as rows.
 */
export function validateJsonl(file: string, source: string, template: RowTemplate): Validation {
  const rows: LocatedRow[] = [];
  const problems: DataProblem[] = [];
  const lines = source.replace(/^\uFEFF/, ' ').split(/\r?\n/);
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const line = index + 1;
    const result = validateLine(text, template);
    if ('row' in result) rows.push({ file, line, row: result.row });
    else problems.push({ file, line, ...result });
  }
  return { rows, problems };
}

type LineResult =
  { readonly row: TrainingRow } | { readonly column: number; readonly message: string };

function validateLine(text: string, template: RowTemplate): LineResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { column: faultColumn(text), message: 'this line is not valid JSON' };
  }
  const conversation = fromPair(value, template);
  if (typeof conversation === 'string') return { column: 1, message: conversation };
  const parsed = trainingRow.safeParse(conversation);
  if (!parsed.success) {
    const { path, message } = deepestIssue(parsed.error.issues, []);
    return { column: columnOf(text, path), message: `${pathText(path)}${message}` };
  }
  const fault = conversationFault(parsed.data);
  if (fault === undefined) return { row: parsed.data };
  return { column: columnOf(text, fault.path), message: `${pathText(fault.path)}${fault.message}` };
}

/** A pair becomes a conversation; what is neither is told in a sentence. */
function fromPair(value: unknown, template: RowTemplate): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'a row must be a JSON object { … }';
  }
  if ('messages' in value) {
    const { messages } = value;
    const deprecated =
      Array.isArray(messages) &&
      messages.some(
        (one: unknown) =>
          typeof one === 'object' &&
          one !== null &&
          ('function_call' in one || Reflect.get(one, 'role') === 'function'),
      );
    return deprecated ? 'function_call is deprecated: use tools and tool_calls' : value;
  }
  if (!('input' in value) || !('output' in value)) {
    return 'a row needs messages, or an input and its output';
  }
  const { input, output } = value;
  if (typeof input !== 'string' || input.trim() === '') return 'input must be text';
  const answer = typeof output === 'string' ? output : JSON.stringify(output);
  return answer.trim() === '' ? 'output must not be empty' : template(input, answer);
}

interface Issue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The issue that lies deepest: of a union, the branch that came furthest is the one that was meant. */
function deepestIssue(
  issues: readonly z.core.$ZodIssue[],
  prefix: readonly (string | number)[],
): Issue {
  const [issue] = issues;
  if (issue === undefined) return { path: prefix, message: 'is invalid' };
  const path = [
    ...prefix,
    ...issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
  ];
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return { path: [...path, key], message: 'is not a key of the format' };
  }
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.map((branch) => deepestIssue(branch, path));
    const deepest = branches.sort((a, b) => b.path.length - a.path.length)[0];
    if (deepest && deepest.path.length > path.length) return deepest;
  }
  return { path, message: issue.message };
}

function pathText(path: readonly (string | number)[]): string {
  return path.length === 0 ? '' : `${path.join('.')}: `;
}

/** The place of the first fault in the JSON of a line. */
function faultColumn(text: string): number {
  const errors: ParseError[] = [];
  treeOf(text, errors);
  return (errors[0]?.offset ?? 0) + 1;
}

function columnOf(text: string, path: readonly (string | number)[]): number {
  const root = treeOf(text, []);
  for (let length = path.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node.offset + 1;
  }
  return (root?.offset ?? 0) + 1;
}

/** Undefined where the line nests deeper than the recursive parser can go: the whole line is at fault then. */
function treeOf(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
