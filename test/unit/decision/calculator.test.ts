import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { assess } from '../../../src/core/decision/assess';
import { createCalculator } from '../../../src/core/decision/calculator';
import { catalogWorld } from '../../../src/core/decision/catalogWorld';
import { findFlips, searchFlips, sortFlips } from '../../../src/core/decision/flips';
import type { Percentiles } from '../../../src/core/economics/percentiles';
import { approaches } from '../../../src/core/plan/approach';
import { readPlan } from './testWorld';

const today = '2026-11-22';
const plan = readPlan({
  needs: { knowledge: { private: 'essential' } },
  facts: { corpusTokens: 412_345 },
  workload: { queriesPerDay: [1_000, 3_000, 9_000], monthlyGrowth: 0.05 },
});

describe('the calculator', () => {
  it('shows what an assessment of the same plan says', () => {
    const world = catalogWorld(bundledCatalog, today);
    const {
      destination,
      next,
      reason,
      checklist,
      warnings,
      approaches: judged,
    } = assess(plan, world);
    const calculation = createCalculator(bundledCatalog, today).calculate(plan, 'resting');
    assert.equal(calculation.destination, destination);
    assert.equal(calculation.next, next);
    assert.equal(calculation.reason, reason);
    assert.deepEqual(calculation.checklist, checklist);
    assert.deepEqual(calculation.warnings, warnings);
    for (const approach of approaches) {
      const { verdict, costs } = judged[approach];
      const { monthlyUsd, ownershipUsd, latencyMs } = calculation.approaches[approach].costs;
      assert.equal(calculation.approaches[approach].verdict, verdict);
      assert.deepEqual(
        { monthlyUsd, ownershipUsd, latencyMs },
        {
          monthlyUsd: costs.monthlyUsd,
          ownershipUsd: costs.ownershipUsd,
          latencyMs: costs.latencyMs,
        },
      );
    }
  });

  it('draws costs over time that start at the setup and end at the ownership', () => {
    const { pricing } = createCalculator(bundledCatalog, today).calculate(plan, 'resting');
    assert.ok(pricing.kind === 'priced');
    for (const approach of approaches) {
      const { setupUsd, ownershipUsd } = pricing.approaches[approach];
      const bands: readonly Percentiles[] = pricing.approaches[approach].cumulativeBands;
      assert.equal(bands.length, plan.limits.horizonMonths + 1);
      assert.ok(typeof setupUsd === 'object' && 'p50' in setupUsd);
      assert.ok(typeof ownershipUsd === 'object' && 'p50' in ownershipUsd);
      const first = bands[0];
      const last = bands.at(-1);
      assert.ok(first && last);
      for (const at of ['p10', 'p50', 'p90'] as const) {
        // The curve has fewer draws than the figures.
        assert.ok(Math.abs(first[at] / setupUsd[at] - 1) < 0.05, `${approach} ${at}`);
        assert.ok(Math.abs(last[at] / ownershipUsd[at] - 1) < 0.05, `${approach} ${at}`);
      }
    }
  });

  it('says why a plan cannot be priced', () => {
    const unknown = readPlan({ choices: { chatModel: 'no-such-model' } });
    const { pricing } = createCalculator(bundledCatalog, today).calculate(unknown, 'resting');
    assert.ok(pricing.kind === 'problems');
    assert.equal(pricing.problems[0]?.path, 'choices.chatModel');
  });

  it('finds the same flips step by step', () => {
    const { world } = createCalculator(bundledCatalog, today);
    assert.deepEqual(sortFlips([...searchFlips(plan, world)]), findFlips(plan, world));
  });
});
