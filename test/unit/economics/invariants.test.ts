import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { chargeApproach, requestTokens } from '../../../src/core/economics/approachLedger';
import {
  componentCosts,
  cumulativeUsd,
  monthlyUsd,
  ownershipUsd,
} from '../../../src/core/economics/bill';
import { component, componentNames } from '../../../src/core/economics/components';
import { CostLedger } from '../../../src/core/economics/costLedger';
import { pointOf } from '../../../src/core/economics/inputPoint';
import type { EconomicsInputs } from '../../../src/core/economics/inputs';
import { Volume } from '../../../src/core/economics/volume';
import { approaches, type Approach } from '../../../src/core/plan/approach';
import { chatModel, inputsWith, requestUsd } from './pricing';
import { sampleInputs, sonnet } from './sampleInputs';

function bill(inputs: EconomicsInputs, approach: Approach) {
  const { point } = pointOf(inputs);
  const ledger = new CostLedger();
  chargeApproach(ledger, point, approach);
  const volume = new Volume(point.horizon.months);
  volume.follow(point);
  return {
    ledger,
    volume,
    point,
    monthlyUsd: monthlyUsd(ledger, volume),
    ownershipUsd: ownershipUsd(ledger, volume),
    parts: componentCosts(ledger, volume),
  };
}

function close(actual: number, expected: number, what = ''): void {
  const scale = Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(actual - expected) <= 1e-9 * scale, `${what} ${actual} against ${expected}`);
}

