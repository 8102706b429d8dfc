import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { decay } from '../../../src/core/economics/decay';
import { assessEconomics } from '../../../src/core/economics/economics';
import { percentilesAt } from '../../../src/core/economics/percentiles';
import { Sampler } from '../../../src/core/economics/sampler';
import { CostLedger } from '../../../src/core/economics/costLedger';
import { component } from '../../../src/core/economics/components';
import { pointOf } from '../../../src/core/economics/inputPoint';
import { discountedVectorPlanUsd, vectorPlanUsd } from '../../../src/core/economics/vectorPlan';
import { Volume } from '../../../src/core/economics/volume';
import { inputsWith } from './pricing';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('fast evaluation against the straightforward one', () => {
  it('decays as the exponential does', () => {
    fc.assert(
      fc.property(real(0, 18), (exponent) => {
        assert.ok(Math.abs(decay(exponent) / Math.exp(-exponent) - 1) < 1e-14);
      }),
    );
  });

  it('finds the percentiles of a sorted column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(real(-1e6, 1e6), fc.constantFrom(0, 1)), { minLength: 1 }),
        real(0.01, 1),
        (values, share) => {
          const sorted = values.toSorted((a, b) => a - b);
          const expected = sorted[Math.max(0, Math.ceil(share * values.length) - 1)];
          assert.ok(percentilesAt(Float64Array.from(values), [share])[0] === expected);
        },
      ),
    );
  });

  it("tops up a store's minimum as month by month", () => {
    fc.assert(
      fc.property(
        real(-0.2, 0.2),
        real(0, 0.2),
        real(0, 100),
        real(0, 0.01),
        fc.integer({ min: 1, max: 60 }),
        (monthlyGrowth, annualDiscountRate, minimumUsd, usdPerRead, months) => {
          const { point } = pointOf(
            inputsWith({ workload: { monthlyGrowth }, horizon: { months, annualDiscountRate } }),
          );
          const volume = new Volume(months);
          volume.follow(point);
          const ledger = new CostLedger();
          ledger.vectorStoreTerms(minimumUsd, 0);
          ledger.perMonth(component.vectorStorage, 3);
          ledger.perQuery(component.vectorReads, usdPerRead / 100);
          let expected = 0;
          for (let month = 1; month <= months; month++) {
            expected += volume.discount(month) * vectorPlanUsd(ledger, volume.queries(month));
          }
          const scale = Math.max(1, minimumUsd * months);
          assert.ok(Math.abs(discountedVectorPlanUsd(ledger, volume) - expected) <= 1e-9 * scale);
        },
      ),
    );
  });

  it('prices with a sampler that was used before as with a fresh one', () => {
    const used = new Sampler(200, 1);
    fc.assert(
      fc.property(real(1, 1e5), real(0, 0.1), (queriesPerDay, growth) => {
        const inputs = inputsWith({
          workload: {
            queriesPerDay: [queriesPerDay / 2, queriesPerDay, queriesPerDay * 2],
            monthlyGrowth: [0, growth / 2, growth],
          },
        });
        assert.deepEqual(
          assessEconomics(inputs, used),
          assessEconomics(inputs, new Sampler(200, 1)),
        );
      }),
      { numRuns: 30 },
    );
  });
});
