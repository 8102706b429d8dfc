import * as z from 'zod/mini';
import type { IsoDay } from '../core/catalog/catalogNumber';
import type { Catalog } from '../core/catalog/types';
import type { TextProblem } from '../core/plan/problem';
import type { PlanDocument } from '../core/plan/schema';
import { editablePaths } from './planPaths';

/** The last text that could be read: all that the view computes from. */
export interface ReadPlan {
  readonly document: PlanDocument;
  /** With the plan's own prices applied. */
  readonly catalog: Catalog;
  /** The day whose prices hold. */
  readonly today: IsoDay;
}

/** Everything the plan editor shows; sent whole, so that a view that was hidden or moved is right at once. */
export interface PlanEditorSnapshot {
  readonly kind: 'snapshot';
  readonly fileName: string;
  /** False where the file cannot be written, as in the old side of a diff. */
  readonly editable: boolean;
  /** Whether the file has no text yet: a plan can be started in it. */
  readonly isEmpty: boolean;
  /** Absent where the text could not be read since the editor was opened. */
  readonly plan?: ReadPlan;
  /** What is wrong with the text as it stands; an error means that `plan` is an older state. Prices that cannot stand are warnings. */
  readonly problems: readonly TextProblem[];
}

/** A value of a plan; a score is a fact's. Which path takes which, the plan's own schema says when the edit is made. */
const editedValue = z.union([
  z.number(),
  z.string(),
  z.readonly(z.tuple([z.number(), z.number(), z.number()])),
  z.object({ passed: z.number(), total: z.number(), target: z.exactOptional(z.number()) }),
]);
export type EditedValue = z.infer<typeof editedValue>;

/** The commands of Ockham that the plan editor offers; each runs on the plan that it shows. */
export const planCommands = [
  'collectEvidence',
  'exportDecisionRecord',
  'exportBusinessCase',
] as const;
export type PlanCommand = (typeof planCommands)[number];

const catalogKey = z.string().check(z.minLength(1));
const name = z.string().check(z.minLength(1), z.maxLength(200));

/** What the plan editor asks of the host. What changes the plan is one edit and one step of undo. */
export const planEditorIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** Writes the least that is a plan into an empty file. */
  z.object({ kind: z.literal('start') }),
  z.object({ kind: z.literal('set'), path: z.enum(editablePaths), value: editedValue }),
  /** Removes a value, so that its default holds, or that a fact is unknown. */
  z.object({ kind: z.literal('reset'), path: z.enum(editablePaths) }),
  /** The user's own number in place of the catalog's: `row` and `number` are the catalog's keys. */
  z.object({
    kind: z.literal('setPrice'),
    row: catalogKey,
    number: catalogKey,
    value: z.number().check(z.gte(0)),
    source: z.string(),
  }),
  z.object({ kind: z.literal('resetPrice'), row: catalogKey, number: catalogKey }),
  z.object({ kind: z.literal('run'), command: z.enum(planCommands) }),
  /** Puts a table on the clipboard; `what` is its title. */
  z.object({
    kind: z.literal('copy'),
    what: name,
    format: z.enum(['Markdown', 'CSV']),
    text: z.string().check(z.maxLength(1_000_000)),
  }),
  /** Saves a chart where the user says. */
  z.object({
    kind: z.literal('savePng'),
    what: name,
    base64: z.string().check(z.maxLength(20_000_000), z.regex(/^[A-Za-z0-9+/]+=*$/)),
  }),
  /** Opens the text, at a place (from 1) where one is named. */
  z.object({
    kind: z.literal('openAsText'),
    at: z.exactOptional(
      z.object({
        line: z.int().check(z.gte(1)),
        column: z.int().check(z.gte(1)),
      }),
    ),
  }),
]);
export type PlanEditorIntent = z.infer<typeof planEditorIntent>;
