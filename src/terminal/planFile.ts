import { readFileSync } from 'node:fs';
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { pricePlan, type PricedPlan } from '../core/assessment/pricePlan';
import type { IsoDay } from '../core/catalog/catalogNumber';
import { parsePlan } from '../core/plan/parse';
import { locate } from '../core/plan/problem';
import type { PlanDocument } from '../core/plan/schema';
import { InvalidPlanError, type PlanProblem } from './invalidPlanError';
import { readFault } from './readFault';

/** A plan that can be assessed, and the file's content. */
export interface PlanOnDisk extends PricedPlan {
  readonly document: PlanDocument;
  /** As it stands in the file. */
  readonly text: string;
}

/**
 * Reads a plan file and prices it on a day.
 * @throws {InvalidPlanError} with every problem of the first step that fails: reading, syntax and schema, own prices,
 *   models and stores, ranges
 */
export function readPlanFile(file: string, today: IsoDay): PlanOnDisk {
  const { document, plan, text } = parsePlanFile(file);
  const pricing = pricePlan(plan, today);
  if (pricing.kind === 'problems') {
    const located = pricing.problems.map(({ path, message }) => locateProblem(text, path, message));
    throw new InvalidPlanError(file, inOrder(located));
  }
  return { ...pricing.priced, document, text };
}

/**
 * Reads a plan file without pricing it.
 * @throws {InvalidPlanError} with every problem of syntax and schema
 */
export function parsePlanFile(file: string): Pick<PlanOnDisk, 'document' | 'plan' | 'text'> {
  const text = readText(file);
  const parsed = parsePlan(text);
  if (parsed.status === 'invalid') throw new InvalidPlanError(file, inOrder(parsed.problems));
  return { document: parsed.document, plan: parsed.plan, text };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InvalidPlanError(file, [{ path: '', message: readFault(error) }]);
  }
}

/** As they stand in the file. */
function inOrder(problems: readonly PlanProblem[]): PlanProblem[] {
  return [...problems].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

/** Where a value stands in the text; a default that is not written there, at the nearest part that holds it. */
export function locateProblem(text: string, path: readonly string[], message: string): PlanProblem {
  // A byte order mark is a character to skip, not JSON.
  const root = parseTree(text.replace(/^\uFEFF/, ' '), [], { allowTrailingComma: true });
  return {
    ...locate(text, nearestNode(root, path)?.offset ?? 0),
    path: path.join('.'),
    message,
  };
}

function nearestNode(root: Node | undefined, path: readonly string[]): Node | undefined {
  for (let length = path.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}
