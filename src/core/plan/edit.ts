import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  modify,
  parseTree,
  type Edit,
  type Node,
} from 'jsonc-parser';
import { indentAt, layoutOf, printValue, type Layout, type PlanValue } from './layout';

/** Replaces `length` characters at `offset` by `content`. */
export type TextEdit = Edit;

/** A path into the plan: `['facts', 'corpusTokens']`. */
export type PlanPath = readonly [string, ...string[]];

/** One value to set, or to remove where it is undefined. */
export interface PlanChange {
  readonly path: PlanPath;
  readonly value: PlanValue | undefined;
}

/**
 * The one edit that makes several changes to a plan's text, which must be valid JSON with comments; undefined
 * where all values are already there. Only the lines of the values themselves change: comments, key order,
 * indentation and line ends stay.
 */
export function editPlan(text: string, changes: readonly PlanChange[]): TextEdit | undefined {
  const changed = changes.reduce(change, text);
  if (changed === text) return undefined;
  let start = 0;
  while (start < text.length && text[start] === changed[start]) start++;
  let end = 0;
  const shared = Math.min(text.length, changed.length) - start;
  while (end < shared && text.at(-1 - end) === changed.at(-1 - end)) end++;
  // Half of a surrogate pair is no character: an editor that replaced one would break the other.
  if (isLowSurrogate(text, start) || isLowSurrogate(changed, start)) start--;
  if (isLowSurrogate(text, text.length - end)) end--;
  return {
    offset: start,
    length: text.length - end - start,
    content: changed.slice(start, changed.length - end),
  };
}

function isLowSurrogate(text: string, offset: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.slice(offset, offset + 1));
}

/** Applies edits that refer to the same original text and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (result, { offset, length, content }) =>
        result.slice(0, offset) + content + result.slice(offset + length),
      text,
    );
}

/** Changes one value; an object that is already there is changed key by key, so that the comments within stay. */
function change(text: string, { path, value }: PlanChange): string {
  const root = parseTree(text);
  const existing = root && findNodeAtLocation(root, [...path]);
  if (existing?.type !== 'object' || !isGroup(value))
    return applyEdits(text, changeValue(text, root, existing, { path, value }));
  const present = Object.keys(getNodeValue(existing) as object);
  return [...new Set([...present, ...Object.keys(value)])]
    .map((key): PlanChange => ({
      path: [...path, key],
      value: Object.hasOwn(value, key) ? value[key] : undefined,
    }))
    .reduce(change, text);
}

function changeValue(
  text: string,
  root: Node | undefined,
  existing: Node | undefined,
  { path, value }: PlanChange,
): TextEdit[] {
  const layout = layoutOf(text);
  if (existing) {
    if (value === undefined) {
      return (
        removeProperty(text, existing) ??
        modify(text, [...path], undefined, { formattingOptions: layout })
      );
    }
    if (sameJson(getNodeValue(existing), value)) return [];
    const { offset, length } = existing;
    const wasInline = !/[\r\n]/.test(text.slice(offset, offset + length));
    return [
      {
        offset,
        length,
        content: printValue(value, layout, indentAt(text, offset), wasInline && length > 2),
      },
    ];
  }
  if (value === undefined) return [];
  const appended = root && appendProperty(text, root, path, value, layout);
  return appended ?? modify(text, [...path], value, { formattingOptions: layout });
}

function isGroup(value: PlanValue | undefined): value is Readonly<Record<string, PlanValue>> {
  return typeof value === 'object' && !Array.isArray(value);
}

/** What may follow a property on its line: a comma, a comment. */
const restOfLine = /^[ \t]*(,?)[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*\*\/)?[ \t]*(?=[\r\n])/;

/**
 * Adds a key on a line of its own after the object's last one, so that a comment behind that last value stays
 * behind it (`modify` would put the key between them). Undefined where the object does not stand one key a line.
 */
function appendProperty(
  text: string,
  root: Node,
  path: PlanPath,
  value: PlanValue,
  layout: Layout,
): TextEdit[] | undefined {
  const depth = path.findIndex((_, index) => !findNodeAtLocation(root, path.slice(0, index + 1)));
  const parent = depth === 0 ? root : findNodeAtLocation(root, path.slice(0, depth));
  const last = parent?.type === 'object' ? parent.children?.at(-1) : undefined;
  const key = path[depth];
  if (!parent || !last || key === undefined || !standsAlone(text, last, parent)) return undefined;
  const end = last.offset + last.length;
  const rest = restOfLine.exec(text.slice(end));
  if (!rest) return undefined;

  const indent = indentAt(text, last.offset);
  const nested = path
    .slice(depth + 1)
    .reduceRight<PlanValue>((inner, name) => ({ [name]: inner }), value);
  const hasComma = rest[1] === ',';
  const line = `${layout.eol}${indent}${JSON.stringify(key)}: ${printValue(nested, layout, indent, false)}`;
  const content = hasComma ? `${rest[0]}${line},` : `,${rest[0]}${line}`;
  return [{ offset: end, length: rest[0].length, content }];
}

/** Removes a key with its line or lines. Undefined where other things stand on them. */
function removeProperty(text: string, value: Node): TextEdit[] | undefined {
  const property = value.parent;
  const parent = property?.parent;
  if (!property || !parent || !standsAlone(text, property, parent)) return undefined;
  const rest = restOfLine.exec(text.slice(property.offset + property.length));
  if (!rest) return undefined;

  const start = property.offset - indentAt(text, property.offset).length;
  let end = property.offset + property.length + rest[0].length;
  end += text.startsWith('\r\n', end) ? 2 : 1;
  const siblings = parent.children ?? [];
  const before = siblings[siblings.indexOf(property) - 1];
  const leavesComma = before !== undefined && siblings.at(-1) === property && rest[1] !== ',';
  const removal = { offset: start, length: end - start, content: '' };
  return leavesComma
    ? [{ offset: commaAfter(text, before), length: 1, content: '' }, removal]
    : [removal];
}

/** Whether nothing but space precedes a property on its line. */
function standsAlone(text: string, property: Node, parent: Node): boolean {
  const start = property.offset - indentAt(text, property.offset).length;
  return start > parent.offset + 1 && /[\r\n]/.test(text.charAt(start - 1));
}

function commaAfter(text: string, node: Node): number {
  const scanner = createScanner(text, true);
  scanner.setPosition(node.offset + node.length);
  scanner.scan();
  return scanner.getTokenOffset();
}

function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(Reflect.get(a, key), Reflect.get(b, key)))
  );
}
