import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { chargeApproach } from '../../../src/core/economics/approachLedger';
import { cumulativeUsd, ownershipUsd } from '../../../src/core/economics/bill';
import { compare } from '../../../src/core/economics/comparison';
import { CostLedger } from '../../../src/core/economics/costLedger';
import { breakEven, crossingMonths, crossings } from '../../../src/core/economics/crossings';
import { assessEconomics } from '../../../src/core/economics/economics';
import { gpuFleetUsd } from '../../../src/core/economics/gpuFleet';
import { pointOf } from '../../../src/core/economics/inputPoint';
import type { EconomicsInputs } from '../../../src/core/economics/inputs';
import { simulateLatency } from '../../../src/core/economics/latency';
import { breakEvenReuses } from '../../../src/core/economics/promptCache';
import { Sampler } from '../../../src/core/economics/sampler';
import { Volume } from '../../../src/core/economics/volume';
import type { Approach } from '../../../src/core/plan/approach';
import { inputsWith } from './pricing';
import { sampleInputs } from './sampleInputs';

const sampler = new Sampler(4_000, 3);

function owned(inputs: EconomicsInputs, approach: Approach) {
  const { point } = pointOf(inputs);
  const ledger = new CostLedger();
  chargeApproach(ledger, point, approach);
  const volume = new Volume(point.horizon.months);
  volume.follow(point);
  return { ledger, volume };
}

describe('costs over time', () => {
  it('cross where a curve of many changes of sign says', () => {
    const roots = fc.uniqueArray(fc.double({ min: 0, max: 5, noNaN: true }), {
      minLength: 1,
      maxLength: 4,
      comparator: (a, b) => Math.abs(a - b) < 0.1,
    });
    fc.assert(
      fc.property(roots, (exponents) => {
        const curve = (at: number) =>
          exponents.reduce((product, exponent) => product * (Math.log10(at) - exponent), 1);
        const found = crossings(curve, 0.5, 1e6).map(({ at }) => Math.log10(at));
        const sorted = [...exponents].sort((a, b) => a - b);
        assert.equal(found.length, sorted.length);
        found.forEach((at, index) => assert.ok(Math.abs(at - (sorted[index] ?? NaN)) < 1e-6));
      }),
    );
  });

  it('break even in the first month that is no dearer, or never', () => {
    assert.deepEqual(breakEven([1, 2], [3, 4]), { kind: 'from-start' });
    assert.deepEqual(breakEven([9, 10, 11], [1, 5, 11]), { kind: 'month', month: 2 });
    assert.deepEqual(breakEven([9, 10, 11], [1, 2, 3]), { kind: 'never' });
    assert.deepEqual(crossingMonths([9, 10, 11, 12, 30], [1, 5, 12, 20, 25]), [
      { at: 2, cheaper: 'first' },
      { at: 4, cheaper: 'second' },
    ]);
  });

  it('agree between the comparison, its crossings and the sums', () => {
    const { point } = pointOf(
      inputsWith({ workload: { queriesPerDay: 20_000 }, corpus: { tokens: 300_000 } }),
    );
    const { overMonths, breakEven: paidBack } = compare(point, 'rag', 'long-context');
    assert.deepEqual(overMonths.length, 1);
    assert.deepEqual(paidBack, { kind: 'month', month: overMonths[0]?.at });
  });

  it('pay for a migration in the month of the shutdown, and not before', () => {
    const migration = { firstInMonths: 2.4, everyMonths: 20, shareOfTuning: 1 };
    const spent = (shareOfTuning: number) => {
      const inputs = inputsWith({
        fineTuning: { migration: { ...migration, shareOfTuning } },
        horizon: { months: 30, annualDiscountRate: 0 },
      });
      const { ledger, volume } = owned(inputs, 'fine-tuning');
      return cumulativeUsd(ledger, volume);
    };
    const [without, withOne] = [spent(0), spent(1)];
    const extra = withOne.map((usd, month) => Math.round(usd - (without[month] ?? NaN)));
    // Curation 40 h × $150, 500 labels × $0.50, 3 runs of 1,650,000 tokens at $25.
    const once = Math.round(6_000 + 250 + 3 * 1.65 * 25);
    assert.equal(extra[2], 0);
    assert.equal(extra[3], once);
    assert.equal(extra[22], once);
    assert.ok(Math.abs((extra[23] ?? NaN) - 2 * once) <= 1);
  });

  it('rent GPUs whole, by the busiest second', () => {
    const inputs = inputsWith({
      workload: { monthlyGrowth: 0.5, peakToAverage: 3, activeHoursPerDay: 10 },
      tokens: { answer: 400, reasoning: 0 },
      fineTuning: {
        hosting: {
          kind: 'gpus',
          usdPerGpuHour: 2,
          outputTokensPerSecondPerGpu: 100,
          utilization: 0.5,
        },
      },
    });
    const { ledger, volume } = owned(inputs, 'fine-tuning');
    // 50 tokens a second × 36,000 s / (400 tokens × 3) = 1,500 queries a day and GPU.
    const perMonth = 1_500 * 30.4375;
    assert.equal(gpuFleetUsd(ledger, 0), 1_460);
    assert.equal(gpuFleetUsd(ledger, perMonth), 1_460);
    assert.equal(gpuFleetUsd(ledger, perMonth + 1), 2 * 1_460);
    const spent = cumulativeUsd(ledger, volume);
    assert.ok(Math.abs((spent.at(-1) ?? NaN) / ownershipUsd(ledger, volume) - 1) < 1e-9);
  });

  it('pay back against what is paid today', () => {
    const { approaches } = assessEconomics(
      { ...sampleInputs, today: { kind: 'perQuery', usd: 0.1 } },
      sampler,
    );
    const { prompt, hybrid } = approaches;
    assert.ok(prompt.beforeAfter && hybrid.beforeAfter);
    assert.ok(Math.abs(prompt.beforeAfter.monthlyBeforeUsd - 3_043.75) < 1e-9);
    assert.ok(typeof prompt.monthlyUsd === 'number');
    assert.ok(
      Math.abs(prompt.beforeAfter.monthlySavingUsd - (3_043.75 - prompt.monthlyUsd)) < 1e-9,
    );
    assert.deepEqual(prompt.beforeAfter.payback, { kind: 'month', month: 3 });
    const cheap: EconomicsInputs = { ...sampleInputs, today: { kind: 'perMonth', usd: 10 } };
    assert.deepEqual(assessEconomics(cheap, sampler).approaches.rag.beforeAfter?.payback, {
      kind: 'never',
    });
  });

  it('divide a month by its good answers', () => {
    const { prompt, rag } = assessEconomics(
      { ...sampleInputs, successShare: { prompt: 0.8 } },
      sampler,
    ).approaches;
    assert.ok(typeof prompt.monthlyUsd === 'number' && typeof prompt.perSuccessUsd === 'number');
    assert.ok(Math.abs(prompt.perSuccessUsd - prompt.monthlyUsd / (30_437.5 * 0.8)) < 1e-12);
    assert.equal(rag.perSuccessUsd, undefined);
  });

  it('repay a cache write after so many reads', () => {
    const rounded = [
      [1.25, 0.1],
      [2, 0.1],
      [2.5, 0.05],
      [1, 0.5],
    ].map(([write = NaN, read = NaN]) => breakEvenReuses(write, read).toFixed(2));
    assert.deepEqual(rounded, ['0.28', '1.11', '1.58', '0.00']);
    assert.equal(breakEvenReuses(1.25, 1), Infinity);
  });
});

