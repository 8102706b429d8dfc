import * as z from 'zod/mini';
import { behaviorNeeds, knowledgeNeeds, needLevels } from '../core/plan/needs';
import type { TextProblem } from '../core/plan/problem';
import { panelNumberPaths } from './panelPaths';
import type { ReadPlan } from './planEditor';

/** A scan's result as the decision panel shows it: a measured fact. */
export interface CorpusFact {
  /** The scanned folders, as the user knows them. */
  readonly folders: readonly string[];
  readonly tokens: number;
  readonly files: number;
  readonly skipped: number;
  /** When it was measured, ISO 8601. */
  readonly at: string;
  /** In how many of the catalog's models the corpus fits, and for how many that is too close to call. */
  readonly fit: { readonly models: number; readonly fits: number; readonly tooClose: number };
}

/** A plan file that the panel can show. */
export interface PlanChoice {
  readonly uri: string;
  /** Its path as the workspace shows it. */
  readonly name: string;
}

/** Everything the panel shows; sent whole, so that a view that was hidden or moved is right at once. */
export interface PanelSnapshot {
  readonly kind: 'snapshot';
  /** The plan file that is shown; absent for the draft that is kept with the workspace. */
  readonly file?: PlanChoice;
  /** Every plan file of the workspace. */
  readonly plans: readonly PlanChoice[];
  /** Absent where the text could not be read since it was chosen. */
  readonly plan?: ReadPlan;
  /** What is wrong with the text as it stands; an error means that `plan` is an older state. */
  readonly problems: readonly TextProblem[];
  /** The last count of tokens in this workspace. */
  readonly measurement?: CorpusFact;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Those of the optional commands that are there. */
  readonly commands: readonly PanelCommand[];
}

/** Commands that the panel runs on the plan it shows. */
export const panelCommands = [
  'showCorpusReport',
  'openPlanEditor',
  'exportDecisionRecord',
  'inspectDataset',
  'runEvaluation',
  'scaffoldPrompt',
  'scaffoldRag',
  'scaffoldFineTuning',
  'scaffoldHybrid',
] as const;
export type PanelCommand = (typeof panelCommands)[number];

/** Facts that a user may state as one number. */
export const statedFacts = ['corpusTokens', 'labelledExamples', 'promptWorkDays'] as const;
export type StatedFact = (typeof statedFacts)[number];

const finite = z.number();
const count = z.int().check(z.gte(0));
const nothing = z.object({});

/** What the panel asks of the host. Each `set…` is one edit and one step of undo; without a value it takes one away. */
export const panelRequests = {
  ready: nothing,
  setTask: z.object({ task: z.string().check(z.maxLength(20_000)) }),
  setNeed: z.object({
    need: z.enum([...behaviorNeeds, ...knowledgeNeeds]),
    level: z.enum(needLevels),
  }),
  setNumber: z.object({
    path: z.enum(panelNumberPaths),
    value: z.exactOptional(z.union([finite, z.readonly(z.tuple([finite, finite, finite]))])),
  }),
  setFact: z.object({
    name: z.enum(statedFacts),
    value: z.exactOptional(finite.check(z.gte(0))),
  }),
  setScore: z.object({
    score: z.exactOptional(z.object({ passed: count, total: count })),
  }),
  undo: nothing,
  redo: nothing,
  /** Starts the draft over; undo brings it back. */
  clearDraft: nothing,
  /** Asks for a folder, counts its tokens and puts them into the plan. */
  measure: nothing,
  /** Puts the last count into the plan. */
  useMeasurement: nothing,
  collectEvidence: nothing,
  /** Writes the draft to a file that the user names. */
  savePlan: nothing,
  /** Shows another plan; the draft where none is named. */
  choosePlan: z.object({ uri: z.exactOptional(z.string()) }),
  /** Opens the plan's text, at a place (from 1) where one is named. */
  openText: z.object({
    at: z.exactOptional(
      z.object({ line: z.int().check(z.gte(1)), column: z.int().check(z.gte(1)) }),
    ),
  }),
  /** Opens the file of the workspace that a fact was read from. */
  openSource: z.object({ file: z.string().check(z.minLength(1), z.maxLength(4_096)) }),
  run: z.object({ command: z.enum(panelCommands) }),
};
export type PanelRequests = typeof panelRequests;

/** What each request is answered with: what there is to see comes as a snapshot. */
export type PanelResults = Readonly<Record<keyof PanelRequests, void>>;
