import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { get_encoding } from 'tiktoken';
import type { Extraction, SkipCode } from '../../../../src/measure/extract/extraction';
import { DocumentExtractor } from '../../../../src/measure/extract/process/documentExtractor';
import { builtProcess, skipCodeOf, textOf } from './reading';

const folder = '../shared/data/documents';

/** Every file that must be skipped, and why; the folders of legacy formats apart. All others must yield text. */
const expectedSkips: Readonly<Record<string, SkipCode>> = {
  'docx/mammoth.js__external-picture.docx': 'no-text',
  'docx/officeParser__oversized_archive.docx': 'over-limit',
  'enc/fr-FR.utf32le-bom.txt': 'unsupported-encoding',
  'hostile/bad.ipynb': 'damaged',
  'hostile/deep-100k.html': 'over-limit',
  'hostile/deepxml-1M.docx': 'over-limit',
  'hostile/deepxml-20k.docx': 'over-limit',
  'hostile/enc-user-aes128.pdf': 'encrypted',
  'hostile/enc.docx': 'encrypted',
  'hostile/enc.pptx': 'encrypted',
  'hostile/enc.xlsx': 'encrypted',
  'hostile/garbled-middle.pdf': 'damaged',
  'hostile/git-symlink-placeholder.pdf': 'damaged',
  'hostile/overlap-5000x12MB.zip': 'archive',
  'hostile/pagetree-loop.pdf': 'damaged',
  'hostile/random.docx': 'damaged',
  'hostile/trunc-1000b.pdf': 'damaged',
  'hostile/trunc-half.pdf': 'damaged',
  'hostile/trunc.docx': 'damaged',
  'hostile/trunc.epub': 'damaged',
  'hostile/trunc.xlsx': 'damaged',
  'hostile/weird.ipynb': 'damaged',
  'hostile/zero.ipynb': 'empty',
  'hostile/zero.txt': 'empty',
  'odt/kreuzberg__hiddenTextByVariable.odt': 'no-text',
  'odt/kreuzberg__horizontalRule.odt': 'no-text',
  'pdf/kreuzberg__ocr_test.pdf': 'scanned',
  'pdf/markitdown__MEDRPT-2024-PAT-3847_medical_report_scan.pdf': 'scanned',
  'pdf/sample-files__imagemagick-CCITTFaxDecode.pdf': 'scanned',
};

/** Slow ones that others stand for; scripts/extractDocuments.mjs reads them, too. */
const left = new Set([
  'hostile/bomb-52M-q.pdf', // stalls until it is killed, as a built one does
  'hostile/xobject-exponential-2^30.pdf', // the same
  'hostile/pdf-as.docx', // the bytes of pdf-as.txt
]);

describe('extract real and hostile documents', function () {
  this.timeout(120_000);
  const extractions = new Map<string, Extraction>();
  let grownBytes = 0;

  before(async function () {
    if (!existsSync(folder)) {
      console.log(`      ${folder} is absent`);
      this.skip();
    }
    const extractor = new DocumentExtractor({ processPath: builtProcess() });
    const startBytes = process.memoryUsage.rss();
    const watch = setInterval(() => {
      grownBytes = Math.max(grownBytes, process.memoryUsage.rss() - startBytes);
    }, 10);
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const name = file.split(path.sep).join('/');
      if (left.has(name) || !statSync(path.join(folder, file)).isFile()) continue;
      extractions.set(name, await extractor.extract({ path: path.join(folder, file) }));
    }
    clearInterval(watch);
    extractor.dispose();
  });

  it('reads every document, or skips it for the true reason', () => {
    const skips: Record<string, SkipCode> = {};
    for (const [name, extraction] of extractions) {
      if (/^(doc|xls|rtf)\//.test(name))
        assert.equal(skipCodeOf(extraction), 'unsupported-format', name);
      else if (extraction.kind === 'skipped') skips[name] = extraction.reason.code;
      else assert.match(textOf(extraction), /\S/, name);
      // An extension alone decides nothing, but where it is right, the format must agree with it.
      const isPlainName = /^(docx|pptx|xlsx|odt|ods|odp|epub|pdf)\//.exec(name);
      if (isPlainName) assert.equal(extraction.format, isPlainName[1], name);
    }
    assert.ok(extractions.size > 150);
    assert.deepEqual(skips, expectedSkips);
  });

  it('keeps the memory of this process small meanwhile', () => {
    assert.ok(grownBytes < 100_000_000, `grew by ${grownBytes} bytes`);
  });

  describe('counts tokens near the truth', () => {
    const encoding = get_encoding('o200k_base');
    after(() => encoding.free());

    function tokens(name: string): number {
      const extraction = extractions.get(name);
      assert.ok(extraction, name);
      return encoding.encode_ordinary(textOf(extraction)).length;
    }

    it('in every encoding, as in UTF-8', () => {
      for (const [name, extraction] of extractions) {
        const language = /^enc\/([^.]+)\./.exec(name)?.[1];
        // The Big5 file lacks what Big5 cannot write (simplified characters).
        if (language === undefined || extraction.kind === 'skipped' || name.includes('big5'))
          continue;
        const ratio = tokens(name) / tokens(`enc/${language}.utf8.txt`);
        assert.ok(ratio > 0.98 && ratio < 1.02, `${name}: ${ratio}`);
      }
    });

    it('of the same content in several formats', () => {
      const near = (name: string, expected: number): void => {
        const ratio = tokens(name) / expected;
        assert.ok(ratio > 0.98 && ratio < 1.02, `${name}: ${ratio}`);
      };
      // poppler's pdftotext counts 115,411 tokens; SheetJS (tab-separated) 2,261 and 1,848.
      near('hostile/pdf-as.txt', 115_411);
      near('xlsx/officeParser__test.xlsx', 2_261);
      near('ods/officeParser__test.ods', 1_848);
      // The page's own HTML is 103,000 tokens: what is fed raw is five times what is read.
      assert.ok(tokens('html/markitdown__test_wikipedia.html') < 25_000);
    });
  });
});
