import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as z from 'zod/mini';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { lifecycleOn } from '../../../src/core/catalog/lifecycle';
import { lookUp } from '../../../src/core/catalog/lookUp';
import { rowNumbers } from '../../../src/core/catalog/rowNumbers';

const today = '2026-11-22';
const everyRow = Object.values(bundledCatalog).flatMap((rows: readonly { id: string }[]) => rows);

const day = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const source = {
  url: z.url({ protocol: /^https$/ }),
  readAt: day,
  confidence: z.enum(['verified', 'secondary', 'unverified']),
  confirmedBy: z.optional(z.url({ protocol: /^https$/ })),
  note: z.optional(z.string()),
};
const number = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('known'),
    value: z.number().check(z.gte(0)),
    unit: z.string(),
    range: z.optional(z.tuple([z.number(), z.number()])),
    ...source,
  }),
  z.strictObject({ kind: z.literal('unknown'), unit: z.string(), why: z.string() }),
]);

/** Every object below a value. */
function objectsBelow(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsBelow)];
}

describe('the data of the catalog', () => {
  it('gives every number a unit, an https source and a day that has come, or says why it is unknown', () => {
    let count = 0;
    for (const row of everyRow) {
      for (const entry of rowNumbers(row)) {
        const parsed = number.safeParse(entry.number);
        assert.ok(parsed.success, `${row.id} ${entry.path}: ${JSON.stringify(entry.number)}`);
        if (entry.number.kind === 'known') {
          assert.ok(entry.number.readAt <= today, `${row.id} ${entry.path} was read in the future`);
          const [low, high] = entry.number.range ?? [entry.number.value, entry.number.value];
          assert.ok(
            low <= entry.number.value && entry.number.value <= high,
            `${row.id} ${entry.path}`,
          );
        }
        count += 1;
      }
    }
    assert.ok(count > 1000, `only ${count} numbers`);
  });

  it('gives every date a source and a day', () => {
    const days = objectsBelow(bundledCatalog).filter((value) => 'day' in value);
    assert.ok(days.length > 40);
    for (const value of days) {
      assert.ok(z.strictObject({ day, ...source }).safeParse(value).success, JSON.stringify(value));
    }
  });

  it('holds no bare number outside a sourced one', () => {
    for (const value of objectsBelow(everyRow)) {
      if (Array.isArray(value) || 'readAt' in value) continue;
      for (const [key, field] of Object.entries(value))
        assert.notEqual(typeof field, 'number', key);
    }
  });

  it('has one row for an id, over all kinds', () => {
    const ids = everyRow.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  it('keeps tiers ascending, spans apart, and cache writes for each lifetime', () => {
    for (const model of bundledCatalog.chatModels) {
      const lifetimes =
        model.caching.kind === 'offered' ? model.caching.lifetimes.map(({ id }) => id) : [];
      model.prices.forEach((row, index) => {
        const next = model.prices[index + 1];
        if (next) assert.ok((row.validTo ?? '9999') < (next.validFrom ?? '0000'), model.id);
        const thresholds = row.tiers.map((tier) => tier.promptTokensAbove?.value ?? 0);
        assert.deepEqual(
          thresholds,
          [...new Set(thresholds)].sort((a, b) => a - b),
          model.id,
        );
        for (const tier of row.tiers) {
          assert.deepEqual(Object.keys(tier.cacheWrites), lifetimes, model.id);
          assert.equal(tier.cachedInput === undefined, model.caching.kind === 'none', model.id);
        }
      });
    }
  });

  it('prices reading the cache below input, and writing it at input or above', () => {
    for (const model of bundledCatalog.chatModels) {
      for (const tier of model.prices.flatMap((row) => row.tiers)) {
        const { input, cachedInput } = tier;
        assert.ok(input.kind === 'known' && tier.output.kind === 'known', model.id);
        if (cachedInput?.kind === 'known') assert.ok(cachedInput.value < input.value, model.id);
        for (const write of Object.values(tier.cacheWrites)) {
          assert.ok(write.kind === 'known' && write.value >= input.value, model.id);
        }
      }
    }
  });

  it('names successors that it has', () => {
    for (const { id, lifecycle } of bundledCatalog.chatModels) {
      const { replacement } = lifecycle;
      if (replacement === undefined) continue;
      assert.equal(
        lookUp(bundledCatalog.chatModels, replacement).kind,
        'found',
        `${id}: ${replacement}`,
      );
    }
  });

  it('leaves room for a prompt beside the longest output', () => {
    for (const { id, contextWindow, inputLimit } of bundledCatalog.chatModels) {
      assert.ok(Number.isInteger(contextWindow.value), id);
      if (inputLimit) assert.ok(inputLimit.value < contextWindow.value, id);
    }
  });
});

describe('what the founding article prices', () => {
  const chat = (id: string) => {
    const found = lookUp(bundledCatalog.chatModels, id);
    assert.ok(found.kind === 'found', id);
    return found.row;
  };

  it('has its chat models, on their way out', () => {
    for (const [id, input, output] of [
      ['gpt-4o', 2.5, 10],
      ['gpt-4o-mini', 0.15, 0.6],
    ] as const) {
      const model = chat(id);
      const tier = model.prices[0]?.tiers[0];
      assert.equal(tier?.input.kind === 'known' && tier.input.value, input);
      assert.equal(tier?.output.kind === 'known' && tier.output.value, output);
      const state = lifecycleOn(model.lifecycle, today);
      assert.ok(state.state === 'deprecated', id);
      assert.equal(state.shutdownOn?.day, '2027-01-14');
    }
  });

  it('has its fine-tunes, embedding, stores and re-ranking', () => {
    const values = (rows: readonly { readonly id: string }[], id: string) => {
      const found = lookUp(rows, id);
      assert.ok(found.kind === 'found', id);
      return Object.fromEntries(
        rowNumbers(found.row).map(({ path, number: n }) => [
          path,
          n.kind === 'known' ? n.value : n.why,
        ]),
      );
    };
    const { fineTuningOffers, embeddingModels, vectorStores, rerankers } = bundledCatalog;
    const tuned = values(fineTuningOffers, 'openai:gpt-4o');
    assert.deepEqual(
      [tuned['training.price'], tuned['inference.input'], tuned['inference.output']],
      [25, 3.75, 15],
    );
    const tunedMini = values(fineTuningOffers, 'openai:gpt-4o-mini');
    assert.deepEqual(
      [tunedMini['training.price'], tunedMini['inference.input'], tunedMini['inference.output']],
      [3, 0.3, 1.2],
    );
    assert.equal(values(embeddingModels, 'text-embedding-3-small')['input'], 0.02);
    assert.equal(values(vectorStores, 'pinecone-starter')['usage.storage'], 2);
    assert.equal(values(vectorStores, 'pinecone-standard')['minimum'], 50);
    assert.equal(values(vectorStores, 'supabase-pgvector')['plan'], 25);
    assert.ok(lookUp(vectorStores, 'qdrant-self-hosted').kind === 'found');
    assert.ok(rerankers.length > 0);
  });
});
