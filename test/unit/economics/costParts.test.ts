import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { trainingTokens } from '../../../src/core/economics/fineTuning';
import { chunkPlan } from '../../../src/core/economics/ingestion';
import { hitRate } from '../../../src/core/economics/promptCache';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('parts of the cost model', () => {
  it('hits the cache more often the more is asked, and the less is edited', () => {
    const rate = fc.double({ min: 0.01, max: 1_000, noNaN: true });
    fc.assert(
      fc.property(rate, rate, rate, fc.boolean(), (arrivals, edits, more, renewedByReads) => {
        const model = { lifetimeHours: 0.5, renewedByReads, editsPerActiveHour: edits };
        const hits = hitRate(arrivals, model);
        assert.ok(hits >= -1e-12 && hits <= 1);
        assert.ok(hitRate(arrivals + more, model) >= hits - 1e-12);
        assert.ok(
          hitRate(arrivals, { ...model, editsPerActiveHour: edits + more }) <= hits + 1e-12,
        );
        assert.ok(hitRate(arrivals, { ...model, renewedByReads: true }) >= hits - 1e-12);
      }),
    );
  });

  it('cuts a corpus so that chunks hold each token once and each overlap once more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 2_000 }),
        share,
        (corpus, documents, chunk, overlapShare) => {
          const overlap = Math.floor(overlapShare * (chunk - 1));
          const plan = chunkPlan(corpus, documents, chunk, overlap);
          assert.ok(plan.chunks >= documents);
          const seams = plan.chunks - documents;
          assert.ok(Math.abs(plan.tokens - (corpus + seams * overlap)) <= 1e-9 * plan.tokens);
          assert.ok(plan.tokens <= plan.chunks * chunk + 1e-6);
        },
      ),
    );
  });

  it('trains on 3 epochs, more for few examples, fewer for many', () => {
    const epochs = (examples: number) =>
      trainingTokens({
        examples,
        tokensPerExample: 1,
        epochs: 'default',
        validationTokens: 0,
        validationRuns: 0,
      }) / examples;
    assert.deepEqual(
      [3, 10, 33, 34, 500, 8_333, 10_000, 30_000].map(epochs),
      [25, 10, 3, 3, 3, 3, 2, 1],
    );
  });
});
