import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { decodeText } from '../../../../src/measure/extract/decodeText';
import { Unreadable } from '../../../../src/measure/extract/extraction';

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(decodeText(bytes).utf8);
}

/** Text without NUL (which makes a file binary) and without an ISO-2022-JP escape. */
const text = fc
  .string({ unit: 'grapheme' })
  .filter((value) => !value.includes('\0') && !value.includes('\x1b'));

describe('decode text', () => {
  it('returns UTF-8 as it lies, without a copy and without its byte order mark', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (value, hasMark) => {
        const bytes = Buffer.from((hasMark ? '\ufeff' : '') + value.replace(/^\ufeff/, ''));
        const { utf8, assumption } = decodeText(bytes);
        assert.equal(assumption, undefined);
        assert.equal(utf8.buffer, bytes.buffer);
        assert.deepEqual(Buffer.from(utf8), bytes.subarray(hasMark ? 3 : 0));
      }),
    );
  });

  it('reads UTF-16 of either order by its mark', () => {
    fc.assert(
      fc.property(text, (value) => {
        const little = Buffer.from(`\ufeff${value}`, 'utf16le');
        assert.equal(decode(little), value);
        assert.equal(decode(Buffer.from(little).swap16()), value);
      }),
    );
  });

  it('reads UTF-16 without a mark, Latin and Japanese', () => {
    for (const value of [
      'Plain words, then more.\n',
      '設定ファイルを\n編集します。\n次の手順　です\n',
    ]) {
      const little = Buffer.from(value, 'utf16le');
      assert.equal(decode(little), value);
      assert.equal(decode(Buffer.from(little).swap16()), value);
    }
  });

  it('recognises ISO-2022-JP, which is valid UTF-8 too, but leaves terminal logs alone', () => {
    assert.equal(decode(Buffer.from('\x1b$B$"$$\x1b(B.', 'latin1')), 'あい.');
    assert.equal(decode(Buffer.from('\x1b[31mred\x1b(B\x1b[m')), '\x1b[31mred\x1b(B\x1b[m');
  });

  it('recognises the encoding of a few words', () => {
    const cases: [string, string][] = [
      [
        '96bc914f2c944e97ee2c8f5a8f8a0a8db293a191be98592c33302c938c8b9e0a',
        '名前,年齢,住所\n佐藤太郎,30,東京\n',
      ],
      [
        Buffer.from('caf\xe9, d\xe9j\xe0 vu, fran\xe7ais, na\xefve\n', 'latin1').toString('hex'),
        'café, déjà vu, français, naïve\n',
      ],
      ['cff0e8e2e5f22c20eceef120e4f0f3e3212c20eae0ea20e4e5ebe03f', 'Привет, мос друг!, как дела?'],
    ];
    for (const [hex, expected] of cases) assert.equal(decode(Buffer.from(hex, 'hex')), expected);
  });

  it('says what it cannot read, and never yields anything but well-formed UTF-8', () => {
    assert.throws(() => decodeText(Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0])), {
      code: 'unsupported-encoding',
    });
    assert.throws(() => decodeText(Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0')), {
      code: 'binary',
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          decode(bytes);
        } catch (error) {
          assert.ok(error instanceof Unreadable, String(error));
        }
      }),
      { numRuns: 300 },
    );
  });
});
