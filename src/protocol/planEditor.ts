import * as z from 'zod/mini';
import type { IsoDay } from '../core/catalog/catalogNumber';
import type { Catalog } from '../core/catalog/types';
import type { TextProblem } from '../core/plan/problem';
import type { PlanDocument } from '../core/plan/schema';
import { choicePaths, numberPaths } from './planPaths';

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
  /** Absent where the text could not be read since the editor was opened. */
  readonly plan?: ReadPlan;
  /** What is wrong with the text as it stands; an error means that `plan` is an older state. */
  readonly problems: readonly TextProblem[];
}

const finite = z.number();

/** What the plan editor asks of the host. Every `set` and `reset` is one edit and one step of undo. */
export const planEditorIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('set'),
    path: z.enum(numberPaths),
    value: z.union([finite, z.readonly(z.tuple([finite, finite, finite]))]),
  }),
  z.object({
    kind: z.literal('choose'),
    path: z.enum(choicePaths),
    value: z.string().check(z.minLength(1)),
  }),
  /** Removes a value, so that its default holds. */
  z.object({ kind: z.literal('reset'), path: z.enum([...numberPaths, ...choicePaths]) }),
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
