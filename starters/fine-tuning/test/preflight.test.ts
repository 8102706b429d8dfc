import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { estimateTraining } from '../src/cost.ts';
import { prepareRows, type Preparation } from '../src/data/prepare.ts';
import { doorOn } from '../src/door.ts';
import { readOffers, type Offer } from '../src/offers.ts';
import { blockersOf, preflight, type PreflightFacts } from '../src/preflight.ts';
import { bikeShare } from '../src/task.ts';
import { distinctPairs, rowAt } from './rows.ts';

const offers = await readOffers('offers.json');

function offerOf(id: string): Offer {
  const offer = offers.find((one) => one.id === id);
  assert.ok(offer, `offers.json has no ${id}`);
  return offer;
}

function prepared(source: string, redact = false): Preparation {
  const shares = { validation: 0.1, heldOut: 0.3 };
  return prepareRows([{ name: 'rows.jsonl', source }], bikeShare, { shares, seed: 's', redact });
}

const good: PreflightFacts = {
  preparation: prepared(distinctPairs(200)),
  baseline: { arm: 'few-shot', passed: 40, total: 80 },
  target: 0.85,
  offer: offerOf('together:up to 16B'),
  needsProvider: true,
  customer: 'new',
  today: '2026-11-22',
  estimate: { kind: 'known', low: 1, likely: 2, high: 3, method: 'test' },
  capUsd: 5,
  fewestRows: 200,
  objections: [],
};

/** The ids of the checks that keep the training from starting. */
function blockedBy(facts: Partial<PreflightFacts>, force = false): readonly string[] {
  return blockersOf(preflight({ ...good, ...facts }), force).map(({ id }) => id);
}

