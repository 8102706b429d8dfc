import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  drawPlaces,
  estimateSampledTokens,
  snapToLines,
  type SampledBlock,
} from '../../../src/core/corpus/sampledTokens';
import { seededRandom } from '../../../src/core/economics/seededRandom';

const blockBytes = 4_096;

describe('drawPlaces', () => {
  it('draws places that lie in their files, never in an empty one, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 30 }), fc.nat(), (sizes, seed) => {
        const places = drawPlaces(sizes, 50, seededRandom(seed));
        assert.equal(places.length, sizes.some((size) => size > 0) ? 50 : 0);
        for (const { file, offset } of places) {
          assert.ok(offset >= 0 && offset < (sizes[file] ?? 0));
        }
        assert.deepEqual(places, drawPlaces(sizes, 50, seededRandom(seed)));
      }),
    );
  });
});

describe('snapToLines', () => {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  it('keeps whole lines, or where there are none whole characters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 6 }),
        fc.nat(60),
        fc.nat(60),
        (lines, from, length) => {
          const file = encoder.encode(lines.join('\n'));
          const start = Math.min(from, file.length);
          const end = Math.min(start + length, file.length);
          const piece = file.subarray(start, end);
          const edges = { isStart: start === 0, isEnd: end === file.length };
          const text = decoder.decode(snapToLines(piece, edges));
          assert.ok(decoder.decode(file).includes(text));
        },
      ),
    );
  });

  it('keeps the edges of the file and drops the lines that were cut', () => {
    const snap = (text: string, isStart: boolean, isEnd: boolean) =>
      decoder.decode(snapToLines(encoder.encode(text), { isStart, isEnd }));
    assert.equal(snap('a\nbc\nd', true, true), 'a\nbc\nd');
    assert.equal(snap('a\nbc\nd', false, true), 'bc\nd');
    assert.equal(snap('a\nbc\nd', true, false), 'a\nbc\n');
    assert.equal(snap('a\nbc\nd', false, false), 'bc\n');
    assert.equal(snap('one line', false, false), 'one line');
  });
});

describe('estimateSampledTokens', () => {
  /** A corpus as blocks: sizes as of many small files, densities of prose, tables and ideographs. */
  function simulate(random: () => number): SampledBlock[] {
    return Array.from({ length: 5_000 }, () => {
      const bytes = random() < 0.7 ? blockBytes : 1 + Math.floor(random() * blockBytes);
      const [density, spread] =
        random() < 0.6 ? [0.22, 0.04] : random() < 0.5 ? [0.4, 0.1] : [0.31, 0.03];
      return { bytes, tokens: Math.round(bytes * (density + spread * (random() - 0.5) * 2)) };
    });
  }

  it('holds the true total in about 95 of 100 intervals, and is within a few percent', () => {
    const random = seededRandom(7);
    const corpus = simulate(random);
    const bytes = corpus.reduce((sum, block) => sum + block.bytes, 0);
    const tokens = corpus.reduce((sum, block) => sum + block.tokens, 0);
    const sizes = corpus.map((block) => block.bytes);
    const trials = 1_000;
    let covered = 0;
    let sum = 0;
    for (let trial = 0; trial < trials; trial++) {
      const drawn = drawPlaces(sizes, 400, random).flatMap(({ file }) => corpus[file] ?? []);
      const { low, likely, high, sampledShare } = estimateSampledTokens(drawn, bytes, []);
      if (low <= tokens && tokens <= high) covered++;
      sum += likely;
      assert.ok(Math.abs(likely / tokens - 1) < 0.1);
      assert.ok(sampledShare > 0 && sampledShare < 0.1);
    }
    // Three standard deviations of a thousand trials around 95 %.
    assert.ok(covered > 930 && covered < 970, `${covered} of ${trials} intervals hold the total`);
    assert.ok(Math.abs(sum / trials / tokens - 1) < 0.002, 'the estimator is unbiased');
  });
});
