import { setTimeout } from 'node:timers/promises';
import type { SampledTokens } from '../core/corpus/sampledTokens';
import { estimateFolders, type SampleOptions } from '../measure/sample/sampleFolders';
import type { ScanRoot } from '../measure/scan/roots';

/** What is counted sooner needs no estimate, which would only take time from the count. */
const patienceMs = 500;
/** Nor does what will be counted within so much more time, going by how fast it is counted now. */
const worthEstimatingMs = 3_000;
const speedMs = 250;
/** The same corpus gives the same estimate. */
const seed = 1;

/**
 * Does the counting, and says on stderr meanwhile how large a large corpus is about to turn out.
 * @param share how much of it is counted so far, where that is known
 */
export async function announceEstimate<T>(
  roots: readonly ScanRoot[],
  options: Pick<SampleOptions, 'builtFolder' | 'representation'>,
  counting: Promise<T>,
  share: () => number | undefined,
): Promise<T> {
  const counted = new AbortController();
  const { signal } = counted;
  const announced = untilWorthEstimating(share, signal)
    .then(() => estimateFolders(roots, { ...options, seed, signal }))
    .then(
      (estimate) => {
        if (estimate) process.stderr.write(`${describeEstimate(estimate)}\n`);
      },
      // Cancelled, or failed for a reason that the count will meet, too.
      () => undefined,
    );
  try {
    return await counting;
  } finally {
    counted.abort();
    await announced;
  }
}

/** @throws the signal's reason when it aborts first */
async function untilWorthEstimating(
  share: () => number | undefined,
  signal: AbortSignal,
): Promise<void> {
  await setTimeout(patienceMs, undefined, { signal });
  // The time so far would tell nothing: at first the threads were only starting.
  for (let earlier = share(); earlier !== undefined;) {
    await setTimeout(speedMs, undefined, { signal });
    const done = share() ?? earlier;
    if (((1 - done) / (done - earlier)) * speedMs > worthEstimatingMs) return;
    earlier = done;
  }
}

function describeEstimate({ low, likely, high, sampledShare, leftOut }: SampledTokens): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  const share = (sampledShare * 100).toFixed(sampledShare < 0.01 ? 2 : 1);
  const without = leftOut.length === 0 ? '' : `, without ${leftOut.join(', ')}`;
  return `about ${number(likely)} tokens (sampled ${share} %, 95 %: ${number(low)} to ${number(high)}${without}); counting`;
}
