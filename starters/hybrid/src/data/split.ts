import { createHash } from 'node:crypto';
import { nearDuplicatePairs } from './nearDuplicates.ts';
import { questionKey } from './normalize.ts';
import type { LocatedRow } from './validate.ts';

/** Shares of the rows; what is left is for training. */
export interface SplitShares {
  readonly validation: number;
  readonly heldOut: number;
}

export interface Split {
  readonly training: readonly LocatedRow[];
  readonly validation: readonly LocatedRow[];
  readonly heldOut: readonly LocatedRow[];
}

/**
 * Splits by group, so that a question and its near duplicates never stand on two sides.
 *
 * The side of a group follows from the seed and the hash of the group's smallest key alone: the order of the rows does
 * not matter, and rows that are added later do not move the others, so that held-out rows stay held out.
 */
export function splitRows(rows: readonly LocatedRow[], shares: SplitShares, seed: string): Split {
  const groupOf = groups(rows.map(({ row }) => questionKey(row)));
  const training: LocatedRow[] = [];
  const validation: LocatedRow[] = [];
  const heldOut: LocatedRow[] = [];
  for (const row of rows) {
    const place = fractionOf(`${seed}\n${groupOf(questionKey(row.row))}`);
    if (place < shares.heldOut) heldOut.push(row);
    else if (place < shares.heldOut + shares.validation) validation.push(row);
    else training.push(row);
  }
  return { training, validation, heldOut };
}

/** Finds the group of a key: keys that near duplicates link are one group, named by the smallest of them. */
function groups(keys: readonly string[]): (key: string) => string {
  const unique = [...new Set(keys)];
  const parent = new Map(unique.map((key) => [key, key]));
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) {
      root = up;
    }
    parent.set(key, root);
    return root;
  };
  for (const [a, b] of nearDuplicatePairs(unique)) {
    const [smaller = '', larger = ''] = [rootOf(unique[a] ?? ''), rootOf(unique[b] ?? '')].sort();
    parent.set(larger, smaller);
  }
  return rootOf;
}

/** A number in [0, 1) from the first 48 bits of the SHA-256. */
function fractionOf(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6) / 2 ** 48;
}
