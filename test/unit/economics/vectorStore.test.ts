import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { component } from '../../../src/core/economics/components';
import { CostLedger } from '../../../src/core/economics/costLedger';
import { vectorStoreFrom } from '../../../src/core/economics/fromCatalog/vectorStore';
import { pointOf } from '../../../src/core/economics/inputPoint';
import { vectorPlanUsd } from '../../../src/core/economics/vectorPlan';
import { chargeVectorStore, type VectorLoad } from '../../../src/core/economics/vectorStore';
import { inputsWith } from './pricing';

/** A month's bill at a store of the catalog; prices that nobody states count as nothing. */
function monthUsd(id: string, load: Partial<VectorLoad>, queries: number): number {
  const row = bundledCatalog.vectorStores.find((store) => store.id === id);
  assert.ok(row);
  const { point } = pointOf(inputsWith({ retrieval: { store: vectorStoreFrom(row) } }));
  const ledger = new CostLedger();
  chargeVectorStore(ledger, point.retrieval.store, {
    vectors: 1e6,
    dimensions: 1_536,
    rewrittenVectorsPerMonth: 0,
    topK: 0,
    hoursPerMonth: 730,
    ...load,
  });
  return (
    ledger.totalUsdPerMonth + ledger.totalUsdPerQuery * queries + vectorPlanUsd(ledger, queries)
  );
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 0.005 + 1e-9, `${actual} against ${expected}`);
}

/** A record is 1,536 float32 dimensions, 1,000 bytes of metadata, 36 of id. */
const gigabytes = (1e6 * (1_536 * 4 + 1_036)) / 1e9;

describe('vector stores bill by their own rules', () => {
  it('Pinecone: a read unit per gigabyte and query, its minimum below', () => {
    near(monthUsd('pinecone-standard', {}, 0), 50);
    const queries = 10e6;
    near(
      monthUsd('pinecone-standard', {}, queries),
      gigabytes * 0.33 + (queries / 1e6) * gigabytes * 16,
    );
    // A tiny namespace is read at a quarter of a unit.
    near(monthUsd('pinecone-standard', { vectors: 1 }, 100e6), 100 * 0.25 * 16);
  });

  it('Pinecone: four units a record of up to 4,000 bytes, for every rewrite', () => {
    const rewritten = { rewrittenVectorsPerMonth: 5e6 };
    near(
      monthUsd('pinecone-standard', rewritten, 0),
      gigabytes * 0.33 + 5 * gigabytes * 1e6 * 4e-6,
    );
  });

  it('turbopuffer: a minimum of 1.28 GB a query, discounts on the bytes beyond', () => {
    const queries = 1e9;
    near(monthUsd('turbopuffer-launch', { vectors: 1 }, queries), 1.28 * queries * 1e-6);
    const vectors = 30e6;
    const stored = gigabytes * 30;
    const billed = 32 + (128 - 32) * 0.2 + (stored - 128) * 0.04;
    near(monthUsd('turbopuffer-launch', { vectors }, queries), stored * 0.33 + billed * 1e3);
  });

  it('Cloudflare: dimensions queried and stored, each less what is included', () => {
    const stored = 1e6 * 1_536;
    near(
      monthUsd('cloudflare-vectorize', {}, 300_000),
      ((stored - 10e6) * 0.04 + (stored + 300_000 * 1_536 - 50e6) * 0.04) / 1e6,
    );
    near(monthUsd('cloudflare-vectorize', { vectors: 1_000 }, 1_000), 0);
  });

  it('Supabase: the smallest machine that holds the index, less the credit', () => {
    near(monthUsd('supabase-pgvector', { vectors: 10_000 }, 1e6), 25);
    near(monthUsd('supabase-pgvector', {}, 1e6), 25 + 0.2877 * 730 - 10 + (9.216 - 8) * 0.125);
  });

  it('Supabase: several of its largest when no machine is large enough', () => {
    // 64 GiB at most: 100 million vectors take 858 GiB, 14 machines.
    const disk = ((100e6 * 1_536 * 4 * 1.5) / 1e9 - 8) * 0.125;
    near(monthUsd('supabase-pgvector', { vectors: 100e6 }, 0), 25 + 14 * 1.32 * 730 - 10 + disk);
  });

  it('Weaviate: stored dimensions and gibibytes, its minimum below', () => {
    near(monthUsd('weaviate-flex', { vectors: 1_000 }, 1e9), 45);
    const gibibytes = (10 * gigabytes * 1e9) / 2 ** 30;
    near(
      monthUsd('weaviate-flex', { vectors: 10e6 }, 1e9),
      10 * 1_536 * 0.00465 + gibibytes * 0.12,
    );
  });

  it('embedded: nothing', () => {
    assert.equal(monthUsd('pglite-embedded', {}, 1e9), 0);
  });

  it('charge the first load once', () => {
    const { point } = pointOf(inputsWith({}));
    const ledger = new CostLedger();
    chargeVectorStore(ledger, point.retrieval.store, {
      vectors: 1e6,
      dimensions: 1_536,
      rewrittenVectorsPerMonth: 0,
      topK: 5,
      hoursPerMonth: 730,
    });
    near(ledger.setupUsd[component.vectorWrites] ?? NaN, 1e6 * (1_536 * 4 + 1_008) * 4e-9);
  });
});
