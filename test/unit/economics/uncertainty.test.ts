import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { assessEconomics, type Estimate } from '../../../src/core/economics/economics';
import { pointOf } from '../../../src/core/economics/inputPoint';
import type { EconomicsInputs } from '../../../src/core/economics/inputs';
import { percentiles } from '../../../src/core/economics/percentiles';
import { Sampler } from '../../../src/core/economics/sampler';
import { differenceTornado } from '../../../src/core/economics/tornado';
import { approaches } from '../../../src/core/plan/approach';
import { inputsWith } from './pricing';
import { sampleInputs } from './sampleInputs';

const sampler = new Sampler(2_000, 7);

const uncertainInputs = inputsWith({
  workload: { queriesPerDay: [300, 1_000, 5_000], monthlyGrowth: [0, 0.03, 0.1] },
  tokens: { answer: [100, 300, 900] },
  people: { usdPerHour: [100, 150, 250] },
});

function percentilesOf(estimate: Estimate) {
  assert.ok(typeof estimate === 'object' && 'p50' in estimate);
  return estimate;
}

function withUnknown(change: (inputs: EconomicsInputs) => EconomicsInputs) {
  return assessEconomics(change(sampleInputs), sampler).approaches;
}

describe('uncertain quantities', () => {
  it('draw a PERT distribution: within its ends, with its mean, one draw in each stratum', () => {
    const ends = fc.tuple(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(ends, (values) => {
        const [low = 0, mode = 0, high = 0] = [...values].sort((a, b) => a - b);
        const column = sampler.column('any', [low, mode, high]);
        assert.ok(column.every((value) => value >= low && value <= high));
        const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
        const rounding = 1e-12 * Math.max(1, high);
        assert.ok(Math.abs(mean - (low + 4 * mode + high) / 6) <= 1e-3 * (high - low) + rounding);
      }),
    );
    // Shapes 1 and 5: the quantile of a share u is 1 − (1 − u)^(1/5).
    const sorted = sampler.column('any', [0, 0, 1]).slice().sort();
    [0.1, 0.5, 0.9].forEach((u) => {
      const exact = 1 - (1 - u) ** 0.2;
      assert.ok(Math.abs((sorted[u * sorted.length] ?? NaN) - exact) < 1e-3);
    });
  });

  it('take the percentiles that sorting would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 }),
        (values) => {
          const sorted = Float64Array.from(values).sort();
          const at = (share: number) => sorted[Math.max(0, Math.ceil(share * values.length) - 1)];
          const { p10, p50, p90 } = percentiles(Float64Array.from(values));
          assert.deepEqual([p10, p50, p90], [at(0.1), at(0.5), at(0.9)]);
        },
      ),
    );
  });

  it('give ordered percentiles, the same for the same seed', () => {
    const once = assessEconomics(uncertainInputs, sampler);
    const again = assessEconomics(uncertainInputs, new Sampler(2_000, 7));
    assert.deepEqual(once, again);
    assert.notDeepEqual(once, assessEconomics(uncertainInputs, new Sampler(2_000, 8)));
    for (const approach of approaches) {
      const { p10, p50, p90 } = percentilesOf(once.approaches[approach].ownershipUsd);
      assert.ok(p10 < p50 && p50 < p90);
    }
  });

  it('give exact figures for exact inputs, and stay near them for narrow ranges', () => {
    const exact = assessEconomics(sampleInputs, sampler).approaches.hybrid.ownershipUsd;
    assert.ok(typeof exact === 'number');
    const narrow = inputsWith({ workload: { queriesPerDay: [999, 1_000, 1_001] } });
    const { p50 } = percentilesOf(assessEconomics(narrow, sampler).approaches.hybrid.ownershipUsd);
    assert.ok(Math.abs(p50 / exact - 1) < 1e-3);
  });

  it('compare approaches draw by draw, not range by range', () => {
    const labour = inputsWith({ people: { usdPerHour: [10, 60, 900] } });
    const { approaches: costs, probabilityCheaper } = assessEconomics(labour, sampler);
    const prompt = percentilesOf(costs.prompt.ownershipUsd);
    const rag = percentilesOf(costs.rag.ownershipUsd);
    assert.ok(prompt.p90 > rag.p10, 'the ranges overlap');
    assert.equal(probabilityCheaper.prompt.rag, 1, 'yet the prompt is cheaper in every draw');
    assert.equal(probabilityCheaper.rag.prompt, 0);
  });

  it('rank inputs by what they do to the difference of two approaches', () => {
    const swings = differenceTornado(pointOf(uncertainInputs), 'long-context', 'rag');
    assert.deepEqual(swings.map(({ path }) => path).sort(), [
      'people.usdPerHour',
      'tokens.answer',
      'workload.monthlyGrowth',
      'workload.queriesPerDay',
    ]);
    const widths = swings.map(({ lowUsd, highUsd }) => Math.abs(highUsd - lowUsd));
    assert.deepEqual(
      widths,
      [...widths].sort((a, b) => b - a),
    );
    // Both write the same answer, so that its length cannot tell them apart (RAG's evaluations aside).
    assert.equal(swings.at(-1)?.path, 'tokens.answer');
    assert.ok(swings[0]?.path.startsWith('workload.'));
  });
});

describe('unknown prices', () => {
  it('make every total that they touch a lower bound, and name themselves', () => {
    const { rag, prompt, hybrid } = withUnknown((inputs) => ({
      ...inputs,
      retrieval: {
        ...inputs.retrieval,
        reranker: { kind: 'perToken', usdPerMillionTokens: 'unknown' },
      },
    }));
    const unknown = ['retrieval.reranker.usdPerMillionTokens'];
    assert.ok(typeof rag.monthlyUsd === 'object' && 'atLeast' in rag.monthlyUsd);
    assert.deepEqual(rag.monthlyUsd.unknown, unknown);
    assert.ok(rag.monthlyUsd.atLeast > 0);
    assert.ok(typeof hybrid.ownershipUsd === 'object' && 'atLeast' in hybrid.ownershipUsd);
    assert.deepEqual(rag.parts.find(({ name }) => name === 'reranking')?.unknown, unknown);
    assert.ok(typeof rag.setupUsd === 'number', 'reranking is no part of the setup');
    assert.ok(typeof prompt.ownershipUsd === 'number', 'the prompt reranks nothing');
  });

  it('are no gap where they are not used', () => {
    const { rag } = withUnknown((inputs) => ({
      ...inputs,
      corpus: { ...inputs.corpus, pages: 0, parsingUsdPerPage: 'unknown' },
    }));
    assert.ok(typeof rag.ownershipUsd === 'number');
  });

  it('leave open who is cheaper', () => {
    const { probabilityCheaper } = assessEconomics(
      inputsWith({
        fineTuning: { training: { kind: 'perToken', usdPerMillionTokens: 'unknown' } },
      }),
      sampler,
    );
    assert.equal(probabilityCheaper.prompt['fine-tuning'], undefined);
    assert.equal(probabilityCheaper.prompt.rag, 1);
  });
});