describe('latency', () => {
  const speed = {
    firstToken: { p50Ms: 500, p95Ms: 1_500 },
    prefillTokensPerSecond: 10_000,
    outputTokensPerSecond: 100,
    slowdownAtP95: 2,
  };
  const stages = {
    network: { p50Ms: 40, p95Ms: 120 },
    queryEmbedding: { p50Ms: 50, p95Ms: 150 },
    vectorSearch: { p50Ms: 40, p95Ms: 100 },
    reranking: { p50Ms: 150, p95Ms: 300 },
    chatModel: speed,
    tunedModel: speed,
  };
  const load = {
    retrieves: true,
    reranks: true,
    speed,
    cachedTokens: 0,
    freshTokens: 0,
    missRate: 1,
    outputTokens: 300,
  };

  it('keeps the stated percentiles of each stage', () => {
    const { stages: simulated } = simulateLatency(stages, load, sampler);
    assert.deepEqual(
      simulated.map(({ stage }) => stage),
      ['network', 'queryEmbedding', 'vectorSearch', 'reranking', 'firstToken', 'generation'],
    );
    const first = simulated.find(({ stage }) => stage === 'firstToken');
    assert.ok(first && Math.abs(first.p50Ms - 500) < 2 && Math.abs(first.p95Ms - 1_500) < 15);
  });

  it('has a slow answer faster than the sum of its slow stages', () => {
    const { p50Ms, p95Ms, stages: parts } = simulateLatency(stages, load, sampler);
    const sum = parts.reduce((total, part) => total + part.p95Ms, 0);
    assert.ok(p95Ms < 0.95 * sum);
    assert.ok(p50Ms > parts.reduce((total, part) => total + part.p50Ms, 0));
  });

  it('reads a prompt that is not cached, and only that', () => {
    const corpus = { ...load, cachedTokens: 100_000 };
    const at = (missRate: number) =>
      simulateLatency(stages, { ...corpus, missRate }, sampler).p50Ms;
    const none = simulateLatency(stages, load, sampler).p50Ms;
    assert.equal(at(0), none);
    assert.ok(Math.abs(at(1) - none - 10_000) < 1e-6);
    assert.ok(at(0.7) > at(0.3));
  });

  it('adds nothing for stages that an approach does not have', () => {
    const without = simulateLatency(stages, { ...load, retrieves: false }, sampler);
    assert.deepEqual(
      without.stages.map(({ stage }) => stage),
      ['network', 'firstToken', 'generation'],
    );
  });
});