describe('preflight', () => {
  it('lets a training pass that has all it needs', () => {
    assert.deepEqual(blockedBy({}), []);
  });

  it('199 rows: refused, unless forced', () => {
    const preparation = prepared(distinctPairs(199));
    assert.deepEqual(blockedBy({ preparation }), ['row-count']);
    assert.deepEqual(blockedBy({ preparation }, true), []);
  });

  it('199 different rows and a repetition: refused', () => {
    const pairs = distinctPairs(199);
    const preparation = prepared(`${pairs}\n${pairs.split('\n')[0] ?? ''}`);
    assert.deepEqual(blockedBy({ preparation }), ['row-count']);
  });

  it('an invalid row: refused, forced or not', () => {
    const preparation = prepared(
      `${distinctPairs(200)}\n{"input":"x","output":{"intent":"nonsense"}}`,
    );
    assert.deepEqual(blockedBy({ preparation }, true), ['valid-rows']);
    assert.equal(preparation.problems[0]?.line, 201);
  });

  it('leakage between training and validation: refused, forced or not', () => {
    const { split } = good.preparation;
    const [first] = split.training;
    assert.ok(first);
    const leaks = [
      { kind: 'same question', seen: first, side: 'validation', leaked: first },
    ] as const;
    assert.deepEqual(blockedBy({ preparation: { ...good.preparation, leaks } }, true), ['leakage']);
  });

  it('personal data: refused, unless redacted or forced', () => {
    const source = `${distinctPairs(200)}\n{"input":"write to jane@example.org","output":{"intent":"lost_item"}}`;
    assert.deepEqual(blockedBy({ preparation: prepared(source) }), ['personal-data']);
    assert.deepEqual(blockedBy({ preparation: prepared(source) }, true), []);
    assert.deepEqual(blockedBy({ preparation: prepared(source, true) }), []);
  });

  it('contradicting answers: refused, unless forced', () => {
    const source = `${distinctPairs(200)}\n{"input":"A B","output":{"intent":"lost_item"}}\n{"input":"a b","output":{"intent":"promo_code"}}`;
    assert.deepEqual(blockedBy({ preparation: prepared(source) }), ['contradictions']);
  });

  it('no baseline, one that suffices, one that does not tell: refused, unless forced', () => {
    assert.deepEqual(blockedBy({ baseline: undefined }), ['baseline']);
    assert.deepEqual(blockedBy({ baseline: { arm: 'base', passed: 398, total: 400 } }), [
      'baseline',
    ]);
    assert.deepEqual(blockedBy({ baseline: { arm: 'base', passed: 66, total: 80 } }), ['baseline']);
    assert.deepEqual(blockedBy({ baseline: undefined }, true), []);
  });

  it('cap exceeded: refused, forced or not', () => {
    assert.deepEqual(blockedBy({ capUsd: 2.99 }, true), ['cost']);
    assert.deepEqual(blockedBy({ capUsd: 3 }), []);
  });

  it('cost unknown: refused, unless forced', () => {
    const estimate = estimateTraining(offerOf('openai:gpt-4.1'), 1_000, 3);
    assert.equal(estimate.kind, 'unknown');
    assert.deepEqual(blockedBy({ estimate }), ['cost']);
    assert.deepEqual(blockedBy({ estimate }, true), []);
  });

  it('provider closed to new customers: refused, forced or not, and the date has its source', () => {
    const facts = { ...good, offer: offerOf('openai:gpt-4o-mini') };
    const [blocker, ...others] = blockersOf(preflight(facts), true);
    assert.deepEqual(others, []);
    assert.equal(blocker?.id, 'door');
    assert.match(
      blocker.message,
      /closed to new customers since 2026-05-07 \(https:.*read 20\d\d-\d\d-\d\d/,
    );
  });

  it('rows that the provider refuses: refused', () => {
    const objections = [{ row: rowAt(7, 'x'), message: 'no' }];
    assert.deepEqual(blockedBy({ objections }, true), ['provider-format']);
  });

  it("fewer training rows than the provider's minimum: refused, forced or not", () => {
    const preparation = prepared(distinctPairs(9));
    assert.ok(
      blockedBy({ preparation, offer: offerOf('openai:gpt-4o') }, true).includes('provider-format'),
    );
  });
});

describe('the door at OpenAI, to customers who have trained before', () => {
  const offer = offerOf('openai:gpt-4o-mini');
  const days = [
    ['2026-11-22', 'open'],
    ['2027-01-06', 'open'],
    ['2027-01-07', 'closed'],
    ['2027-01-14', 'closed'],
  ] as const;
  for (const [today, kind] of days) {
    it(`is ${kind} on ${today}`, () => {
      assert.equal(doorOn(offer, today, 'existing').kind, kind);
    });
  }

  it('of a base model that has shut down is closed since that day', () => {
    const door = doorOn(offerOf('openai:gpt-4.1-nano'), '2026-11-22', 'existing');
    assert.deepEqual(
      [door.kind, door.kind === 'closed' && door.since.day],
      ['closed', '2026-10-23'],
    );
  });

  it('stays unknown at Azure, where no dated page says', () => {
    assert.equal(doorOn(offerOf('azure:gpt-4.1'), '2026-11-22', 'new').kind, 'unknown');
  });
});

describe('estimateTraining', () => {
  it('multiplies tokens, epochs and price, and names the source', () => {
    // 1 million tokens × 3 epochs × 3 USD per million.
    const estimate = estimateTraining(offerOf('openai:gpt-4o-mini'), 1_000_000, 3);
    assert.ok(estimate.kind === 'known');
    assert.deepEqual([estimate.low, estimate.likely, estimate.high], [9, 9, 9]);
    assert.match(estimate.method, /https:.*read 20\d\d/);
  });

  it('spans the range of prices and of tokenizers', () => {
    // Together, up to 16B: 0.48 to 1.35 USD per million tokens; 0.9 to 1.09 tokens for one of o200k_base.
    const estimate = estimateTraining(offerOf('together:up to 16B'), 1_000_000, 2);
    assert.ok(estimate.kind === 'known');
    assert.ok(Math.abs(estimate.low - 2 * 0.9 * 0.48) < 1e-9);
    assert.ok(Math.abs(estimate.high - 2 * 1.09 * 1.35) < 1e-9);
  });
});
