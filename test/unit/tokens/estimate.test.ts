import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { estimateTokens } from '../../../src/core/tokens/estimate';
import { estimateRatio } from '../../../src/core/tokens/ratioEstimator';

const tokens = fc.nat({ max: 1e9 });
const estimatedFamilies = [
  'cl100k_base',
  'qwen3',
  'gemini',
  'claude',
  'claude-4.7',
  'unknown',
] as const;

describe('estimateTokens', () => {
  it('is exact for what was counted', () => {
    const { low, likely, high, method } = estimateTokens('o200k_base', { latin: 3, other: 4 });
    assert.deepEqual(
      { low, likely, high, method },
      { low: 7, likely: 7, high: 7, method: 'exact' },
    );
  });

  it('is an ordered range with a source for other families', () => {
    fc.assert(
      fc.property(fc.constantFrom(...estimatedFamilies), tokens, tokens, (family, latin, other) => {
        for (const input of [latin, { latin, other }]) {
          const estimate = estimateTokens(family, input);
          assert.ok(estimate.low <= estimate.likely && estimate.likely <= estimate.high);
          assert.equal(estimate.method, 'rough');
          assert.notEqual(estimate.source, '');
        }
      }),
    );
  });

  it('widens to hold whatever the script when the script is unknown', () => {
    for (const family of estimatedFamilies) {
      const unknown = estimateTokens(family, 10_000);
      for (const script of ['latin', 'chinese', 'japanese'] as const) {
        const known = estimateTokens(family, { [script]: 10_000 });
        assert.ok(unknown.low <= known.low && known.high <= unknown.high, `${family}, ${script}`);
      }
    }
  });

  it('takes a calibration of the same text before what is known of others, but never before a count', () => {
    const calibration = { ratio: { low: 1.1, likely: 1.2, high: 1.3 }, source: 'counted by them' };
    assert.deepEqual(estimateTokens('claude', { latin: 600, chinese: 400 }, calibration), {
      low: 1_100,
      likely: 1_200,
      high: 1_300,
      method: 'calibrated',
      source: 'counted by them',
    });
    assert.equal(estimateTokens('o200k_base', 10, calibration).method, 'exact');
  });

  it('has room for what cl100k_base made of whole corpora', () => {
    const counted = [
      { script: 'latin', o200k: 7_918_619, cl100k: 7_861_161 },
      { script: 'chinese', o200k: 3_536_007, cl100k: 4_000_166 },
      { script: 'japanese', o200k: 1_204_903, cl100k: 1_367_158 },
    ] as const;
    for (const { script, o200k, cl100k } of counted) {
      const { low, likely, high } = estimateTokens('cl100k_base', { [script]: o200k });
      assert.ok(low < cl100k && cl100k < high);
      assert.ok(Math.abs(likely / cl100k - 1) < 0.01, script);
    }
  });
});

describe('estimateRatio', () => {
  it('gives the ratio itself when every unit has it', () => {
    const units = Array.from({ length: 30 }, (_, index) => ({
      known: 100 * (index + 1),
      asked: 125 * (index + 1),
    }));
    assert.deepEqual(estimateRatio(units), { low: 1.25, likely: 1.25, high: 1.25 });
  });

  it('widens with the spread of the units', () => {
    const units = Array.from({ length: 100 }, (_, index) => ({
      known: 1_000,
      asked: index % 2 === 0 ? 1_000 : 1_200,
    }));
    const { low, likely, high } = estimateRatio(units);
    // A standard deviation of 0.1005 over 100 units: ± 1.96 × 0.01005.
    assert.equal(likely, 1.1);
    assert.ok(
      Math.abs(high - 1.119698) < 1e-4 && Math.abs(low - 1.080302) < 1e-4,
      `${low} to ${high}`,
    );
  });

  it('refuses a sample too small to say anything', () => {
    assert.throws(() => estimateRatio([{ known: 1, asked: 1 }]), /30 units/);
    assert.throws(() => estimateRatio(Array(40).fill({ known: 0, asked: 0 })), RangeError);
  });
});
