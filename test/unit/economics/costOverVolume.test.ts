import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { chargeApproach } from '../../../src/core/economics/approachLedger';
import { monthlyUsd } from '../../../src/core/economics/bill';
import { CostLedger } from '../../../src/core/economics/costLedger';
import { costOverVolume } from '../../../src/core/economics/costOverVolume';
import { pointOf } from '../../../src/core/economics/inputPoint';
import { Volume } from '../../../src/core/economics/volume';
import { approaches } from '../../../src/core/plan/approach';
import { sampleInputs } from './sampleInputs';

describe('cost over volume', () => {
  it('is what a month costs at each volume, from end to end in equal factors', () => {
    const { point } = pointOf(sampleInputs);
    const curve = costOverVolume(point, 1, 10_000, 8);
    assert.deepEqual(
      curve.map(({ queriesPerDay }) => Math.round(queriesPerDay)),
      [1, 3, 10, 32, 100, 316, 1_000, 3_162, 10_000],
    );
    for (const { queriesPerDay, monthlyUsd: costs } of curve) {
      const there = { ...point, workload: { ...point.workload, queriesPerDay } };
      const volume = new Volume(0);
      volume.follow(there);
      for (const approach of approaches) {
        const ledger = new CostLedger();
        chargeApproach(ledger, there, approach);
        const expected = monthlyUsd(ledger, volume);
        assert.ok(Math.abs(costs[approach] - expected) <= 1e-9 * expected, approach);
      }
    }
  });
});
