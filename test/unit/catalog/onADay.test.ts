import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { daysBetween, staleNumbers } from '../../../src/core/catalog/age';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { offersFor, trainabilityOn } from '../../../src/core/catalog/fineTuning';
import { listChatModels } from '../../../src/core/catalog/fitModels';
import { lifecycleOn } from '../../../src/core/catalog/lifecycle';
import { lookUp } from '../../../src/core/catalog/lookUp';
import { priceRowOn, tierFor } from '../../../src/core/catalog/price';
import type { ChatModel, FineTuningOffer } from '../../../src/core/catalog/types';

function model(id: string): ChatModel {
  const found = lookUp(bundledCatalog.chatModels, id);
  assert.ok(found.kind === 'found', id);
  return found.row;
}

function inputPrice(id: string, day: string, promptTokens: number): number | undefined {
  const row = priceRowOn(model(id), day);
  if (row === undefined) return undefined;
  const { input } = tierFor(row, promptTokens);
  return input.kind === 'known' ? input.value : undefined;
}

const anyDay = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('prices on a day', () => {
  it('changes on the announced day, not before', () => {
    assert.equal(inputPrice('gemini-3.8-flash', '2026-12-31', 1000), 0.75);
    assert.equal(inputPrice('gemini-3.8-flash', '2027-01-01', 1000), 1.5);
    assert.equal(inputPrice('gemini-4-argon', '2026-11-30', 1000), 2);
    assert.equal(inputPrice('gemini-4-argon', '2026-12-01', 1000), 4);
  });

  it('knows no price of a day before the first', () => {
    assert.equal(inputPrice('claude-sonnet-5-5', '2026-10-06', 1000), undefined);
    assert.equal(inputPrice('claude-sonnet-5-5', '2026-10-07', 1000), 2);
  });

  it('bills the whole request by the size of the prompt', () => {
    const day = '2026-11-22';
    assert.equal(inputPrice('claude-haiku-5-5', day, 100_000), 0.1);
    assert.equal(inputPrice('claude-haiku-5-5', day, 100_001), 0.5);
    assert.equal(inputPrice('gpt-6-luna', day, 272_000), 0.1);
    assert.equal(inputPrice('gpt-6-luna', day, 272_001), 0.2);
    // xAI's and OpenAI's older thresholds belong to the dearer tier.
    assert.equal(inputPrice('grok-4.7', day, 199_999), 2);
    assert.equal(inputPrice('grok-4.7', day, 200_000), 4);
    assert.equal(inputPrice('gpt-5.6-sol', day, 272_000), 8);
    assert.equal(inputPrice('claude-sonnet-4-5', day, 200_000), 3);
  });

  it('never gets cheaper by a longer prompt', () => {
    const size = fc.integer({ min: 0, max: 2_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...bundledCatalog.chatModels), size, size, ({ id }, a, b) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        const day = '2026-12-15';
        return (inputPrice(id, day, short) ?? 0) <= (inputPrice(id, day, long) ?? 0);
      }),
    );
  });
});

describe('lifecycle on a day', () => {
  it('goes from active over deprecated to shut down', () => {
    const { lifecycle } = model('gpt-4o');
    assert.equal(lifecycleOn(lifecycle, '2026-10-13').state, 'active');
    assert.equal(lifecycleOn(lifecycle, '2026-10-14').state, 'deprecated');
    assert.equal(lifecycleOn(lifecycle, '2027-01-13').state, 'deprecated');
    assert.equal(lifecycleOn(lifecycle, '2027-01-14').state, 'shut-down');
    assert.equal(lifecycleOn(model('gpt-3.5-turbo').lifecycle, '2026-11-22').state, 'shut-down');
    assert.equal(lifecycleOn(model('claude-haiku-5-5').lifecycle, '2026-11-22').state, 'active');
  });

  it('never comes back to life', () => {
    const rank = { active: 0, deprecated: 1, 'shut-down': 2 };
    fc.assert(
      fc.property(fc.constantFrom(...bundledCatalog.chatModels), anyDay, anyDay, (row, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const before = lifecycleOn(row.lifecycle, early).state;
        return rank[before] <= rank[lifecycleOn(row.lifecycle, late).state];
      }),
    );
  });
});

describe('who can fine-tune', () => {
  function offer(id: string): FineTuningOffer {
    const found = lookUp(bundledCatalog.fineTuningOffers, id);
    assert.ok(found.kind === 'found', id);
    return found.row;
  }

  it('OpenAI: new customers no longer, existing ones until 2027-01-06', () => {
    const mini = offer('openai:gpt-4o-mini');
    assert.equal(trainabilityOn(mini, '2026-05-06', 'new').kind, 'yes');
    const closed = trainabilityOn(mini, '2026-11-22', 'new');
    assert.equal(closed.kind === 'no' && closed.since.day, '2026-05-07');
    const open = trainabilityOn(mini, '2027-01-06', 'existing');
    assert.equal(open.kind === 'yes' && open.until?.day, '2027-01-06');
    assert.equal(trainabilityOn(mini, '2027-01-07', 'existing').kind, 'no');
    assert.equal(trainabilityOn(offer('openai:o4-mini'), '2026-11-22', 'existing').kind, 'no');
  });

  it('says so where nobody knows, and where the door is open', () => {
    assert.equal(trainabilityOn(offer('azure:gpt-4.1'), '2026-11-22', 'new').kind, 'unknown');
    assert.deepEqual(trainabilityOn(offer('fireworks:up to 16B'), '2026-11-22', 'new'), {
      kind: 'yes',
    });
  });

  it('finds the offers of a base model', () => {
    assert.deepEqual(
      offersFor(bundledCatalog, 'gpt-4o-mini').map(({ platform }) => platform),
      ['openai', 'azure'],
    );
    assert.deepEqual(offersFor(bundledCatalog, 'gpt-6-luna'), []);
  });
});

describe('the age of a number', () => {
  it('counts days as the calendar does', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        assert.equal(daysBetween(a, b), Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000));
      }),
    );
  });

  it('warns after sixty days, oldest first', () => {
    const stale = staleNumbers(model('gpt-6-luna'), '2026-11-22');
    assert.deepEqual(stale, []);
    const later = staleNumbers(model('gpt-6-luna'), '2027-03-01');
    assert.ok(later.length > 5);
    assert.deepEqual(
      later,
      later.toSorted((a, b) => b.ageDays - a.ageDays),
    );
  });
});

describe('the list for a fit table', () => {
  it('gives each chat model its window, sourced', () => {
    const listed = listChatModels(bundledCatalog);
    assert.equal(listed.length, bundledCatalog.chatModels.length);
    const luna = listed.find(({ id }) => id === 'gpt-6-luna');
    assert.ok(luna);
    assert.equal(luna.contextWindow.value, 1_050_000);
    assert.equal(luna.inputLimit?.value, 922_000);
    assert.equal(luna.tokenizerFamily, 'o200k_base');
  });
});
