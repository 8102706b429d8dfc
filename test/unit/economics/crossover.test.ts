import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { chargeApproach } from '../../../src/core/economics/approachLedger';
import { perQueryUsd } from '../../../src/core/economics/bill';
import { compare } from '../../../src/core/economics/comparison';
import { CostLedger } from '../../../src/core/economics/costLedger';
import { pointOf } from '../../../src/core/economics/inputPoint';
import type { ChatModel, EconomicsInputs, RequestTier } from '../../../src/core/economics/inputs';
import { hitRate } from '../../../src/core/economics/promptCache';
import { Volume } from '../../../src/core/economics/volume';
import type { Approach } from '../../../src/core/plan/approach';
import { inputsWith } from './pricing';
import { sampleInputs } from './sampleInputs';

/**
 * Long context against RAG at the prices of November 2026: pi-ai's catalog of 2026-11-10, checked
 * against the providers' release notes; GPT-4o as the founding article prices it, its cache lifetime
 * of 10 minutes assumed. USD per million tokens; a long tier prices whole requests above its limit.
 */
const models: Record<string, ChatModel> = {
  'gpt-6-luna': model(30, tier(0, 0.1, 0.5, 0.01, 0.125), tier(272_000, 0.2, 0.75, 0.02, 0.25)),
  'gpt-6.1-sol': model(30, tier(0, 2, 10, 0.1, 2.5), tier(272_000, 4, 15, 0.2, 5)),
  'claude-haiku-5-5': model(
    5,
    tier(0, 0.1, 0.5, 0.01, 0.125),
    tier(100_000, 0.5, 2.5, 0.05, 0.625),
  ),
  'claude-sonnet-5-5': model(5, tier(0, 2, 10, 0.1, 2.5)),
  'claude-sonnet-5-5 (1h)': model(60, tier(0, 2, 10, 0.1, 4)),
  'gpt-4o (seed)': model(10, tier(0, 2.5, 10, 1.25, 2.5)),
};

function model(lifetimeMinutes: number, ...tiers: RequestTier[]): ChatModel {
  return {
    contextWindowTokens: 1_050_000,
    maximumInputTokens: 1_050_000,
    tiers,
    cache: {
      kind: 'automatic',
      lifetimeHours: lifetimeMinutes / 60,
      renewedByReads: true,
      minimumPrefixTokens: 1_024,
      keepWarm: false,
    },
    batchDiscount: 0.5,
    regionMultiplier: 1,
  };
}

function tier(
  aboveInputTokens: number,
  input: number,
  output: number,
  cachedInput: number,
  cacheWrite: number,
): RequestTier {
  return { aboveInputTokens, usdPerMillionTokens: { input, output, cachedInput, cacheWrite } };
}

const stuffing = 'stuffing always';

/**
 * Model, corpus (thousand tokens), USD of a RAG query, of a long-context one at 10, 100, 1,000 and
 * 10,000 queries a day, crossings with $50 and with $650 a month fixed for RAG.
 */
const table: [string, number, number, number[], string, string][] = [
  ['gpt-6-luna', 20, 0.00247, [0.0018, 0.0004, 0.0004, 0.0004], stuffing, stuffing],
  ['gpt-6-luna', 100, 0.00247, [0.0082, 0.0012, 0.0012, 0.0012], stuffing, stuffing],
  ['gpt-6-luna', 250, 0.00247, [0.0201, 0.0029, 0.0027, 0.0027], 'RAG>=8908', 'RAG>=115702'],
  ['gpt-6-luna', 800, 0.00247, [0.1279, 0.0175, 0.0162, 0.0162], 'RAG>=117', 'RAG>=1578'],
  ['gpt-6.1-sol', 20, 0.01112, [0.035, 0.0055, 0.0052, 0.0052], stuffing, stuffing],
  [
    'gpt-6.1-sol',
    100,
    0.01112,
    [0.1594, 0.0148, 0.0132, 0.0132],
    'RAG>=14, STUFF>=31, RAG>=822',
    'RAG>=10681',
  ],
  ['gpt-6.1-sol', 250, 0.01112, [0.3928, 0.0322, 0.0282, 0.0282], 'RAG>=4', 'RAG>=1276'],
  [
    'gpt-6.1-sol',
    800,
    0.01112,
    [2.4953, 0.1907, 0.1648, 0.1648],
    'RAG>=1',
    'RAG>=8, STUFF>=57, RAG>=138',
  ],
  ['claude-haiku-5-5', 20, 0.00247, [0.0025, 0.0014, 0.0004, 0.0004], stuffing, stuffing],
  ['claude-haiku-5-5', 100, 0.00247, [0.059, 0.0309, 0.0058, 0.0058], 'RAG>=37', 'RAG>=6512'],
  ['claude-haiku-5-5', 250, 0.00247, [0.1458, 0.0759, 0.0133, 0.0133], 'RAG>=12', 'RAG>=2009'],
  ['claude-haiku-5-5', 800, 0.00247, [0.4643, 0.2408, 0.0409, 0.0408], 'RAG>=4', 'RAG>=78'],
  ['claude-sonnet-5-5', 20, 0.01112, [0.0504, 0.0265, 0.0052, 0.0052], stuffing, stuffing],
  ['claude-sonnet-5-5', 100, 0.01112, [0.2351, 0.118, 0.0132, 0.0132], 'RAG>=8', 'RAG>=10681'],
  [
    'claude-sonnet-5-5',
    250,
    0.01112,
    [0.5813, 0.2894, 0.0283, 0.0282],
    'RAG>=3',
    'RAG>=55, STUFF>=271, RAG>=1276',
  ],
  ['claude-sonnet-5-5', 800, 0.01112, [1.8507, 0.9181, 0.0836, 0.0832], 'RAG>=1', 'RAG>=12'],
  ['claude-sonnet-5-5 (1h)', 20, 0.01112, [0.0346, 0.0052, 0.0052, 0.0052], stuffing, stuffing],
  [
    'claude-sonnet-5-5 (1h)',
    100,
    0.01112,
    [0.1573, 0.0132, 0.0132, 0.0132],
    'RAG>=822',
    'RAG>=10681',
  ],
  [
    'claude-sonnet-5-5 (1h)',
    250,
    0.01112,
    [0.3875, 0.0282, 0.0282, 0.0282],
    'RAG>=3, STUFF>=35, RAG>=98',
    'RAG>=1276',
  ],
  ['claude-sonnet-5-5 (1h)', 800, 0.01112, [1.2317, 0.0833, 0.0832, 0.0832], 'RAG>=1', 'RAG>=301'],
  ['gpt-4o (seed)', 20, 0.01264, [0.0504, 0.0336, 0.0288, 0.0288], 'RAG>=69', 'RAG>=1346'],
  ['gpt-4o (seed)', 100, 0.01264, [0.2351, 0.1525, 0.1288, 0.1288], 'RAG>=8', 'RAG>=177'],
];

