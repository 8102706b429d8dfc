import { applyEdits, editPlan, type PlanChange } from '../../core/plan/edit';
import { parsePlan } from '../../core/plan/parse';
import type { Plan } from '../../core/plan/plan';
import { readPatch } from '../patch/planPatch';
import { resolvePlace, showPlace } from '../places';
import { oneLine } from '../text/oneLine';
import { ToolRefusal, type ToolCall } from '../tool';
import type { AgentWorkspace } from '../workspace';

/** What the name of every plan file ends in. */
export const planSuffix = '.ockham.json';
/** What a plan starts from; also what is assessed where there is none. */
export const emptyPlanText = '{\n  "version": 1\n}\n';

/** A plan that a tool works on. */
export interface OpenPlan {
  /** Absolute; undefined for what if without any plan. */
  readonly file: string | undefined;
  /** Its path for a model; "no plan file" where there is none. */
  readonly shown: string;
  readonly text: string;
  readonly plan: Plan;
}

/**
 * Reads the plan that was named, or the only one; with changes that are tried out but not written.
 * @throws {ToolRefusal} where there is none to choose, or it cannot be read
 */
export async function openPlan(
  workspace: AgentWorkspace,
  named: string | undefined,
  whatIf: Readonly<Record<string, unknown>> | undefined,
  { signal }: ToolCall,
): Promise<OpenPlan> {
  const file = await choosePlan(workspace, named, signal);
  if (file === undefined && whatIf === undefined) {
    throw new ToolRefusal(
      `The workspace has no plan (*${planSuffix}) yet: create one with update_plan, or pass changes to try without a file.`,
    );
  }
  const shown = file === undefined ? 'no plan file' : showPlace(workspace.roots, file);
  const text = file === undefined ? emptyPlanText : await workspace.readPlan(file);
  if (text === undefined) {
    throw new ToolRefusal(`plan "${shown}" does not exist: update_plan creates it.`);
  }
  const changed = whatIf === undefined ? text : applyChanges(text, readPatch(whatIf), shown);
  return { file, shown, text: changed, plan: parseOrRefuse(changed, shown) };
}

/**
 * The file that was named, whether it exists or not; the only plan where none was named.
 * @throws {ToolRefusal} for a name that no plan can have, or where several could be meant
 */
export async function choosePlan(
  workspace: AgentWorkspace,
  named: string | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (named !== undefined) {
    const file = await resolvePlace(workspace.roots, 'plan', named);
    if (file.endsWith(planSuffix)) return file;
    throw new ToolRefusal(
      `plan "${oneLine(named, 120)}" is no plan file: its name must end in ${planSuffix}.`,
    );
  }
  const plans = await workspace.findPlans(signal);
  const [only] = plans;
  // Through a link, too, a plan lies where it really is.
  if (plans.length <= 1) return only && resolvePlace(workspace.roots, 'plan', only);
  throw new ToolRefusal(
    `There are ${plans.length} plans, name one in "plan": ${plans
      .slice(0, 10)
      .map((plan) => oneLine(showPlace(workspace.roots, plan)))
      .join(', ')}.`,
  );
}

/** @throws {ToolRefusal} where the plan cannot be read before the changes are made */
export function applyChanges(text: string, changes: readonly PlanChange[], shown: string): string {
  parseOrRefuse(text, shown);
  const edit = editPlan(text, changes);
  return edit ? applyEdits(text, [edit]) : text;
}

const shownProblems = 5;

/** @throws {ToolRefusal} with the first problems and where they stand */
export function parseOrRefuse(text: string, shown: string): Plan {
  const parsed = parsePlan(text);
  if (parsed.status === 'valid') return parsed.plan;
  const { problems } = parsed;
  const listed = problems
    .slice(0, shownProblems)
    .map(({ line, column, message }) => `${shown}:${line}:${column}: ${oneLine(message, 300)}`);
  const more =
    problems.length > shownProblems ? [`and ${problems.length - shownProblems} more`] : [];
  throw new ToolRefusal(`The plan is not valid: ${[...listed, ...more].join('; ')}.`);
}
