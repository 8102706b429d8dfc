import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { component } from '../../../src/core/economics/components';
import { CostLedger } from '../../../src/core/economics/costLedger';
import { chargeHosting, trainingRunUsd } from '../../../src/core/economics/fineTuning';
import { pointOf } from '../../../src/core/economics/inputPoint';
import { chargeVectorStore, vectorBytes } from '../../../src/core/economics/vectorStore';
import { vectorPlanUsd } from '../../../src/core/economics/vectorPlan';
import { chatModel, requestUsd } from './pricing';
import { sampleInputs } from './sampleInputs';

/** The article's own prices, USD per million tokens. */
const gpt4o = chatModel(2.5, 10);
const tunedGpt4o = chatModel(3.75, 15);
const gpt4oMini = chatModel(0.15, 0.6);
const tunedGpt4oMini = chatModel(0.3, 1.2);

const queriesPerDay = 10_000;
const days = 30;
const queriesPerMonth = queriesPerDay * days;
const { fineTuning } = pointOf(sampleInputs).point;

function trainingUsd(usdPerMillionTokens: number, epochs: number | 'default'): number {
  return trainingRunUsd({
    ...fineTuning,
    examples: 500,
    tokensPerExample: 1_000,
    epochs,
    validationTokens: 0,
    validationRuns: 0,
    training: { kind: 'perToken', usdPerMillionTokens },
  });
}

/** A query of so many tokens in, and as many out. */
function times(more: typeof gpt4o, less: typeof gpt4o): number {
  const request = { fresh: 1_000, answer: 1_000 };
  return requestUsd(more, request) / requestUsd(less, request);
}

function cents(actual: number, expected: number): void {
  assert.equal(Math.round(actual * 100), Math.round(expected * 100));
}

/** A million vectors of 1,536 dimensions in a store. */
const million = {
  vectors: 1e6,
  dimensions: 1_536,
  rewrittenVectorsPerMonth: 0,
  topK: 5,
  hoursPerMonth: 730,
};
const raw = { bytesPerDimension: 4, metadataBytes: 1_000, idBytes: 0, overhead: 1, replicas: 1 };

describe("the founding article's figures", () => {
  describe('agree to the cent', () => {
    it('$1.50 to $12.50 for a training run of one epoch', () => {
      cents(trainingUsd(3, 1), 1.5);
      cents(trainingUsd(25, 1), 12.5);
    });

    it('1.5 times the base price for a tuned GPT-4o', () => {
      cents(times(tunedGpt4o, gpt4o), 1.5);
    });

    it('5 to 10 times cheaper: a tuned GPT-4o mini in place of GPT-4o', () => {
      cents(times(gpt4o, tunedGpt4oMini), 8.33);
    });

    it('$0.001 to $0.008 a query and $10 to $80 a day of retrieved context, rounded outward', () => {
      const low = requestUsd(gpt4o, { fresh: 500 });
      const high = requestUsd(gpt4o, { fresh: 3_000 });
      assert.deepEqual([low, high], [0.00125, 0.0075]);
      cents(low * queriesPerDay, 12.5);
      cents(high * queriesPerDay, 75);
    });

    it('$25 for Supabase, on its smallest machine', () => {
      cents(supabaseUsd({ ...million, vectors: 50_000 }), 25);
    });

    it('about $4,000 a month for a tuned GPT-4o with RAG', () => {
      const query = { fresh: 2_200, answer: 300 };
      cents(requestUsd(tunedGpt4o, query) * queriesPerMonth + 200, 4_025);
    });
  });

  describe('disagree, because', () => {
    it('three epochs are the default: a run costs $4.50 to $37.50', () => {
      cents(trainingUsd(3, 'default'), 4.5);
      cents(trainingUsd(25, 'default'), 37.5);
    });

    it('a tuned GPT-4o mini costs twice its base, not 1.5 times', () => {
      cents(times(tunedGpt4oMini, gpt4oMini), 2);
    });

    it('query embeddings cost $0.01 a day; $0.30 is the month', () => {
      const perDay = requestUsd(chatModel(0.02, 0), { fresh: 50 }) * queriesPerDay;
      cents(perDay, 0.01);
      cents(perDay * days, 0.3);
    });

    it('Pinecone Standard bills its $50 minimum for a million vectors, not $70', () => {
      const ledger = new CostLedger();
      chargeVectorStore(
        ledger,
        {
          kind: 'usage',
          record: raw,
          planUsdPerMonth: 0,
          minimumUsdPerMonth: 50,
          freeGigabytes: 0,
          usdPerGigabyteMonth: 0.33,
          usdPerGigabyteWritten: 0,
          usdPerMillionQueries: 0,
          usdPerGigabyteQueried: 16e-6,
          minimumGigabytesQueried: 0.25,
          queriedDiscounts: [],
          usdPerGigabyteReturned: 0,
        },
        million,
      );
      const usage =
        ledger.monthUsd(component.vectorStorage, queriesPerMonth) +
        ledger.monthUsd(component.vectorReads, queriesPerMonth);
      cents(usage, 36.65);
      cents(usage + vectorPlanUsd(ledger, queriesPerMonth), 50);
    });

    it('a million vectors need 8.6 GiB of memory: $225 at Supabase, not $25', () => {
      const bytes = vectorBytes(1e6, 1_536, { ...raw, metadataBytes: 0, overhead: 1.5 });
      cents(bytes / 2 ** 30, 8.58);
      cents(supabaseUsd(million), 225.02);
    });

    it('the total of RAG leaves out the answers: it is $1,275 to $3,350, not $300 to $2,500', () => {
      const month = (context: number, storeUsd: number) =>
        (requestUsd(gpt4o, { fresh: context, answer: 300 }) +
          requestUsd(chatModel(0.02, 0), { fresh: 50 })) *
          queriesPerMonth +
        storeUsd;
      cents(month(500, 0), 1_275.3);
      cents(month(3_000, 200), 3_350.3);
    });

    it('a tuned model is hosted by the hour almost everywhere: $1,241 a month at Azure, not $0', () => {
      const ledger = new CostLedger();
      chargeHosting(
        ledger,
        { ...fineTuning, hosting: { kind: 'hourly', usdPerHour: 1.7 } },
        {
          outputTokensPerQuery: 300,
          activeHoursPerDay: 24,
          peakToAverage: 1,
          daysPerMonth: days,
          hoursPerMonth: 730,
        },
      );
      cents(ledger.totalUsdPerMonth, 1_241);
    });

    it('dropping the tuned model saves a third at most: $2,750 a month remain, not $800', () => {
      const query = { fresh: 2_200, answer: 300 };
      const without = requestUsd(gpt4o, query) * queriesPerMonth + 200;
      cents(without, 2_750);
      assert.ok(requestUsd(gpt4o, query) / requestUsd(tunedGpt4o, query) >= 1 - 1 / 3 - 1e-12);
    });
  });
});

/** Pro at $25 with $10 of machines; Micro 1 GB and XL 16 GB at supabase.com's prices per hour. */
function supabaseUsd(load: typeof million): number {
  const ledger = new CostLedger();
  chargeVectorStore(
    ledger,
    {
      kind: 'provisioned',
      record: { ...raw, metadataBytes: 0, overhead: 1.5 },
      planUsdPerMonth: 25,
      sizes: [
        { memoryGibibytes: 1, usdPerHour: 0.01344 },
        { memoryGibibytes: 16, usdPerHour: 0.2877 },
      ],
      creditUsdPerMonth: 10,
      diskUsdPerGigabyteMonth: 0,
      includedDiskGigabytes: 8,
    },
    load,
  );
  return ledger.totalUsdPerMonth;
}
