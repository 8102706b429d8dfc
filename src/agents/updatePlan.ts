import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { usdCell } from '../core/assessment/figures';
import { approachName } from '../core/plan/approach';
import { applyEdits, editPlan } from '../core/plan/edit';
import { factChanges } from '../core/plan/factChanges';
import type { Plan } from '../core/plan/plan';
import { changesField } from './fields';
import { listPlanChanges } from './patch/listPlanChanges';
import { readPatch } from './patch/planPatch';
import { refuseUnfounded } from './patch/refuseUnfounded';
import { assessOrRefuse, pricingProblems } from './plan/assessOrRefuse';
import { choosePlan, emptyPlanText, parseOrRefuse, planSuffix } from './plan/openPlan';
import { measureFacts } from './plan/measureFacts';
import { showPlace } from './places';
import { nextStep } from './text/nextStep';
import { oneLine } from './text/oneLine';
import { defineTool, ToolRefusal, type ToolCall } from './tool';
import type { AgentWorkspace } from './workspace';

const shownNotes = 4;

const inputSchema = z.strictObject({
  plan: z
    .optional(z.string({ error: 'must be the path of a plan, as text' }))
    .check(
      z.describe(
        `Path of the plan (*${planSuffix}); a file that does not exist is created. Omit for the only plan.`,
      ),
    ),
  changes: changesField,
  collectEvidence: z
    .optional(z.boolean({ error: 'must be true or false' }))
    .check(
      z.describe(
        'Measure the facts and write them: corpus, days of prompt work (git), labelled examples, evaluation results.',
      ),
    ),
});
type Input = z.infer<typeof inputSchema>;

export const updatePlanTool = defineTool({
  name: 'update_plan',
  title: 'Update AI architecture plan',
  userDescription: 'Writes needs, facts and choices into a plan, as one step of undo.',
  description:
    'Creates or edits a plan: writes what the user stated (needs, volume, limits) and, with collectEvidence, what Ockham measures. Comments and format survive; one step of undo; the user confirms. Returns each value before and after and the answer that follows. Never invent numbers: ask the user, measure, or mark them assumed.',
  icon: '$(edit)',
  referenceName: 'ockhamUpdate',
  overwrites: true,
  inputSchema,
  preview: async (input, workspace) => {
    const draft = await prepare(input, workspace, new AbortController().signal);
    const { shown, before, changes } = draft;
    return {
      title: before === undefined ? l10n.t('Create {0}?', shown) : l10n.t('Change {0}?', shown),
      lines: [
        ...listPlanChanges(before ?? emptyPlanText, changes),
        ...(input.collectEvidence === true
          ? [
              l10n.t(
                'facts: what is measured of the corpus, git history, datasets and evaluation results',
              ),
            ]
          : []),
      ],
    };
  },
  run: async (input, workspace, call) => {
    const draft = await prepare(input, workspace, call.signal);
    const measured = await measureFor(input, draft, workspace, call);
    const { file, shown, before } = draft;
    const start = before ?? emptyPlanText;
    const changes = [...draft.changes, ...measured.changes];
    const edit = editPlan(start, changes);
    call.signal.throwIfAborted();
    if (before === undefined) {
      const text = edit ? applyEdits(start, [edit]) : start;
      await workspace.writePlan(file, undefined, { offset: 0, length: 0, content: text });
    } else if (edit) {
      await workspace.writePlan(file, before, edit);
    }
    const plan = parseOrRefuse(edit ? applyEdits(start, [edit]) : start, shown);
    return [
      before === undefined
        ? `Created ${shown}.`
        : edit
          ? `Changed ${shown}:`
          : `Nothing to change in ${shown}: it says so already.`,
      ...listPlanChanges(start, changes).map((line) => `- ${line}`),
      ...measured.notes.slice(0, shownNotes).map((note) => `Note: ${oneLine(note, 240)}`),
      ...answer(plan, parseOrRefuse(start, shown), workspace),
    ].join('\n');
  },
});

interface Draft {
  readonly file: string;
  readonly shown: string;
  /** Undefined for a plan that does not exist yet. */
  readonly before: string | undefined;
  readonly changes: ReturnType<typeof readPatch>;
  /** As it will be with the changes, before anything is measured. */
  readonly plan: Plan;
}

/** @throws {ToolRefusal} for everything that would keep the changes from being written */
async function prepare(
  { plan: named, changes: patch, collectEvidence }: Input,
  workspace: AgentWorkspace,
  signal: AbortSignal,
): Promise<Draft> {
  const obstacle = workspace.writeObstacle();
  if (obstacle !== undefined) throw new ToolRefusal(obstacle);
  if (patch === undefined && collectEvidence !== true)
    throw new ToolRefusal('Nothing to do: give changes, or set collectEvidence.');
  const file = await choosePlan(workspace, named, signal);
  if (file === undefined)
    throw new ToolRefusal(
      `The workspace has no plan yet: name the file to create in "plan", e.g. "plan${planSuffix}".`,
    );
  const shown = oneLine(showPlace(workspace.roots, file));
  const before = await workspace.readPlan(file);
  const start = before ?? emptyPlanText;
  const present = parseOrRefuse(start, shown);
  const changes = readPatch(patch ?? {});
  refuseUnfounded(present, changes);
  const edit = editPlan(start, changes);
  const plan = edit ? parseOrRefuse(applyEdits(start, [edit]), shown) : present;
  const today = workspace.today();
  const known = new Set(pricingProblems(present, today));
  const added = pricingProblems(plan, today).filter((problem) => !known.has(problem));
  if (added.length > 0)
    throw new ToolRefusal(
      `Nothing was written, the plan could not be priced: ${added.join('; ')}.`,
    );
  return { file, shown, before, changes, plan };
}

async function measureFor(
  { collectEvidence }: Input,
  { file, plan }: Draft,
  workspace: AgentWorkspace,
  call: ToolCall,
) {
  if (collectEvidence !== true) return { changes: [], notes: [] };
  const { facts, notes } = await measureFacts(workspace, file, plan, call);
  return { changes: factChanges(plan.facts, facts), notes };
}

/** The answer that follows, and what it was before where it is another one now. */
function answer(plan: Plan, before: Plan, workspace: AgentWorkspace): string[] {
  const today = workspace.today();
  const problems = pricingProblems(plan, today);
  if (problems.length > 0) return [`The plan cannot be priced yet: ${problems.join('; ')}.`];
  const { assessment } = assessOrRefuse(plan, today);
  const { next, destination, confidence } = assessment;
  const old =
    pricingProblems(before, today).length > 0
      ? undefined
      : assessOrRefuse(before, today).assessment;
  const was =
    old && (old.next !== next || old.destination !== destination)
      ? ` (before: ${approachName[old.next]}; ${approachName[old.destination]})`
      : '';
  return [
    `Build now: ${approachName[next]}, ${usdCell(assessment.approaches[next].costs.monthlyUsd)} a month. Needs lead to: ${approachName[destination]}${was}. Confidence: ${confidence.level}.`,
    `Next: ${nextStep(plan, assessment)}`,
  ];
}
