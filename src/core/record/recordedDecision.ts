import * as z from 'zod/mini';
import type { World } from '../decision/world';
import { approaches, type Approach } from '../plan/approach';
import type { Plan } from '../plan/plan';
import { basisOf, outcomeOf, type Basis } from './basis';

/** A decision on record, as it stands under a plan's `decision` key. */
const recordedDecision = z.looseObject({
  at: z.string(),
  destination: z.enum(approaches),
  next: z.enum(approaches),
  basis: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type RecordedDecision = z.infer<typeof recordedDecision>;

/** A decision as it is written: what can be said in JSON, and nothing else. */
export type WrittenDecision = {
  readonly at: string;
  readonly destination: Approach;
  readonly next: Approach;
  readonly basis: Basis;
};

/** Puts today's decision and all that it stands on into the form that a plan keeps. */
export function recordDecision(plan: Plan, world: World): WrittenDecision {
  return { at: world.today, ...outcomeOf(plan, world), basis: basisOf(plan, world) };
}

export type ReadRecord =
  | { readonly status: 'recorded'; readonly decision: RecordedDecision }
  | { readonly status: 'none' }
  | { readonly status: 'unreadable'; readonly message: string };

/** Reads a plan's `decision` key back. */
export function readRecordedDecision(written: unknown): ReadRecord {
  if (written === undefined) return { status: 'none' };
  const parsed = recordedDecision.safeParse(written);
  if (parsed.success) return { status: 'recorded', decision: parsed.data };
  const path = ['decision', ...(parsed.error.issues[0]?.path ?? [])].join('.');
  return {
    status: 'unreadable',
    message: `${path} is not as Ockham wrote it: record the decision again`,
  };
}
