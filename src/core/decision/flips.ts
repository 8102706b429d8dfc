import type { Approach } from '../plan/approach';
import type { Plan } from '../plan/plan';
import { decide } from './decide';
import { listInputs, type Basis, type ChoiceInput, type Input, type QuantityInput } from './inputs';
import type { World } from './world';

export interface Outcome {
  readonly destination: Approach;
  readonly next: Approach;
}

interface CommonFlip {
  readonly path: string;
  readonly basis: Basis;
  readonly before: Outcome;
  readonly after: Outcome;
  /** How far away it is: the logarithm of the change's factor; 0 where the value is unknown. Comparable across inputs. */
  readonly distance: number;
}

/** The smallest change found of one input that changes destination or next. */
export type Flip =
  | (CommonFlip & {
      readonly kind: 'threshold';
      /** Undefined where the value is unknown or there is no limit. */
      readonly from: number | undefined;
      readonly direction: 'at least' | 'at most';
      /** The first value that changes the outcome. */
      readonly to: number;
      /** The last value before it, which does not. */
      readonly inside: number;
    })
  | (CommonFlip & {
      readonly kind: 'choice';
      readonly from: string | undefined;
      readonly to: string;
    });

/**
 * Factors of the search outwards, near ones finely and far ones coarsely. A change that reverts between two
 * neighbouring factors can be missed; one that needs more than a factor of 1,000 is looked for at the ends only.
 */
const factors = [
  1.05, 1.1, 1.2, 1.35, 1.5, 1.75, 2, 2.5, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100, 300, 1_000,
];

/** How closely a threshold is found, as a share of its value. */
const precision = 1e-6;

/** What one level of a need, or another model, counts as: a factor of two. */
const oneChoice = Math.log(2);

/** For every input the smallest change that changes destination or next, nearest first. */
export function findFlips(plan: Plan, world: World): readonly Flip[] {
  return sortFlips([...searchFlips(plan, world)]);
}

/**
 * The same search one input at a time, in the order of the inputs: undefined where an input cannot change the answer.
 * A view that must stay responsive goes on with it between frames.
 */
export function* searchFlips(plan: Plan, world: World): Generator<Flip | undefined, void> {
  const before = outcomeOf(plan, world);
  for (const input of listInputs(world)) yield findFlip(input, plan, world, before);
}

/** What a search found, nearest first. */
export function sortFlips(found: readonly (Flip | undefined)[]): readonly Flip[] {
  return found.filter((flip) => flip !== undefined).sort((a, b) => a.distance - b.distance);
}

function findFlip(input: Input, plan: Plan, world: World, before: Outcome): Flip | undefined {
  return input.kind === 'choice'
    ? flipChoice(input, plan, world, before)
    : flipQuantity(input, plan, world, before);
}

function outcomeOf(plan: Plan, world: World): Outcome {
  const { destination, next } = decide(plan, world);
  return { destination, next };
}

function isSame(a: Outcome, b: Outcome): boolean {
  return a.destination === b.destination && a.next === b.next;
}

function flipChoice(
  input: ChoiceInput,
  plan: Plan,
  world: World,
  before: Outcome,
): Flip | undefined {
  const from = input.read(plan);
  const at = from === undefined ? -1 : input.values.indexOf(from);
  const isOrdered = input.path.startsWith('needs.');
  const flips = input.values
    .filter((value) => value !== from)
    .map((to) => ({ to, after: outcomeOf(input.write(plan, to), world) }))
    .filter(({ after }) => !isSame(before, after))
    .map(({ to, after }) => ({
      kind: 'choice' as const,
      path: input.path,
      basis: input.basis(plan),
      from,
      to,
      before,
      after,
      distance: isOrdered ? Math.abs(input.values.indexOf(to) - at) * oneChoice : oneChoice,
    }));
  return flips.sort((a, b) => a.distance - b.distance)[0];
}

