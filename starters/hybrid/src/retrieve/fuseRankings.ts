/** Damps the difference between the first ranks; 60 is the value of the paper. */
const rankConstant = 60;

/**
 * Weighted reciprocal rank fusion: each ranking gives an item weight / (60 + rank), and the sums
 * decide. Only ranks count, because distances and text scores have no common scale.
 * Ties keep the order in which the items were first seen.
 *
 * After Cormack, Clarke, Büttcher: "Reciprocal Rank Fusion outperforms Condorcet and individual
 * Rank Learning Methods", SIGIR 2009.
 */
export function fuseRankings<T extends { id: string }>(
  rankings: readonly { items: readonly T[]; weight: number }[],
): T[] {
  const scores = new Map<string, { item: T; score: number }>();
  for (const { items, weight } of rankings) {
    if (weight === 0) continue;
    items.forEach((item, at) => {
      const entry = scores.get(item.id) ?? { item, score: 0 };
      entry.score += weight / (rankConstant + at + 1);
      scores.set(item.id, entry);
    });
  }
  return [...scores.values()].sort((a, b) => b.score - a.score).map((entry) => entry.item);
}
