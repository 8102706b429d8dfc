import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { groupEqualFiles } from '../../../src/core/corpus/duplicates';
import { estimateSimilarity, minHash } from '../../../src/core/corpus/minHash';
import { groupNearDuplicates, type SignedFile } from '../../../src/core/corpus/nearDuplicates';

/** A text of so many words that no other seed shares. */
function words(seed: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `w${seed}x${index}`);
}

function sign(path: string, text: string): SignedFile {
  const signature = minHash(Buffer.from(text));
  assert.ok(signature);
  return { path, tokens: text.length, signature };
}

describe('minHash', () => {
  it('estimates the share of word shingles that two texts have in common', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 0, max: 10 }), (seed, tenths) => {
        const shared = words(seed, 2_000);
        const size = Math.round((2_000 * (10 - tenths)) / 10);
        const one = [...shared.slice(0, 2_000 - size), ...words(seed + 1e7, size)].join(' ');
        const other = [...shared.slice(0, 2_000 - size), ...words(seed + 2e7, size)].join(' ');
        const jaccard = (2_000 - size) / (2_000 + size);
        const a = sign('a', one).signature;
        const b = sign('b', other).signature;
        // Five standard errors of 128 draws at their widest.
        assert.ok(Math.abs(estimateSimilarity(a, b) - jaccard) < 0.22);
      }),
      { numRuns: 30 },
    );
  });

  it('looks past case, punctuation and layout', () => {
    const text = words(1, 100);
    const other = text.map((word) => word.toUpperCase()).join(',\n\t** ');
    assert.deepEqual(sign('a', text.join(' ')).signature, sign('b', other).signature);
  });

  it('compares scripts without spaces by their characters', () => {
    const text =
      '本规范说明如何为系统编写文档，并给出示例和建议。'.repeat(3) + '作者应当先阅读其他章节再开始';
    const other = text.replace('建议', '意见');
    assert.ok(estimateSimilarity(sign('a', text).signature, sign('b', other).signature) > 0.5);
    assert.equal(minHash(Buffer.from('太短的文本')), undefined);
  });

  it('gives any bytes a signature or none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        const signature = minHash(bytes);
        assert.ok(!signature?.includes(0xffff_ffff));
      }),
    );
  });
});

describe('groupNearDuplicates', () => {
  it('finds the edited copies of a text around the longest, and leaves other texts alone', () => {
    const text = words(1, 400);
    const edited = text.with(50, 'another').with(300, 'word');
    const files = [
      sign('short.md', text.slice(0, 380).join(' ')),
      sign('edited.md', edited.join(' ')),
      sign('long.md', [...text, 'and', 'more', 'of', 'it', 'at', 'its', 'end'].join(' ')),
      sign('half.md', [...text.slice(0, 200), ...words(2, 200)].join(' ')),
      sign('other.md', words(3, 400).join(' ')),
    ];
    const [group, ...others] = groupNearDuplicates(files);
    assert.deepEqual(others, []);
    assert.deepEqual(group?.paths, ['long.md', 'edited.md', 'short.md']);
    assert.ok(group.similarity >= 0.8 && group.similarity < 1);
    assert.equal(group.tokensSaved, (files[0]?.tokens ?? 0) + (files[1]?.tokens ?? 0));
  });

  it('puts a file into one group at most, whatever the texts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 60, max: 90 })), { maxLength: 30 }),
        (texts) => {
          const files = texts.map(([seed, length], index) =>
            sign(`${index}`, words(seed, length).join(' ')),
          );
          const paths = groupNearDuplicates(files).flatMap((group) => group.paths);
          assert.equal(new Set(paths).size, paths.length);
        },
      ),
    );
  });
});

describe('groupEqualFiles', () => {
  it('saves all but one of each group, the dearest group first', () => {
    const file = (path: string, contentHash: string, tokens: number) => ({
      path,
      contentHash,
      tokens,
    });
    assert.deepEqual(
      groupEqualFiles([
        file('b', 'x', 10),
        file('a', 'x', 10),
        file('c', 'y', 100),
        file('e', 'z', 50),
        file('d', 'z', 50),
        file('f', 'x', 10),
      ]),
      [
        { paths: ['d', 'e'], tokensSaved: 50, similarity: 1 },
        { paths: ['a', 'b', 'f'], tokensSaved: 20, similarity: 1 },
      ],
    );
  });
});