const approach = fc.constantFrom(...approaches);
const tokens = fc.integer({ min: 0, max: 200_000 });
const usd = fc.double({ min: 0, max: 100, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

const inferenceParts = [
  component.input,
  component.cachedInput,
  component.cacheWrites,
  component.cacheKeepWarm,
  component.output,
  component.reasoning,
];

/** Inputs that vary in what the bill depends on. */
const inputs = fc
  .record({
    queriesPerDay: fc.integer({ min: 0, max: 1_000_000 }),
    monthlyGrowth: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
    activeHoursPerDay: fc.double({ min: 0.5, max: 24, noNaN: true }),
    batchShare: share,
    promptEditsPerDay: fc.double({ min: 0, max: 20, noNaN: true }),
    corpusTokens: fc.integer({ min: 0, max: 5_000_000 }),
    months: fc.integer({ min: 1, max: 60 }),
    minimumUsdPerMonth: usd,
    renewedByReads: fc.boolean(),
    keepWarm: fc.boolean(),
    gpus: fc.boolean(),
  })
  .map((v) =>
    inputsWith({
      workload: {
        queriesPerDay: v.queriesPerDay,
        monthlyGrowth: v.monthlyGrowth,
        activeHoursPerDay: v.activeHoursPerDay,
        batchShare: v.batchShare,
        promptEditsPerDay: v.promptEditsPerDay,
      },
      corpus: { tokens: v.corpusTokens },
      horizon: { months: v.months },
      chatModel: {
        cache: {
          kind: 'automatic',
          lifetimeHours: 1,
          minimumPrefixTokens: 0,
          renewedByReads: v.renewedByReads,
          keepWarm: v.keepWarm,
        },
      },
      fineTuning: v.gpus
        ? {
            hosting: {
              kind: 'gpus',
              usdPerGpuHour: 2.69,
              outputTokensPerSecondPerGpu: 500,
              utilization: 0.5,
            },
          }
        : {},
    }),
  );

describe('invariants of the cost model', () => {
  it('puts every token of a request into exactly one bucket', () => {
    fc.assert(
      fc.property(
        tokens,
        tokens,
        tokens,
        tokens,
        share,
        (prefix, fresh, answer, reasoning, miss) => {
          const free = { input: 0, output: 0, cachedInput: 0, cacheWrite: 0 };
          const billed = (prices: Partial<typeof free>) =>
            1e6 *
            requestUsd(
              {
                ...chatModel(0, 0, { cachedInput: 0, cacheWrite: 0 }),
                tiers: [{ aboveInputTokens: 0, usdPerMillionTokens: { ...free, ...prices } }],
              },
              { prefix, fresh, answer, reasoning },
              miss,
            );
          close(billed({ input: 1, cachedInput: 1, cacheWrite: 1 }), prefix + fresh, 'input');
          close(billed({ output: 1 }), answer + reasoning, 'output');
          close(billed({ cachedInput: 1, cacheWrite: 1 }), prefix, 'cached');
          close(billed({ cacheWrite: 1 }), prefix * miss, 'written');
        },
      ),
    );
  });

  it('costs the uncached price when nothing is cached', () => {
    fc.assert(
      fc.property(tokens, tokens, usd, (prefix, fresh, input) => {
        const uncached = requestUsd(chatModel(input, 0), { prefix, fresh });
        const cached = chatModel(input, 0, { cachedInput: input / 10, cacheWrite: input });
        close(requestUsd(cached, { prefix, fresh }, 1), uncached);
      }),
    );
  });

  it('caches no prefix below the minimum', () => {
    const model = { ...sonnet, cache: { ...sonnet.cache, minimumPrefixTokens: 1_024 } };
    const { point } = pointOf({ ...sampleInputs, chatModel: model });
    close(requestUsd(point.chatModel, { prefix: 1_023 }), (1_023 * 2) / 1e6);
    close(requestUsd(point.chatModel, { prefix: 1_024 }), (1_024 * 0.1) / 1e6);
  });

  it('doubles the inference when every price of the model doubles', () => {
    fc.assert(
      fc.property(inputs, fc.constantFrom('prompt', 'long-context', 'rag'), (given, which) => {
        const doubled = {
          ...given.chatModel,
          tiers: given.chatModel.tiers.map(({ aboveInputTokens, usdPerMillionTokens: once }) => ({
            aboveInputTokens,
            usdPerMillionTokens: {
              input: 2 * Number(once.input),
              output: 2 * Number(once.output),
              cachedInput: 2 * Number(once.cachedInput),
              cacheWrite: 2 * Number(once.cacheWrite),
            },
          })),
        };
        const once = bill(given, which).parts;
        const twice = bill({ ...given, chatModel: doubled }, which).parts;
        for (const part of inferenceParts) {
          close(twice[part]?.ownershipUsd ?? NaN, 2 * (once[part]?.ownershipUsd ?? NaN));
        }
      }),
    );
  });

  it('never gets cheaper with more queries where nothing is cached', () => {
    // With a cache it can: closer queries miss less often, and a miss may cost 25 times a hit.
    const uncached = (model: EconomicsInputs['chatModel']): EconomicsInputs['chatModel'] => ({
      ...model,
      tiers: model.tiers.map(({ aboveInputTokens, usdPerMillionTokens: price }) => ({
        aboveInputTokens,
        usdPerMillionTokens: { ...price, cachedInput: price.input, cacheWrite: price.input },
      })),
    });
    fc.assert(
      fc.property(inputs, approach, fc.integer({ min: 1, max: 50 }), (drawn, which, more) => {
        const given = {
          ...drawn,
          chatModel: uncached(drawn.chatModel),
          fineTuning: { ...drawn.fineTuning, model: uncached(drawn.fineTuning.model) },
        };
        const before = bill(given, which).ownershipUsd;
        const queriesPerDay = Number(given.workload.queriesPerDay) * (1 + more);
        const after = bill({ ...given, workload: { ...given.workload, queriesPerDay } }, which);
        assert.ok(after.ownershipUsd >= before - 1e-6 * Math.abs(before));
      }),
    );
  });

  it('never gets cheaper with chunks in the prompt, larger chunks or more epochs', () => {
    fc.assert(
      fc.property(inputs, approach, fc.integer({ min: 1, max: 50 }), (given, which, more) => {
        const before = bill(given, which).ownershipUsd;
        const grown = (changes: EconomicsInputs) =>
          assert.ok(bill(changes, which).ownershipUsd >= before - 1e-6 * Math.abs(before));
        const { retrieval, fineTuning } = given;
        grown({ ...given, retrieval: { ...retrieval, topK: 5 + more } });
        const once = { ...fineTuning, epochs: 3 };
        grown({ ...given, fineTuning: { ...once, epochs: 3 + more } });
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 51, max: 4_000 }),
        fc.integer({ min: 1, max: 4_000 }),
        (chunk, more) => {
          const query = (chunkTokens: number) =>
            requestTokens(pointOf(inputsWith({ retrieval: { chunkTokens } })).point, 'rag').fresh;
          assert.ok(query(chunk + more) > query(chunk));
        },
      ),
    );
  });

  it('prices a whole request by the tier that its input exceeds', () => {
    const tiers = [
      {
        aboveInputTokens: 0,
        usdPerMillionTokens: { input: 1, output: 4, cachedInput: 0.1, cacheWrite: 1 },
      },
      {
        aboveInputTokens: 100_000,
        usdPerMillionTokens: { input: 5, output: 20, cachedInput: 0.5, cacheWrite: 5 },
      },
    ];
    const model = { ...chatModel(0, 0, { cachedInput: 0, cacheWrite: 0 }), tiers };
    const atLimit = { prefix: 60_000, fresh: 40_000, answer: 1_000 };
    close(requestUsd(model, atLimit), (60_000 * 0.1 + 40_000 * 1 + 1_000 * 4) / 1e6);
    const above = { ...atLimit, fresh: 40_001 };
    close(requestUsd(model, above), (60_000 * 0.5 + 40_001 * 5 + 1_000 * 20) / 1e6);
  });

  it('never bills a vector store below its minimum', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { store } = given.retrieval;
        const { parts } = bill(given, 'rag');
        const storeUsd = [
          component.vectorStorage,
          component.vectorWrites,
          component.vectorReads,
          component.vectorPlan,
        ].reduce((sum, part) => sum + (parts[part]?.monthlyUsd ?? NaN), 0);
        assert.ok(store.kind === 'usage' && storeUsd >= Number(store.minimumUsdPerMonth) - 1e-9);
      }),
    );
  });

  it('answers RAG without chunks at the price of the prompt', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const none = { ...given, retrieval: { ...given.retrieval, topK: 0 } };
        const rag = bill(none, 'rag').parts;
        const prompt = bill(none, 'prompt').parts;
        for (const part of inferenceParts) {
          close(rag[part]?.monthlyUsd ?? NaN, prompt[part]?.monthlyUsd ?? NaN);
        }
      }),
    );
  });

  it('breaks every total down into named parts that sum to it', () => {
    fc.assert(
      fc.property(inputs, approach, (given, which) => {
        const { parts, ledger, volume, ...totals } = bill(given, which);
        const sum = (of: 'setupUsd' | 'monthlyUsd' | 'ownershipUsd') =>
          parts.reduce((total, part) => total + part[of], 0);
        close(sum('setupUsd'), ledger.totalSetupUsd, 'setup');
        close(sum('monthlyUsd'), totals.monthlyUsd, 'month');
        close(sum('ownershipUsd'), totals.ownershipUsd, 'ownership');
        close(cumulativeUsd(ledger, volume).at(-1) ?? NaN, totals.ownershipUsd, 'cumulative');
      }),
    );
  });

  it('sums growth in closed form as month by month', () => {
    const growth = fc.oneof(fc.constant(0), fc.double({ min: -0.9, max: 0.5, noNaN: true }));
    fc.assert(
      fc.property(growth, fc.double({ min: 0, max: 1, noNaN: true }), (monthlyGrowth, rate) => {
        const { volume } = bill(
          inputsWith({
            workload: { monthlyGrowth },
            horizon: { months: 24, annualDiscountRate: rate },
          }),
          'prompt',
        );
        let months = 0;
        let queries = 0;
        for (let month = 1; month <= 24; month++) {
          const discount = 1 / (1 + rate) ** (month / 12);
          months += discount;
          queries += discount * 1_000 * 30.4375 * (1 + monthlyGrowth) ** month;
        }
        close(volume.discountedMonths, months);
        close(volume.discountedQueries, queries);
      }),
    );
  });

  it('lets an override change only its own terms', () => {
    const before = bill(sampleInputs, 'hybrid').parts;
    const after = bill(
      inputsWith({ retrieval: { reranker: { kind: 'none' } }, evaluation: { cases: 0 } }),
      'hybrid',
    ).parts;
    const changed = componentNames.filter(
      (_, part) => before[part]?.ownershipUsd !== after[part]?.ownershipUsd,
    );
    assert.deepEqual(changed, ['reranking', 'evaluation']);
  });
});
