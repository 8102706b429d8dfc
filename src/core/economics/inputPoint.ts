import type { EconomicsInputs } from './inputs';
import { isRange, type Point, type Range } from './quantities';

/** One number of a point that can be set: an uncertain quantity or an unknown price of the inputs. */
export interface Leaf {
  /** Where it stands in the inputs: `workload.queriesPerDay`. */
  readonly path: string;
  /** The part of the point that holds it, and its name there. */
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

export interface UncertainLeaf extends Leaf {
  readonly range: Range;
}

/** The inputs at one point of their ranges; leaves move it elsewhere. */
export interface InputPoint {
  readonly point: Point<EconomicsInputs>;
  readonly uncertain: readonly UncertainLeaf[];
  readonly unknown: readonly Leaf[];
}

/** Moves a point along one of its leaves. */
export function setLeaf({ holder, key }: Leaf, value: number): void {
  holder[key] = value;
}

/** Where a part stands, to be spelled out for the few leaves only. */
interface Place {
  readonly parent: Place | undefined;
  /** `corpus`, or `[2]` in a list. */
  readonly step: string;
}

function pathOf(at: Place | undefined, key: string): string {
  if (!at) return key;
  return pathOf(at.parent, at.step) + (key.startsWith('[') ? key : `.${key}`);
}

/** The inputs with every quantity at its likely value and every unknown price at 0. */
export function pointOf(inputs: EconomicsInputs): InputPoint {
  const uncertain: UncertainLeaf[] = [];
  const unknown: Leaf[] = [];

  const copy = (value: unknown, at: Place | undefined): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      return value.map((item, index) => copy(item, { parent: at, step: `[${index}]` }));
    }
    const copied: Record<string, unknown> = {};
    for (const [key, child] of Object.entries(value)) {
      if (isRange(child)) {
        copied[key] = child[1];
        uncertain.push({ path: pathOf(at, key), holder: copied, key, range: child });
      } else if (child === 'unknown') {
        copied[key] = 0;
        unknown.push({ path: pathOf(at, key), holder: copied, key });
      } else if (typeof child === 'object') {
        copied[key] = copy(child, { parent: at, step: key });
      } else {
        copied[key] = child;
      }
    }
    return copied;
  };

  // The copy has the shape of the inputs with numbers for quantities: what Point says in types.
  const point = copy(inputs, undefined) as Point<EconomicsInputs>;
  return { point, uncertain, unknown };
}
