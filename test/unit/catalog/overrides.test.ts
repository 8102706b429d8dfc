import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { applyOverrides } from '../../../src/core/catalog/overrides';
import { rowNumbers } from '../../../src/core/catalog/rowNumbers';

const today = '2026-11-22';
const numbersOf = (catalog: typeof bundledCatalog, id: string) => {
  const row = [...catalog.chatModels, ...catalog.vectorStores, ...catalog.fineTuningOffers].find(
    (candidate) => candidate.id === id,
  );
  assert.ok(row, id);
  return new Map(rowNumbers(row).map(({ path, number }) => [path, number]));
};

describe('overriding a price', () => {
  it('puts the own number in place and keeps the original beside it', () => {
    const { catalog, problems } = applyOverrides(
      bundledCatalog,
      {
        'gpt-6-luna': {
          'base.input': 0.08,
          'above272k.cacheWrites.30m': { value: 0.2, source: 'our contract', readAt: '2026-11-01' },
        },
        'supabase-pgvector': { 'xl.price': 0.3 },
      },
      today,
    );
    assert.deepEqual(problems, []);
    const luna = numbersOf(catalog, 'gpt-6-luna');
    const original = numbersOf(bundledCatalog, 'gpt-6-luna');
    assert.deepEqual(luna.get('base.input'), {
      kind: 'known',
      value: 0.08,
      unit: 'usdPerMillionTokens',
      url: 'override',
      readAt: today,
      confidence: 'stated',
      original: original.get('base.input'),
    });
    const write = luna.get('above272k.cacheWrites.30m');
    assert.ok(write?.kind === 'known');
    assert.deepEqual([write.value, write.url, write.readAt], [0.2, 'our contract', '2026-11-01']);
    assert.deepEqual(luna.get('base.output'), original.get('base.output'));
    const xl = numbersOf(catalog, 'supabase-pgvector').get('xl.price');
    assert.equal(xl?.kind === 'known' && xl.value, 0.3);
  });

  it('makes an unknown number known', () => {
    const id = 'openai:gpt-4.1';
    const { catalog } = applyOverrides(bundledCatalog, { [id]: { 'training.price': 25 } }, today);
    const price = numbersOf(catalog, id).get('training.price');
    assert.ok(price?.kind === 'known');
    assert.equal(price.original?.kind, 'unknown');
  });

  it('holds in every span of a dated price', () => {
    const id = 'gemini-3.8-flash';
    const { catalog } = applyOverrides(bundledCatalog, { [id]: { 'base.input': 0.5 } }, today);
    const row = catalog.chatModels.find((model) => model.id === id);
    assert.ok(row);
    const inputs = rowNumbers(row).filter(({ path }) => path === 'base.input');
    assert.equal(inputs.length, 2);
    for (const { number } of inputs) assert.equal(number.kind === 'known' && number.value, 0.5);
  });

  it('changes nothing but the numbers it names', () => {
    const { catalog } = applyOverrides(bundledCatalog, {}, today);
    assert.deepEqual(catalog, bundledCatalog);
  });

  const hostile: readonly [name: string, overrides: unknown, path: string[], message: RegExp][] = [
    ['no object', [], [], /object/],
    ['an unknown id', { 'gpt-6-lun': {} }, ['gpt-6-lun'], /Did you mean "gpt-6-luna"/],
    ['no fields', { 'gpt-4o': 3 }, ['gpt-4o'], /object/],
    [
      'an unknown path',
      { 'gpt-4o': { 'base.inptu': 3 } },
      ['gpt-4o', 'base.inptu'],
      /"base\.input"/,
    ],
    ['text', { 'gpt-4o': { 'base.input': '3' } }, ['gpt-4o', 'base.input'], /usdPerMillionTokens/],
    ['NaN', { 'gpt-4o': { 'base.input': NaN } }, ['gpt-4o', 'base.input'], /number/],
    ['infinity', { 'gpt-4o': { 'base.input': Infinity } }, ['gpt-4o', 'base.input'], /number|most/],
    ['below zero', { 'gpt-4o': { 'base.input': -1 } }, ['gpt-4o', 'base.input'], /0 or more/],
    ['too large', { 'gpt-4o': { 'base.input': 1e15 } }, ['gpt-4o', 'base.input'], /at most/],
    [
      'a fraction above one',
      { 'gpt-4o': { batchDiscount: 50 } },
      ['gpt-4o', 'batchDiscount'],
      /0 to 1/,
    ],
    [
      'a day that is none',
      { 'gpt-4o': { 'base.input': { value: 1, readAt: 'yesterday' } } },
      ['gpt-4o', 'base.input'],
      /YYYY-MM-DD/,
    ],
    [
      'a misspelt key',
      { 'gpt-4o': { 'base.input': { value: 1, sauce: 'x' } } },
      ['gpt-4o', 'base.input'],
      /source/,
    ],
  ];
  for (const [name, overrides, path, message] of hostile) {
    it(`rejects ${name}, and leaves the catalog as it is`, () => {
      const { catalog, problems } = applyOverrides(bundledCatalog, overrides, today);
      assert.equal(problems.length, 1);
      assert.deepEqual(problems[0]?.path, path);
      assert.match(problems[0].message, message);
      assert.deepEqual(catalog, bundledCatalog);
    });
  }

  it('survives any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        applyOverrides(bundledCatalog, value, today);
      }),
    );
  });
});