const free = { prompt: 0, 'long-context': 0, rag: 0, 'fine-tuning': 0, hybrid: 0 };

/** 10 active hours, 5 chunks of 500, 300 tokens out, rerank at $2 per 1,000, 1 read unit at $16/M. */
function crossoverInputs(chatModel: ChatModel, corpus: number, fixed: number): EconomicsInputs {
  const { store } = sampleInputs.retrieval;
  return inputsWith({
    calendar: { daysPerMonth: 30 },
    workload: {
      activeHoursPerDay: 10,
      monthlyGrowth: 0,
      retryShare: 0,
      batchShare: 0,
      promptEditsPerDay: 0,
    },
    tokens: { system: 500, examples: 0, history: 0, question: 50, answer: 300, reasoning: 0 },
    corpus: { tokens: corpus, monthlyChange: 0, editsPerDay: 0, pages: 0 },
    chatModel,
    retrieval: {
      topK: 5,
      chunkTokens: 500,
      store: {
        kind: 'usage',
        record: store.record,
        planUsdPerMonth: fixed,
        minimumUsdPerMonth: 0,
        freeGigabytes: 0,
        usdPerGigabyteMonth: 0,
        usdPerGigabyteWritten: 0,
        usdPerMillionQueries: 16,
        usdPerGigabyteQueried: 0,
        minimumGigabytesQueried: 0,
        queriedDiscounts: [],
        usdPerGigabyteReturned: 0,
      },
    },
    people: { usdPerHour: 0, setupHours: free, maintenanceHoursPerMonth: free },
    evaluation: { cases: 0 },
  });
}

/**
 * The table was scanned at whole numbers of queries, each the next or 0.5 % more, and names the first
 * at which the cheaper one has changed: up to 0.5 % above the crossing itself.
 */
function nextScanned(queriesPerDay: number): number {
  let scanned = 1;
  while (scanned < queriesPerDay) scanned = Math.max(scanned + 1, Math.ceil(scanned * 1.005));
  return scanned;
}

/** The crossings as the table writes them. */
function written(inputs: EconomicsInputs): string {
  const { overQueriesPerDay } = compare(pointOf(inputs).point, 'rag', 'long-context');
  const text = overQueriesPerDay
    .map(({ at, cheaper }) => `${cheaper === 'first' ? 'RAG' : 'STUFF'}>=${nextScanned(at)}`)
    .join(', ');
  return text === '' ? stuffing : text;
}

/** US dollars of one more query at a volume. */
function queryUsd(inputs: EconomicsInputs, approach: Approach, queriesPerDay: number): number {
  const { point } = pointOf({ ...inputs, workload: { ...inputs.workload, queriesPerDay } });
  const ledger = new CostLedger();
  chargeApproach(ledger, point, approach);
  const volume = new Volume(0);
  volume.follow(point);
  return perQueryUsd(ledger, volume);
}

describe('long context against RAG over queries a day', () => {
  for (const [name, thousands, ragUsd, stuffedUsd, at50, at650] of table) {
    it(`costs and crosses as published: ${name}, ${thousands}K tokens`, () => {
      const chat = models[name];
      assert.ok(chat);
      const inputs = crossoverInputs(chat, thousands * 1_000, 50);
      assert.ok(Math.abs(queryUsd(inputs, 'rag', 1_000) - ragUsd) <= 5.01e-6);
      [10, 100, 1_000, 10_000].forEach((perDay, index) => {
        const published = stuffedUsd[index] ?? NaN;
        const ours = queryUsd(inputs, 'long-context', perDay);
        assert.ok(Math.abs(ours - published) <= 5.01e-5, `${ours} against ${published}`);
      });
      assert.equal(written(inputs), at50);
      assert.equal(written(crossoverInputs(chat, thousands * 1_000, 650)), at650);
    });
  }

  it('hits the cache as often as published', () => {
    const percent = (perDay: number, minutes: number) =>
      Math.round(
        100 *
          hitRate(perDay / 10, {
            lifetimeHours: minutes / 60,
            renewedByReads: true,
            editsPerActiveHour: 0,
          }),
      );
    assert.deepEqual(
      [percent(10, 30), percent(10, 5), percent(100, 5), percent(10, 60), percent(10, 10)],
      [39, 8, 57, 63, 15],
    );
  });
});
