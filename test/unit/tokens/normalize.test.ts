import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { normalizeUtf8 } from '../../../src/core/tokens/normalize';

const utf8 = new TextEncoder();

describe('normalizeUtf8', () => {
  it('gives the normal form C of any text', () => {
    const fragment = fc.oneof(
      fc.constantFrom(
        'e\u0301',
        'か\u3099',
        '\u1100\u1161\u11a8',
        '\u212b',
        '\ufa0e',
        '豈',
        '漢字',
        'plain\n',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    const text = fc.array(fragment, { maxLength: 12 }).map((fragments) => fragments.join(''));
    fc.assert(
      fc.property(text, (sample) => {
        const normalized = normalizeUtf8(utf8.encode(sample));
        assert.deepEqual([...normalized], [...utf8.encode(sample.normalize('NFC'))]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('copies nothing of text that is normal already', () => {
    const normal = utf8.encode('Ein Straßencafé,\n漢字かな,\n가.\n');
    assert.equal(normalizeUtf8(normal), normal);
  });
});
