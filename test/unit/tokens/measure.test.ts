import fc from 'fast-check';
import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { findSecrets } from '../../../src/core/corpus/secrets';
import { createTokenCounter } from '../../../src/core/tokens/counter';
import { readVocabulary, wasmInstantiator } from './built';

describe('measure', () => {
  const vocabulary = readVocabulary('o200k_base');
  const wasm = createTokenCounter('o200k_base', vocabulary, wasmInstantiator());
  const typeScript = createTokenCounter('o200k_base', vocabulary);
  const letters = fc
    .array(fc.constantFrom('a Z_', 'ß', 'ω', 'カな', '㐀中', '한', '😀', '\u0301', ' 7\n', '['))
    .map((parts) => parts.join(''));

  it('counts in WebAssembly the tokens and letters that TypeScript counts', () => {
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), (text) => {
        const utf8 = new TextEncoder().encode(text);
        const { tokens, letters: counted } = wasm.measure(utf8);
        const expected = typeScript.measure(utf8);
        assert.deepEqual([tokens, counted], [expected.tokens, expected.letters]);
      }),
      { numRuns: 1000 },
    );
  });

  it('has every text searched that holds what looks like a secret', () => {
    const key = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '_', '-'), minLength: 8 });
    const partOfSecret = fc.oneof(
      key,
      fc.constantFrom('-----BEGIN RSA PRIVATE KEY-----', 'AKIA', 'ASIA', 'ABCDEFGH12345678'),
      fc.constantFrom('ghp_', 'ghs_', 'github_pat_', 'sk-', 'xoxb-1', 'xoxp-2', 'eyJ', '.', '\n'),
      fc.constantFrom('://', 'user', ':', 'p4ssw0rt', '@', 'é', ';', '\t', ' ', 'Password', '='),
      fc.constantFrom('pwd', 'Pwd', 'password', 'a'.repeat(36), 'b3'.repeat(20)),
    );
    let found = 0;
    fc.assert(
      fc.property(fc.array(partOfSecret, { maxLength: 12 }), (parts) => {
        const utf8 = Buffer.from(parts.join(''));
        if (findSecrets(utf8.toString('latin1')).length === 0) return;
        found++;
        assert(wasm.measure(utf8).mayHoldSecret, parts.join(''));
      }),
      { numRuns: 5000 },
    );
    assert(found > 100, `only ${found} texts held a secret`);
  });

  it('has no text searched for its addresses and dashes alone', () => {
    const text = 'risk-free task-based; see https://example.com:8080/a?b=c#d ----- sk-learn; a = b';
    assert.equal(wasm.measure(Buffer.from(text)).mayHoldSecret, false);
  });
});