function flipQuantity(
  input: QuantityInput,
  plan: Plan,
  world: World,
  before: Outcome,
): Flip | undefined {
  const at = (value: number) => outcomeOf(input.write(plan, value), world);
  const flips = (value: number) => !isSame(before, at(value));
  const from = input.read(plan);
  const found =
    from === undefined ? searchAll(input, plan, flips) : searchAround(input, plan, from, flips);
  if (!found) return undefined;
  const { inside, outside, direction } = found;
  return {
    kind: 'threshold',
    path: input.path,
    basis: input.basis(plan),
    from,
    direction,
    to: outside,
    inside,
    before,
    after: at(outside),
    distance:
      from !== undefined
        ? distanceOf(input, from, outside)
        : input.basis(plan) === 'unknown'
          ? 0
          : oneChoice,
  };
}

interface Edge {
  readonly inside: number;
  readonly outside: number;
  readonly direction: 'at least' | 'at most';
}

function searchAround(
  input: QuantityInput,
  plan: Plan,
  from: number,
  flips: (value: number) => boolean,
): Edge | undefined {
  const up = firstEdge(input, from, climb(input, from, input.max(plan)), flips, 'at least');
  const down = firstEdge(input, from, descend(input, from), flips, 'at most');
  if (!up || !down) return up ?? down;
  const distance = ({ outside }: Edge) => distanceOf(input, from, outside);
  return distance(up) <= distance(down) ? up : down;
}

/** Where no value is known: the edge of the region that changes the outcome, from the low end of the scale. */
function searchAll(
  input: QuantityInput,
  plan: Plan,
  flips: (value: number) => boolean,
): Edge | undefined {
  const all = wholeScale(input, input.max(plan));
  const startsFlipped = flips(input.min);
  let previous = input.min;
  for (const value of all) {
    if (flips(value) !== startsFlipped) {
      return startsFlipped
        ? narrow(input, value, previous, flips, 'at most')
        : narrow(input, previous, value, flips, 'at least');
    }
    previous = value;
  }
  return undefined;
}

function firstEdge(
  input: QuantityInput,
  from: number,
  probes: readonly number[],
  flips: (value: number) => boolean,
  direction: Edge['direction'],
): Edge | undefined {
  let inside = from;
  for (const outside of probes) {
    if (flips(outside)) return narrow(input, inside, outside, flips, direction);
    inside = outside;
  }
  return undefined;
}

/** Bisects between a value that does not flip and one that does. */
function narrow(
  { whole }: QuantityInput,
  inside: number,
  outside: number,
  flips: (value: number) => boolean,
  direction: Edge['direction'],
): Edge {
  let [kept, flipped] = [inside, outside];
  const isNarrow = () =>
    whole
      ? Math.abs(flipped - kept) <= 1
      : Math.abs(flipped - kept) <= precision * Math.max(Math.abs(kept), Math.abs(flipped));
  for (let round = 0; round < 60 && !isNarrow(); round++) {
    const middle = whole ? Math.round((kept + flipped) / 2) : (kept + flipped) / 2;
    if (middle === kept || middle === flipped) break;
    if (flips(middle)) flipped = middle;
    else kept = middle;
  }
  return { inside: kept, outside: flipped, direction };
}

/** The values to try above one, up to the largest. */
function climb({ grain, whole }: QuantityInput, from: number, max: number): number[] {
  const start = Math.max(from, grain);
  return distinct([start, ...factors.map((factor) => start * factor), max], whole).filter(
    (value) => value > from && value <= max,
  );
}

/** The values to try below one, down to the smallest. */
function descend({ grain, min, whole }: QuantityInput, from: number): number[] {
  const values = factors.map((factor) => from / factor).filter((value) => value > grain);
  return distinct([...values, min], whole).filter((value) => value < from && value >= min);
}

/** From the smallest to the largest value in steps of a quarter. */
function wholeScale({ min, grain, whole }: QuantityInput, max: number): number[] {
  const values = [min];
  for (let value = Math.max(min, grain); value < max; value *= 1.25) values.push(value);
  return distinct([...values, max], whole);
}

function distinct(values: readonly number[], whole: boolean): number[] {
  return [...new Set(whole ? values.map(Math.round) : values)];
}

function distanceOf(input: QuantityInput, from: number, to: number): number {
  return Math.abs(Math.log(input.size(to) / input.size(from)));
}
