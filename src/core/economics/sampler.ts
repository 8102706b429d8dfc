import { normalQuantile } from './normalQuantile';
import { pertQuantiles } from './pert';
import type { Range } from './quantities';
import { seededRandom, shuffledOrder } from './seededRandom';
import { lognormalMs, type Spread } from './spread';

/**
 * Draws independent PERT quantities by Latin hypercube: every quantity takes one value from the
 * middle of each of `draws` equally likely strata, in an order of its own.
 * Source: McKay, Beckman, Conover (1979).
 *
 * The order follows from the seed and the quantity's path alone, so that making another quantity
 * uncertain changes no draw of this one. A sampler remembers what it has drawn: keep it while a
 * user drags a slider.
 */
export class Sampler {
  private readonly columns = new Map<string, { range: Range; column: Float64Array }>();
  private readonly orders = new Map<string, Uint32Array>();
  private readonly shapes = new Map<number, Float64Array>();
  private readonly deviates = new Map<string, Float64Array>();
  private readonly lognormals = new Map<string, Float64Array>();
  private readonly uniforms = new Map<string, Float64Array>();
  private readonly scratches = new Map<string, Float64Array>();

  private readonly normals: Float64Array;

  constructor(
    readonly draws: number,
    private readonly seed: number,
  ) {
    this.normals = Float64Array.from({ length: draws }, (_, stratum) =>
      normalQuantile((stratum + 0.5) / draws),
    );
  }

  /** One value per draw of the quantity at a path, in the quantity's unit; not to be changed. */
  column(path: string, range: Range): Float64Array {
    const known = this.columns.get(path);
    if (known?.range.every((value, index) => value === range[index])) return known.column;
    const column = this.draw(path, range);
    this.columns.set(path, { range, column });
    return column;
  }

  private draw(path: string, [low, mode, high]: Range): Float64Array {
    const column = new Float64Array(this.draws).fill(low);
    const width = high - low;
    if (width === 0) return column;
    const order = this.order(path);
    const quantiles = this.quantiles((mode - low) / width);
    for (let stratum = 0; stratum < this.draws; stratum++) {
      column[order[stratum] ?? 0] = low + width * (quantiles[stratum] ?? 0);
    }
    return column;
  }

  /** Milliseconds of a stage for each draw; not to be changed. */
  lognormal(path: string, spread: Spread): Float64Array {
    const key = `${path} ${spread.p50Ms} ${spread.p95Ms}`;
    const known = this.lognormals.get(key);
    if (known) return known;
    const column = lognormalMs(spread, this.standardNormal(path));
    // A dragged number of output tokens passes through many spreads.
    if (this.lognormals.size >= 64) this.lognormals.clear();
    this.lognormals.set(key, column);
    return column;
  }

  /** One number per draw, spread evenly over 0 to 1; not to be changed. */
  uniform(path: string): Float64Array {
    const known = this.uniforms.get(path);
    if (known) return known;
    const column = Float64Array.from(this.order(path), (stratum) => (stratum + 0.5) / this.draws);
    this.uniforms.set(path, column);
    return column;
  }

  /** A column to write to, until the next caller asks for the same name: simulating leaves no garbage. */
  scratch(name: string): Float64Array {
    const known = this.scratches.get(name);
    if (known) return known;
    const column = new Float64Array(this.draws);
    this.scratches.set(name, column);
    return column;
  }

  private standardNormal(path: string): Float64Array {
    const known = this.deviates.get(path);
    if (known) return known;
    const column = new Float64Array(this.draws);
    const order = this.order(path);
    for (let stratum = 0; stratum < this.draws; stratum++) {
      column[order[stratum] ?? 0] = this.normals[stratum] ?? 0;
    }
    this.deviates.set(path, column);
    return column;
  }

  private order(path: string): Uint32Array {
    const known = this.orders.get(path);
    if (known) return known;
    const order = shuffledOrder(this.draws, seededRandom(this.seed ^ hash(path)));
    this.orders.set(path, order);
    return order;
  }

  private quantiles(mode: number): Float64Array {
    const known = this.shapes.get(mode);
    if (known) return known;
    const quantiles = pertQuantiles(mode, this.draws);
    // A dragged range passes through many shapes.
    if (this.shapes.size >= 256) this.shapes.clear();
    this.shapes.set(mode, quantiles);
    return quantiles;
  }
}

/** A 32-bit hash of a text (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
