import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { detectFormat } from '../../../../src/measure/extract/detectFormat';

/** What a file with these first bytes (one per character) and this name is taken for. */
function detected(start: string, name: string): string {
  const detection = detectFormat(Buffer.from(start, 'latin1'), name);
  switch (detection.kind) {
    case 'plain':
      return detection.format;
    case 'packed':
      return detection.container;
    case 'skipped':
      return detection.reason.code;
  }
}

describe('detect a format', () => {
  it('believes the content before the name', () => {
    const cases: [string, string, string][] = [
      ['%PDF-1.7\n', 'manual.txt', 'pdf'],
      ['junk before\n%PDF-1.7\n', 'manual.pdf', 'pdf'],
      ['PK\x03\x04', 'report.pdf', 'zip'],
      ['PK\x03\x04', 'code.zip', 'archive'],
      ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'old.docx', 'compound-file'],
      ['\x89PNG\r\n\x1a\n', 'notes.md', 'image'],
      ['\0\0\0\x20ftypheic', 'photo', 'image'],
      ['\0\0\0\x20ftypisom', 'talk.mp4', 'audio-video'],
      ['wOF2\0\x01\0\0', 'x', 'font'],
      ['\x1f\x8b\x08\0', 'log.txt', 'archive'],
      [`${'\0'.repeat(257)}ustar\0`, 'x.tar', 'archive'],
      ['{\\rtf1', 'letter.doc', 'unsupported-format'],
      ['\xef\xbb\xbf<!-- x -->\n<!DOCTYPE html>', 'page.docx', 'html'],
      ['../shared/manual.pdf', 'manual.pdf', 'damaged'],
      ['', 'a.md', 'empty'],
    ];
    for (const [start, name, expected] of cases)
      assert.equal(detected(start, name), expected, name);
  });

  it('takes text that begins like a signature for text', () => {
    const starts = [
      'BMW is a car',
      'MZ, the format',
      'ID3 tags explained',
      'OTTO walks',
      'RIFF and raff',
      'PK is a key',
      '7zip',
    ];
    for (const start of starts) assert.equal(detected(start, 'notes.txt'), 'text', start);
    assert.equal(detected('// starts with %PDF-', 'pdf.ts'), 'source');
    assert.equal(detected('<html>', 'view.vue'), 'source');
  });

  it('names a format for any bytes and any name', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, name) => {
        assert.ok(detectFormat(bytes, name).format.length > 0);
      }),
    );
  });
});
