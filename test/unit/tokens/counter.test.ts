import assert from 'node:assert/strict';
import fc from 'fast-check';
import { after, describe, it } from 'mocha';
import { get_encoding } from 'tiktoken';
import { createTokenCounter, type EncodingName } from '../../../src/core/tokens/counter';
import { readVocabulary } from './vocabularies';

const encodings: EncodingName[] = ['o200k_base', 'cl100k_base'];
const utf8 = new TextEncoder();

/** Fragments that meet in every rule of the pretokenizers: case, contractions, marks, digits, white space, newlines. */
const fragment = fc.oneof(
  fc.constantFrom("'s", "'LL", "'ſ", "'", 'I', "Don't", 'ABC', 'ABCdef', 'ǅ', 'ʰ', 'ß'),
  fc.constantFrom(
    '\u0301',
    '\u0e31',
    '漢',
    '字',
    'かな',
    'カ',
    '한',
    'א',
    'ب',
    'ठ',
    '。',
    '，',
    '😀',
    '👩\u200d💻',
  ),
  fc.constantFrom(
    ' ',
    '  ',
    '\t',
    '\n',
    '\r\n',
    '\u00a0',
    '\u3000',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u200b',
    '\0',
  ),
  fc.constantFrom(
    '/',
    '//',
    '-----',
    '====',
    '...',
    '1',
    '1234',
    '٣',
    '½',
    '<|endoftext|>',
    '\u{10ffff}',
    '\uffff',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const text = fc.array(fragment, { maxLength: 24 }).map((fragments) => fragments.join(''));

for (const encoding of encodings) {
  describe(`token counter, ${encoding}`, () => {
    const counter = createTokenCounter(encoding, readVocabulary(encoding));
    const reference = get_encoding(encoding);
    const count = (sample: string): number => counter.count(utf8.encode(sample));
    after(() => reference.free());

    it('counts any text as the reference does', () => {
      fc.assert(
        fc.property(text, (sample) => {
          assert.equal(count(sample), reference.encode_ordinary(sample).length);
        }),
        { numRuns: 20_000 },
      );
    });

    it('counts every character of the basic plane in context as the reference does', () => {
      const context = (character: string): string =>
        `a${character}A${character}b ${character}1${character}\n${character}${character}'s.`;
      for (let first = 0; first < 0x10000; first += 64) {
        if (first >= 0xd800 && first < 0xe000) continue;
        const characters = Array.from({ length: 64 }, (_, offset) =>
          String.fromCharCode(first + offset),
        );
        const sample = characters.map((character) => context(character)).join('|');
        assert.equal(
          count(sample),
          reference.encode_ordinary(sample).length,
          `U+${first.toString(16)}`,
        );
      }
    });

    it('counts a byte order mark as the character it is', () => {
      for (const sample of ['\ufeff', '\ufeff\n', 'a\ufeff b', '\ufeff#']) {
        assert.equal(
          count(sample),
          reference.encode_ordinary(sample).length,
          JSON.stringify(sample),
        );
      }
    });

    // The reference crashes or hangs on these, so the counts are those of other exact implementations, or by construction.
    it('counts a megabyte without a break, and calls its checkpoint meanwhile', () => {
      for (const unit of ['a', ' ', '\n', '-', '=', 'ab', 'Aa', '漢', "'", '\u0301']) {
        const sample = unit.repeat(Math.floor(1_000_000 / utf8.encode(unit).length));
        let checkpoints = 0;
        const tokens = counter.count(utf8.encode(sample), () => checkpoints++);
        assert.ok(checkpoints > 0, `no checkpoint in a run of ${JSON.stringify(unit)}`);
        // One pretoken has to be one merge of its parts: doubling the text about doubles its tokens.
        const half = count(sample.slice(0, sample.length / 2));
        assert.ok(Math.abs(tokens - 2 * half) <= 2, `${tokens} tokens, half has ${half}`);
      }
    });

    it('stays usable after a checkpoint cancelled it', () => {
      const sample = '='.repeat(500_000);
      const expected = count(sample);
      assert.throws(
        () => counter.count(utf8.encode(sample), () => assert.fail('cancelled')),
        /cancelled/,
      );
      assert.equal(count(sample), expected);
    });

    it('ends on bytes that are not UTF-8', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
          const tokens = counter.count(bytes);
          assert.ok(bytes.length === 0 ? tokens === 0 : tokens >= 1 && tokens <= bytes.length);
        }),
      );
    });
  });
}

describe('createTokenCounter', () => {
  it('refuses a vocabulary of another encoding, a cut one and other bytes', () => {
    const vocabulary = readVocabulary('cl100k_base');
    assert.throws(() => createTokenCounter('o200k_base', vocabulary), /cl100k_base/);
    assert.throws(
      () => createTokenCounter('cl100k_base', vocabulary.subarray(0, 5000)),
      /cut short/,
    );
    assert.throws(() => createTokenCounter('cl100k_base', new Uint8Array(64)), /not a vocabulary/);
  });
});
