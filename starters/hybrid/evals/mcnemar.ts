/** How two arms differ on the same cases. */
export interface Discordance {
  /** Cases that only the candidate got right. */
  readonly won: number;
  /** Cases that only the other got right. */
  readonly lost: number;
}

/**
 * Exact McNemar test, two-sided: the probability that two arms which are equally good differ at least as much.
 * Binomial(won + lost, 1/2); Q. McNemar 1947, in the exact form. Summed in logarithms, so any number of cases will do.
 */
export function mcnemarExact({ won, lost }: Discordance): number {
  const cases = won + lost;
  let logChoose = 0;
  let sum = 0;
  for (let wins = 0; wins <= Math.min(won, lost); wins++) {
    sum += Math.exp(logChoose - cases * Math.LN2);
    logChoose += Math.log(cases - wins) - Math.log(wins + 1);
  }
  return Math.min(1, 2 * sum);
}
