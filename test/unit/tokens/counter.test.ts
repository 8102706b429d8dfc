import assert from 'node:assert/strict';
import fc from 'fast-check';
import { after, describe, it } from 'mocha';
import { get_encoding, type Tiktoken } from 'tiktoken';
import { createTokenCounter } from '../../../src/core/tokens/counter';
import { readVocabulary, wasmInstantiator } from './built';

const encodings = ['o200k_base', 'cl100k_base'] as const;
const instantiateWasm = wasmInstantiator();
const utf8 = new TextEncoder();

/** Fragments that meet in every rule of the pretokenizers: case, contractions, marks, digits, white space, line ends. */
const fragment = fc.oneof(
  fc.constantFrom(
    "'s",
    "'LL",
    "'ſ",
    "'",
    'I',
    "Don't",
    'ABC',
    'ABCdef',
    'ǅ',
    'ʰ',
    'ß',
    'ordinary words',
    // As long as, or longer than, the bytes that are looked at together.
    'CAPITALSANDMORE',
    'smalllettersandmore',
    ' '.repeat(16),
    '-'.repeat(15),
  ),
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

/** The tokens that consist of whole characters, some of them three bytes long. */
function wideTokens(reference: Tiktoken): string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const wide: string[] = [];
  for (const bytes of reference.token_byte_values()) {
    if (!bytes.some((byte) => byte >> 4 === 0xe)) continue;
    try {
      wide.push(decoder.decode(Uint8Array.from(bytes)));
    } catch {
      // A token of parts of characters: other tokens complete it.
    }
  }
  return wide;
}

for (const encoding of encodings) {
  describe(`token counter, ${encoding}`, () => {
    const vocabulary = readVocabulary(encoding);
    const wasm = createTokenCounter(encoding, vocabulary, instantiateWasm);
    const typeScript = createTokenCounter(encoding, vocabulary);
    const reference = get_encoding(encoding);
    after(() => reference.free());

    function assertCounts(sample: string): void {
      const expected = reference.encode_ordinary(sample).length;
      const bytes = utf8.encode(sample);
      assert.equal(typeScript.count(bytes), expected, `TypeScript, ${JSON.stringify(sample)}`);
      assert.equal(wasm.count(bytes), expected, `WebAssembly, ${JSON.stringify(sample)}`);
    }

    it('has a WebAssembly core and a TypeScript core', () => {
      assert.equal(wasm.core, 'wasm');
      assert.equal(typeScript.core, 'typescript');
    });

    it('counts any text as the reference does', () => {
      fc.assert(fc.property(text, assertCounts), { numRuns: 10_000 });
    });

    it('counts characters as the reference does that tokens hold next to each other, and others', () => {
      const tokens = wideTokens(reference);
      const character = fc.oneof(
        fc.constantFrom(...new Set(tokens.join(''))),
        fc.integer({ min: 0x800, max: 0xd7ff }).map((code) => String.fromCharCode(code)),
      );
      const part = fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...tokens) },
        { weight: 2, arbitrary: character },
        { weight: 1, arbitrary: fc.constantFrom('a', ' ', 'é', '1', '😀') },
      );
      const words = fc.array(part, { minLength: 1, maxLength: 12 });
      fc.assert(
        fc.property(
          words.map((parts) => parts.join('')),
          assertCounts,
        ),
        { numRuns: 5_000 },
      );
    });

    it('counts every character of the basic plane in context as the reference does', () => {
      for (let first = 0; first < 0x10000; first += 64) {
        if (first >= 0xd800 && first < 0xe000) continue;
        const contexts = Array.from({ length: 64 }, (_, offset) => {
          const c = String.fromCharCode(first + offset);
          return `a${c}A${c}b ${c}1${c}\n${c}${c}'s.`;
        });
        assertCounts(contexts.join('|'));
      }
    });

    it('counts a byte order mark as the character it is', () => {
      for (const sample of ['\ufeff', '\ufeff\n', 'a\ufeff b', '\ufeff#']) assertCounts(sample);
    });

    it('counts the same whichever piece of a long text a word is in', () => {
      const line = 'Ein Satz, der 12345 mal vorkommt: 漢字かな, naïve façade.\n\n\t';
      const once = typeScript.count(utf8.encode(line));
      assert.equal(wasm.count(utf8.encode(line.repeat(12_345))), once * 12_345);
    });

    // The reference crashes or hangs on these; byte-pair encoding of a run is as good as periodic.
    it('counts 100 kB without a break', () => {
      for (const unit of ['a', ' ', '\n', '-', '=', 'Aa', '漢', '\u0301']) {
        const bytes = utf8.encode(unit.repeat(100_000 / utf8.encode(unit).length));
        const tokens = wasm.count(bytes);
        assert.equal(typeScript.count(bytes), tokens, JSON.stringify(unit));
        const half = wasm.count(bytes.subarray(0, bytes.length / 2));
        assert.ok(
          Math.abs(tokens - 2 * half) <= 2,
          `${tokens} tokens of ${JSON.stringify(unit)}, half has ${half}`,
        );
      }
    });

    it('can be cancelled amid one long pretoken or many short ones, and goes on counting right', () => {
      const cancel = (): never => assert.fail('cancelled');
      for (const bytes of ['ab'.repeat(50_000), 'a b '.repeat(50_000)].map((long) =>
        utf8.encode(long),
      )) {
        const tokens = typeScript.count(bytes);
        for (const counter of [wasm, typeScript]) {
          assert.throws(() => counter.count(bytes, cancel), /cancelled/);
          assert.equal(counter.count(bytes), tokens);
        }
      }
    });

    it('gives one number, whichever core, for bytes that are not UTF-8', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
          const tokens = wasm.count(bytes);
          assert.equal(tokens, typeScript.count(bytes));
          assert.ok(tokens <= bytes.length && (tokens > 0 || bytes.length === 0));
        }),
        { numRuns: 2_000 },
      );
    });

    it('remembers nothing of a broken character for a whole one', () => {
      const bytes = utf8.encode('你中A');
      // What is left of the last ideograph: its first two bytes and the letter.
      const cut = Uint8Array.from([...bytes.subarray(0, 5), ...bytes.subarray(6)]);
      assert.equal(wasm.count(cut), typeScript.count(cut));
      for (let last = 0x80; last < 0xc0; last++)
        assertCounts(`你${String.fromCharCode(0x4e00 | (last & 0x3f))}`);
    });
  });
}

