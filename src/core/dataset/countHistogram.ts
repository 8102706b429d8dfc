/** Counts below this have a slot of their own in a flat array. */
const flat = 1 << 16;

/**
 * How often each count occurs, exactly: what is kept grows with the number of different counts, not with how many are
 * added.
 */
export class CountHistogram {
  readonly #small = new Uint32Array(flat);
  readonly #large = new Map<number, number>();
  #size = 0;

  /** How many counts were added. */
  get size(): number {
    return this.#size;
  }

  /** @param count a whole number, 0 or more */
  add(count: number): void {
    this.#size++;
    if (count < flat) this.#small[count] = (this.#small[count] ?? 0) + 1;
    else this.#large.set(count, (this.#large.get(count) ?? 0) + 1);
  }

  /** The smallest counts that at least these shares (0 to 1, in ascending order) of all do not exceed. */
  ranks(shares: readonly number[]): readonly number[] {
    const ranks: number[] = [];
    let seen = 0;
    let last = 0;
    const take = (count: number, times: number): void => {
      if (times === 0) return;
      seen += times;
      last = count;
      while (ranks.length < shares.length && seen >= Math.max(1, this.#due(shares[ranks.length])))
        ranks.push(count);
    };
    this.#small.forEach((times, count) => take(count, times));
    for (const [count, times] of [...this.#large].sort(([a], [b]) => a - b)) take(count, times);
    while (ranks.length < shares.length) ranks.push(last);
    return ranks;
  }

  #due(share = 1): number {
    return Math.ceil(share * this.#size);
  }
}
