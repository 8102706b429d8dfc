import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { formulaOf } from '../../../src/core/economics/formula';
import { componentNames } from '../../../src/core/economics/components';
import { economicsInputs } from '../../../src/core/economics/fromPlan';
import { pointOf } from '../../../src/core/economics/inputPoint';
import { originOf, planPathOf } from '../../../src/core/economics/origin';
import { approaches } from '../../../src/core/plan/approach';
import { readPlan } from '../decision/testWorld';

const today = '2026-11-22';
const plan = readPlan({
  facts: {
    corpusTokens: { value: 412_345, kind: 'measured', source: 'docs', at: '2026-11-20' },
  },
  workload: { queriesPerDay: 3_000 },
});
const origin = (input: string) => originOf(input, plan, bundledCatalog, today);

describe('the origin of an input', () => {
  it('is the fact with its provenance, the statement, or the default with its reason', () => {
    assert.deepEqual(origin('corpus.tokens'), {
      kind: 'fact',
      path: 'facts.corpusTokens',
      fact: { kind: 'measured', source: 'docs', at: '2026-11-20' },
    });
    assert.deepEqual(origin('workload.queriesPerDay'), {
      kind: 'plan',
      path: 'workload.queriesPerDay',
      basis: 'stated',
    });
    const rate = origin('people.usdPerHour');
    assert.ok(rate?.kind === 'plan' && rate.basis === 'assumed' && rate.why !== undefined);
    assert.equal(origin('fineTuning.examples')?.kind, 'assumption');
  });

  it('is the very number of the catalog that the price was taken from', () => {
    const result = economicsInputs(plan, bundledCatalog, today);
    assert.ok(result.kind === 'ready');
    const { chatModel } = result.inputs;
    for (const price of ['input', 'output', 'cachedInput'] as const) {
      const found = origin(`chatModel.tiers[0].usdPerMillionTokens.${price}`);
      assert.ok(found?.kind === 'catalog' && found.number?.kind === 'known');
      assert.equal(found.number.value, chatModel.tiers[0]?.usdPerMillionTokens[price]);
    }
  });

  it('is known for every factor of every formula but the modifiers of a bill', () => {
    const result = economicsInputs(plan, bundledCatalog, today);
    assert.ok(result.kind === 'ready');
    const { point } = pointOf(result.inputs);
    for (const approach of approaches) {
      for (const part of componentNames) {
        for (const { name, inputs } of formulaOf(point, approach, part, 0.5)?.factors ?? []) {
          const isKnown = inputs.some((input) => origin(input) !== undefined);
          assert.ok(isKnown || /label/.test(name), `${approach} ${part}: ${name}`);
        }
      }
    }
  });

  it('leads back to the path in the plan', () => {
    assert.equal(planPathOf('tokens.answer'), 'workload.tokens.answer');
    assert.equal(planPathOf('people.setupHours.rag'), 'people.setupHours.rag');
    assert.equal(planPathOf('people.usdPerHour'), 'people.hourlyRate');
    assert.equal(planPathOf('chatModel.batchDiscount'), undefined);
  });
});
