import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { calculateCorpus, type CorpusSetting } from '../../../src/core/corpus/calculation';
import type { CountedFile } from '../../../src/core/corpus/scan';
import type { CorpusUse, UseCost } from '../../../src/core/corpus/useCost';
import { Sampler } from '../../../src/core/economics/sampler';
import { resolvePlan } from '../../../src/core/plan/resolve';
import type { PlanDocument } from '../../../src/core/plan/schema';

const sampler = new Sampler(500, 1);
const files: readonly CountedFile[] = Array.from({ length: 100 }, (_, index) => ({
  path: `${index}.md`,
  format: 'markdown',
  bytes: 8_000,
  tokens: 2_000,
}));

/** Every quantity a single number, so that figures can be worked out by hand. */
const plain: PlanDocument = {
  version: 1,
  workload: {
    queriesPerDay: 1_000,
    tokens: { system: 1_000, examples: 0, history: 0, question: 100, answer: 300, reasoning: 0 },
  },
};

function calculate(document: PlanDocument, setting: Partial<CorpusSetting> = {}) {
  return calculateCorpus(
    files,
    {
      plan: resolvePlan(document),
      catalog: bundledCatalog,
      today: '2026-11-22',
      reserved: { prompt: 4_000, answer: 4_000 },
      chunks: { chunkTokens: 500, overlapTokens: 50 },
      ...setting,
    },
    sampler,
  );
}

function useOf(document: PlanDocument, use: CorpusUse): UseCost {
  const { uses } = calculate(document);
  const found = uses.kind === 'priced' && uses.uses.find((cost) => cost.use === use);
  assert.ok(found, use);
  return found;
}

describe('What follows from a corpus', () => {
  it('bills the whole corpus with every query where nothing is cached', () => {
    const model = bundledCatalog.chatModels.find(
      ({ tokenizerFamily, prices: [row] }) =>
        tokenizerFamily === 'o200k_base' && row?.tiers.length === 1 && row.validTo === undefined,
    );
    const tier = model?.prices[0]?.tiers[0];
    assert.ok(model && tier?.input.kind === 'known' && tier.output.kind === 'known');
    const cost = useOf({ ...plain, choices: { chatModel: model.id } }, 'uncached');
    const tokens = 200_000 + 1_000 + 100;
    assert.equal(cost.tokensPerQuery, tokens);
    const perQuery = (tokens * tier.input.value + 300 * tier.output.value) / 1e6;
    assert.equal(typeof cost.perQueryUsd, 'number');
    assert.ok(Math.abs(Number(cost.perQueryUsd) - perQuery) < 1e-9);
    assert.ok(Math.abs(Number(cost.monthlyUsd) - perQuery * 1_000 * 30.4375) < 0.01);
  });

  it('holds no work of people, and its parts add up to the month', () => {
    for (const use of ['uncached', 'cached', 'rag'] as const) {
      const { parts, monthlyUsd } = useOf(plain, use);
      assert.ok(!parts.some(({ name }) => name === 'engineering' || name === 'maintenance'));
      const sum = parts.reduce((total, part) => total + part.monthlyUsd, 0);
      const month = typeof monthlyUsd === 'number' ? monthlyUsd : NaN;
      if (!Number.isNaN(month)) assert.ok(Math.abs(sum - month) < 1e-6 * month, use);
    }
  });

  it('gives a range where the model counts otherwise, and one number where it counts the same', () => {
    const claude = bundledCatalog.chatModels.find(({ tokenizerFamily }) =>
      tokenizerFamily.startsWith('claude'),
    );
    assert.ok(claude);
    const uncounted = useOf({ ...plain, choices: { chatModel: claude.id } }, 'uncached');
    assert.ok(typeof uncounted.monthlyUsd === 'object' && 'p10' in uncounted.monthlyUsd);
    assert.ok(uncounted.monthlyUsd.p10 < uncounted.monthlyUsd.p90);
  });

  it('says by how much a corpus is too long rather than what it would cost', () => {
    const small = bundledCatalog.chatModels.find(
      ({ contextWindow, tokenizerFamily }) =>
        contextWindow.value < 200_000 && tokenizerFamily === 'o200k_base',
    );
    assert.ok(small);
    assert.ok(useOf({ ...plain, choices: { chatModel: small.id } }, 'uncached').overflowTokens > 0);
  });

  it('prices embeddings in each model’s own tokens, overlaps included, unknown prices as unknown', () => {
    const { chunks, embeddings } = calculate(plain);
    // Each document of 2,000 tokens: ceil((2,000 − 50) / 450) = 5 chunks and 4 seams of 50 tokens.
    assert.equal(chunks.chunks, 500);
    assert.equal(chunks.embeddingTokens, 100 * 2_200);
    const small = embeddings.find(({ model }) => model.id === 'text-embedding-3-small');
    assert.ok(small?.usd && small.price.kind === 'known');
    assert.equal(small.usd.likely, (small.tokens.likely * small.price.value) / 1e6);
    assert.ok(small.usd.low <= small.usd.likely && small.usd.likely <= small.usd.high);
    for (const { usd, price } of embeddings)
      assert.equal(usd === undefined, price.kind === 'unknown');
    const long = calculate(plain, { chunks: { chunkTokens: 100_000, overlapTokens: 0 } });
    assert.ok(long.embeddings.every(({ cutsAt }) => cutsAt === undefined || cutsAt < 100_000));
    assert.ok(long.embeddings.some(({ cutsAt }) => cutsAt !== undefined));
  });

  it('says what is wrong with a plan that cannot be priced, and computes all else', () => {
    const { uses, tokens, fit } = calculate({ version: 1, choices: { chatModel: 'no-such' } });
    assert.equal(uses.kind, 'problems');
    assert.equal(tokens, 200_000);
    assert.ok(fit.length > 0);
  });
});
