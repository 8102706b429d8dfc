import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { catalogWorld } from '../../../src/core/decision/catalogWorld';
import { decide } from '../../../src/core/decision/decide';
import { findFlips, type Flip } from '../../../src/core/decision/flips';
import { listInputs } from '../../../src/core/decision/inputs';
import type { World } from '../../../src/core/decision/world';
import type { Plan } from '../../../src/core/plan/plan';
import { readPlan, testWorld } from './testWorld';

const world = testWorld();
const level = fc.constantFrom('none' as const, 'helpful' as const, 'essential' as const);
const plans = fc
  .record({
    voice: level,
    speed: level,
    private: level,
    citations: level,
    corpusTokens: fc.option(fc.integer({ min: 0, max: 3_000_000 }), { nil: undefined }),
    labelledExamples: fc.option(fc.integer({ min: 0, max: 1_000 }), { nil: undefined }),
    promptWorkDays: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    passed: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
    queriesPerDay: fc.integer({ min: 1, max: 100_000 }),
    monthlyBudget: fc.option(fc.integer({ min: 100, max: 50_000 }), { nil: undefined }),
  })
  .map(
    ({ voice, speed, private: own, citations, queriesPerDay, monthlyBudget, passed, ...facts }) =>
      readPlan({
        needs: { behavior: { voice, speed }, knowledge: { private: own, citations } },
        workload: { queriesPerDay },
        limits: monthlyBudget === undefined ? {} : { monthlyBudget },
        facts: {
          ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
          ...(passed === undefined ? {} : { promptScore: { passed, total: 200 } }),
        },
      }),
  );

function outcome(plan: Plan, at: World = world): string {
  const { destination, next } = decide(plan, at);
  return `${destination}, next ${next}`;
}

/** The plan with one input set to a value, through the same inputs that the search used. */
function set(plan: Plan, { path }: Flip, value: number | string, at: World = world): Plan {
  const input = listInputs(at).find((candidate) => candidate.path === path);
  if (input?.kind === 'quantity' && typeof value === 'number') return input.write(plan, value);
  if (input?.kind === 'choice' && typeof value === 'string') return input.write(plan, value);
  throw new Error(`no input ${path}`);
}

describe('flips', function () {
  // A search prices a plan a thousand times; a busy machine takes its time.
  this.timeout(60_000);

  it('just outside changes the answer as told, just inside does not', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const before = outcome(plan);
        for (const flip of findFlips(plan, world)) {
          const told = `${flip.after.destination}, next ${flip.after.next}`;
          assert.notEqual(told, before);
          assert.equal(outcome(set(plan, flip, flip.to)), told, `${flip.path} ${flip.to}`);
          if (flip.kind === 'threshold') {
            assert.equal(
              outcome(set(plan, flip, flip.inside)),
              before,
              `${flip.path} ${flip.inside} of ${flip.to}`,
            );
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("hold with the catalog's prices too", () => {
    const priced = catalogWorld(bundledCatalog, '2026-11-22');
    const plan = readPlan({
      needs: { knowledge: { private: 'essential' } },
      facts: { corpusTokens: 600_000 },
      limits: { monthlyBudget: 4_000 },
    });
    const before = outcome(plan, priced);
    const flips = findFlips(plan, priced);
    assert.ok(flips.length > 5);
    for (const flip of flips) {
      assert.notEqual(outcome(set(plan, flip, flip.to, priced), priced), before, flip.path);
      if (flip.kind === 'threshold') {
        assert.equal(outcome(set(plan, flip, flip.inside, priced), priced), before, flip.path);
      }
    }
  });

  it('come nearest first', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const distances = findFlips(plan, world).map(({ distance }) => distance);
        assert.deepEqual(
          distances,
          distances.toSorted((a, b) => a - b),
        );
      }),
      { numRuns: 10 },
    );
  });

  it('find the corpus that no longer fits to the token', () => {
    const plan = readPlan({
      needs: { knowledge: { private: 'essential' } },
      facts: { corpusTokens: 100_000 },
      choices: { chatModel: 'mid' },
      workload: { queriesPerDay: 1, tokens: { system: 0, examples: 0, question: 0, answer: 0 } },
    });
    const flip = findFlips(plan, world).find(({ path }) => path === 'facts.corpusTokens');
    assert.ok(flip?.kind === 'threshold');
    assert.deepEqual([flip.direction, flip.inside, flip.to], ['at least', 1_050_000, 1_050_001]);
  });

  it('put what is unknown first', () => {
    const [first] = findFlips(readPlan({ needs: { knowledge: { private: 'essential' } } }), world);
    assert.equal(first?.path, 'facts.corpusTokens');
    assert.equal(first.basis, 'unknown');
  });
});
