import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { countMoreCases, judgeScore } from '../../../src/core/evaluation/verdict';
import { wilsonInterval } from '../../../src/core/evaluation/wilson';

const score = fc
  .integer({ min: 0, max: 2_000 })
  .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));

describe('the Wilson interval', () => {
  // R: prop.test(x, n, correct = FALSE)$conf.int; 81 of 263 and 15 of 148 are the worked rows of Newcombe (1998), table I.
  const known: readonly (readonly [passed: number, total: number, low: number, high: number])[] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [20, 20, 0.8389, 1],
    [0, 0, 0, 1],
  ];
  for (const [passed, total, low, high] of known) {
    it(`of ${passed} in ${total} is ${low} to ${high}`, () => {
      const interval = wilsonInterval(passed, total);
      assert.ok(Math.abs(interval.low - low) < 5e-5, String(interval.low));
      assert.ok(Math.abs(interval.high - high) < 5e-5, String(interval.high));
    });
  }

  it('holds the rate, mirrors, and narrows with more cases', () => {
    fc.assert(
      fc.property(score, ([passed, total]) => {
        const { low, high } = wilsonInterval(passed, total);
        const mirrored = wilsonInterval(total - passed, total);
        assert.ok(total === 0 || (low <= passed / total && passed / total <= high));
        assert.ok(Math.abs(low - (1 - mirrored.high)) < 1e-9);
        const doubled = wilsonInterval(passed * 2, total * 2);
        assert.ok(doubled.high - doubled.low <= high - low + 1e-12);
      }),
    );
  });

  it('refuses what is not a score', () => {
    for (const [passed, total] of [
      [5, 4],
      [-1, 4],
      [NaN, 4],
      [1, NaN],
      [0, Infinity],
    ] as const) {
      assert.throws(() => wilsonInterval(passed, total), RangeError);
    }
  });
});

describe('judging a score', () => {
  it('says fails only below, suffices only above, else not yet known', () => {
    fc.assert(
      fc.property(
        score,
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        ([passed, total], target) => {
          const { low, high } = wilsonInterval(passed, total);
          const expected = high < target ? 'fails' : low >= target ? 'suffices' : 'not yet known';
          assert.equal(judgeScore(passed, total, target).verdict, expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not conclude from a handful of cases', () => {
    assert.equal(judgeScore(5, 5, 0.85).verdict, 'not yet known');
    assert.equal(judgeScore(3, 5, 0.85).verdict, 'not yet known');
    assert.equal(judgeScore(40, 60, 0.85).verdict, 'fails');
    assert.equal(judgeScore(97, 100, 0.85).verdict, 'suffices');
  });

  it('asks for 22 passing cases where there is none and the target is 85 %', () => {
    assert.deepEqual(countMoreCases(0, 0, 0.85), { kind: 'about', cases: 22 });
  });

  it('says that a score on its target cannot be told from it', () => {
    assert.deepEqual(countMoreCases(85, 100, 0.85), { kind: 'more than', cases: 10_000 });
  });

  it('asks for a number that tells about four times in five when the rate holds', () => {
    // A seeded linear congruential generator (Numerical Recipes), so that the check is the same every time.
    let state = 1;
    const draw = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
    for (const [passed, total, target] of [
      [16, 20, 0.85],
      [28, 30, 0.85],
      [30, 50, 0.7],
    ] as const) {
      const more = countMoreCases(passed, total, target);
      assert.equal(more.kind, 'about');
      let told = 0;
      for (let run = 0; run < 2_000; run++) {
        let passes = passed;
        for (let test = 0; test < more.cases; test++) if (draw() < passed / total) passes++;
        if (judgeScore(passes, total + more.cases, target).verdict !== 'not yet known') told++;
      }
      assert.ok(
        told / 2_000 > 0.74 && told / 2_000 < 0.95,
        `${passed}/${total}: ${more.cases} more told ${told / 20} %`,
      );
    }
  });
});
