import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { floorOf } from '../../../src/core/decision/amount';
import { rangeDraws, rangeSeed } from '../../../src/core/decision/catalogWorld';
import { createCalculator } from '../../../src/core/decision/calculator';
import { compareModels, untuned } from '../../../src/core/decision/modelComparison';
import { Sampler } from '../../../src/core/economics/sampler';
import { readPlan } from './testWorld';

const today = '2026-11-22';
const plan = readPlan({
  needs: { knowledge: { private: 'essential' } },
  facts: { corpusTokens: 412_345 },
  workload: { queriesPerDay: [1_000, 3_000, 9_000] },
});

describe('the comparison of models', () => {
  const calculator = createCalculator(bundledCatalog, today);
  const models = compareModels(
    plan,
    bundledCatalog,
    calculator.world,
    'rag',
    new Sampler(rangeDraws, rangeSeed),
  );

  it('gives the chosen model the range that the five approaches have', () => {
    const chosen = models.find(({ isChosen }) => isChosen);
    const { pricing } = calculator.calculate(plan, 'resting');
    assert.ok(pricing.kind === 'priced');
    assert.deepEqual(chosen?.monthlyUsd, pricing.approaches.rag.monthlyUsd);
  });

  it('orders by cost, those without a price last, and leaves out what is shut down', () => {
    const costs = models.map(({ monthlyUsd }) =>
      monthlyUsd === undefined ? Infinity : floorOf(monthlyUsd),
    );
    assert.deepEqual(
      costs,
      costs.toSorted((a, b) => a - b),
    );
    assert.ok(models.every(({ lifecycle }) => lifecycle.state !== 'shut-down'));
    assert.ok(models.some(({ fit }) => fit.verdict === 'does not fit'));
  });

  it('keeps a chosen model that is shut down, without a price', () => {
    const gone = bundledCatalog.chatModels.find(
      ({ lifecycle }) => (lifecycle.shutdownOn?.day ?? '9999') <= '2027-01-14',
    );
    assert.ok(gone);
    const day = '2027-06-01';
    const later = createCalculator(bundledCatalog, day);
    const chosen = compareModels(
      { ...plan, choices: { ...plan.choices, chatModel: gone.id } },
      bundledCatalog,
      later.world,
      untuned('hybrid'),
      new Sampler(50, rangeSeed),
    ).find(({ isChosen }) => isChosen);
    assert.equal(chosen?.lifecycle.state, 'shut-down');
    assert.equal(chosen.monthlyUsd, undefined);
  });
});