describe('token counter, qwen3', () => {
  it('counts as Qwen3 does: digits one by one, text in normal form C', () => {
    const vocabulary = readVocabulary('qwen3');
    const counters = [
      createTokenCounter('qwen3', vocabulary, instantiateWasm),
      createTokenCounter('qwen3', vocabulary),
    ];
    // Counted by @huggingface/tokenizers 0.2.0 with Qwen3's tokenizer.json.
    const counted: [text: string, tokens: number][] = [
      ['Hello, world', 3],
      ['In 2026 it cost 1234567 dollars.', 18],
      ['cafe\u0301 か\u3099 \u1100\u1161 \u212b', 6],
      ['我们需要一个最简单的架构。', 6],
      ['最も単純なアーキテクチャ', 11],
      ["DON'T they're\r\n\n  x", 7],
    ];
    for (const [sample, tokens] of counted) {
      for (const counter of counters) {
        assert.equal(counter.count(utf8.encode(sample)), tokens, sample);
        assert.equal(counter.measure(utf8.encode(sample)).tokens, tokens, sample);
      }
    }
  });
});

describe('createTokenCounter', () => {
  const vocabulary = readVocabulary('cl100k_base');

  it('refuses a vocabulary of another encoding, a cut one and other bytes', () => {
    assert.throws(() => createTokenCounter('o200k_base', vocabulary), /cl100k_base/);
    assert.throws(
      () => createTokenCounter('cl100k_base', vocabulary.subarray(0, 5000)),
      /cut short/,
    );
    assert.throws(() => createTokenCounter('cl100k_base', new Uint8Array(64)), /not a vocabulary/);
  });

  it('counts in TypeScript where WebAssembly fails', () => {
    const counter = createTokenCounter('cl100k_base', vocabulary, () => assert.fail('forbidden'));
    assert.equal(counter.core, 'typescript');
    assert.equal(counter.count(utf8.encode('Hello, world')), 3);
  });
});
