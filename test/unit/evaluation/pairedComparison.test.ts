import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { comparePairs, mcnemarP } from '../../../src/core/evaluation/pairedComparison';

const near = (actual: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

describe('paired comparison', () => {
  it('gives the exact McNemar p of published examples', () => {
    // R: mcnemar.exact(matrix(c(794, 86, 150, 570), 2)); binom.test(9, 10) = 0.02148; binom.test(0, 5) = 0.0625.
    near(mcnemarP(9, 1), 0.021484375, 1e-12);
    near(mcnemarP(0, 5), 0.0625, 1e-12);
    near(mcnemarP(86, 150), 3.7159e-5, 1e-8);
    assert.equal(mcnemarP(0, 0), 1);
    assert.equal(mcnemarP(4, 4), 1);
  });

  it('keeps its precision where 2^-n underflows', () => {
    near(mcnemarP(5_000, 5_000), 1, 1e-9);
    assert.ok(mcnemarP(5_200, 4_800) < 1e-4);
    assert.ok(mcnemarP(5_200, 4_800) > 1e-5);
  });

  it("gives Newcombe's intervals of his table II", () => {
    // Newcombe (1998), method 10: counts a, b, c, d of the first and second; difference a/c first less second.
    const interval = (bothPass: number, first: number, second: number, bothFail: number) => {
      const { interval: of } = comparePairs({
        bothPass,
        onlyFirst: second,
        onlySecond: first,
        bothFail,
      });
      return [of.low, of.high] as const;
    };
    const [low, high] = interval(36, 12, 2, 0);
    near(low, 0.0569, 5e-5);
    near(high, 0.3404, 5e-5);
  });

  it('mirrors when first and second change places', () => {
    const count = fc.nat(200);
    fc.assert(
      fc.property(count, count, count, count, (bothPass, onlyFirst, onlySecond, bothFail) => {
        const one = comparePairs({ bothPass, onlyFirst, onlySecond, bothFail });
        const other = comparePairs({
          bothPass,
          onlyFirst: onlySecond,
          onlySecond: onlyFirst,
          bothFail,
        });
        near(one.difference, -other.difference, 1e-12);
        near(one.interval.low, -other.interval.high, 1e-9);
        near(one.p, other.p, 1e-9);
        assert.ok(one.interval.low <= one.difference && one.difference <= one.interval.high);
        assert.ok(one.p > 0 && one.p <= 1);
      }),
    );
  });
});
