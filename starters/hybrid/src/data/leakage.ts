import { nearDuplicatePairs } from './nearDuplicates.ts';
import { questionKey } from './normalize.ts';
import type { Split } from './split.ts';
import type { LocatedRow } from './validate.ts';

/** A question that stands, word for word or nearly, on two sides of a split. */
export interface Leak {
  readonly kind: 'same question' | 'near duplicate';
  readonly seen: LocatedRow;
  readonly side: 'validation' | 'heldOut';
  readonly leaked: LocatedRow;
}

/** The questions of the validation and held-out rows that an earlier side has too; each pair of sides once a question. */
export function findLeaks(split: Split): readonly Leak[] {
  const sides = ['training', 'validation', 'heldOut'] as const;
  const rowsByKey = sides.map(
    (side) => new Map(split[side].map((row) => [questionKey(row.row), row])),
  );
  const keys = [...new Set(rowsByKey.flatMap((rows) => [...rows.keys()]))];
  const near = nearDuplicatePairs(keys).flatMap(([a, b]) => {
    const pair = [keys[a] ?? '', keys[b] ?? ''] as const;
    return [pair, [pair[1], pair[0]] as const];
  });
  const leaks: Leak[] = [];
  for (const [later, side] of sides.entries()) {
    if (side === 'training') continue;
    for (const earlier of rowsByKey.slice(0, later)) {
      for (const [a, b] of [...keys.map((key) => [key, key] as const), ...near]) {
        const seen = earlier.get(a);
        const leaked = rowsByKey[later]?.get(b);
        if (!seen || !leaked) continue;
        leaks.push({ kind: a === b ? 'same question' : 'near duplicate', seen, side, leaked });
      }
    }
  }
  return leaks;
}
