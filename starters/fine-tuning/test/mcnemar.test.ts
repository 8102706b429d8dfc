import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ArmResult } from '../evals/arms.ts';
import { mcnemarExact } from '../evals/mcnemar.ts';
import { decide } from '../evals/verdict.ts';

describe('mcnemarExact', () => {
  // Twice the binomial tail with p = 1/2: 2 × (C(n,0) + … + C(n,min)) / 2^n, at most 1.
  const cases = [
    [0, 0, 1],
    [1, 0, 1],
    [5, 0, 2 / 32],
    [6, 0, 2 / 64],
    [8, 2, (2 * (1 + 10 + 45)) / 1024],
    [5, 5, 1],
  ] as const;
  for (const [won, lost, probability] of cases) {
    it(`${won} won, ${lost} lost: ${probability.toPrecision(4)}`, () => {
      assert.ok(Math.abs(mcnemarExact({ won, lost }) - probability) < 1e-12);
      assert.equal(mcnemarExact({ won: lost, lost: won }), mcnemarExact({ won, lost }));
    });
  }

  it('keeps its head with thousands of cases', () => {
    const probability = mcnemarExact({ won: 2_600, lost: 2_400 });
    // The normal approximation with continuity correction gives 0.00489.
    assert.ok(probability > 0.0048 && probability < 0.005, `${probability}`);
  });
});

/** An arm that is right where the text has a 1. */
function arm(name: ArmResult['name'], right: string): ArmResult {
  const cases = Array.from(right, (one, index) => ({
    id: `${index}`,
    outcome: one === '1' ? ('pass' as const) : ('fail' as const),
    inputTokens: 1,
    outputTokens: 1,
  }));
  return { name, model: 'm', cases };
}

describe('decide', () => {
  const rule = { gain: 0.02, significance: 0.05 };
  const ones = (count: number): string => '1'.repeat(count);
  const zeros = (count: number): string => '0'.repeat(count);

  it('promotes what beats every prompt by more than luck', () => {
    const tuned = arm('tuned', ones(30) + zeros(10));
    const base = arm('base', ones(10) + zeros(30));
    const { decision, comparisons } = decide(tuned, [base, base], rule);
    assert.equal(decision, 'promote');
    assert.deepEqual(comparisons[0]?.discordance, { won: 20, lost: 0 });
    assert.equal(comparisons[0].gain, 0.5);
  });

  it('rejects what beats the base model but not the examples', () => {
    const tuned = arm('tuned', ones(30) + zeros(10));
    const { decision, reasons } = decide(
      tuned,
      [arm('base', zeros(40)), arm('few-shot', ones(31) + zeros(9))],
      rule,
    );
    assert.equal(decision, 'reject');
    assert.match(reasons.join(), /-2.5 points on few-shot/);
  });

  it('rejects a gain that may be luck', () => {
    const { decision, reasons } = decide(arm('tuned', '11110'), [arm('base', '00000')], rule);
    assert.equal(decision, 'reject');
    assert.match(reasons.join(), /may be luck: p = 0.13/);
  });
});
