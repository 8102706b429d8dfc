import { readFileSync } from 'node:fs';
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { bundledCatalog } from '../core/catalog/bundledCatalog';
import type { IsoDay } from '../core/catalog/catalogNumber';
import { applyOverrides } from '../core/catalog/overrides';
import type { Catalog } from '../core/catalog/types';
import { economicsInputs } from '../core/economics/fromPlan';
import type { EconomicsInputs } from '../core/economics/inputs';
import { problemsOf } from '../core/economics/validateInputs';
import { parsePlan } from '../core/plan/parse';
import type { Plan } from '../core/plan/plan';
import { locate } from '../core/plan/problem';
import type { PlanDocument } from '../core/plan/schema';
import { InvalidPlanError, type PlanProblem } from './invalidPlanError';
import { planPathOf } from './planPath';
import { readFault } from './readFault';

/** A plan that can be assessed. */
export interface PricedPlan {
  readonly document: PlanDocument;
  readonly plan: Plan;
  /** With the plan's own prices in it. */
  readonly catalog: Catalog;
  readonly inputs: EconomicsInputs;
  /** As it stands in the file. */
  readonly text: string;
}

/**
 * Reads a plan file and prices it on a day.
 * @throws {InvalidPlanError} with every problem of the first step that fails: reading, syntax and schema, own prices,
 *   models and stores, ranges
 */
export function readPlanFile(file: string, today: IsoDay): PricedPlan {
  const { document, plan, text } = parsePlanFile(file);

  const own = applyOverrides(bundledCatalog, plan.prices, today);
  const priced = economicsInputs(plan, own.catalog, today);
  const problems = [
    ...own.problems.map(({ path, message }) =>
      locateProblem(text, ['prices', ...path], `${['prices', ...path].join(' › ')}: ${message}`),
    ),
    ...(priced.kind === 'ready' ? problemsOf(priced.inputs) : priced.problems).map(
      ({ path, message }) => {
        const inPlan = planPathOf(path);
        return locateProblem(text, inPlan.split('.'), message.replace(path, inPlan));
      },
    ),
  ];
  if (priced.kind === 'problems' || problems.length > 0)
    throw new InvalidPlanError(file, inOrder(problems));
  return { document, plan, catalog: own.catalog, inputs: priced.inputs, text };
}

/**
 * Reads a plan file without pricing it.
 * @throws {InvalidPlanError} with every problem of syntax and schema
 */
export function parsePlanFile(file: string): Pick<PricedPlan, 'document' | 'plan' | 'text'> {
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
