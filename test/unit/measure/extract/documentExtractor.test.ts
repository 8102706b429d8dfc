import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { DocumentExtractor } from '../../../../src/measure/extract/process/documentExtractor';
import {
  docx,
  endlessPdf,
  inflatingPdf,
  pageOf,
  paragraph,
  pdf,
  pdfWithNamedCMap,
} from './packages';
import { builtProcess, skipCodeOf, textOf } from './reading';

describe('extract in a child process', function () {
  this.timeout(60_000);
  let extractor: DocumentExtractor | undefined;

  function start(stallMs = 30_000): DocumentExtractor {
    extractor = new DocumentExtractor({ processPath: builtProcess(), stallMs });
    return extractor;
  }

  afterEach(() => extractor?.dispose());

  it('reads packed documents, given as bytes or as a path, and reports pages', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ockham-extract-'));
    try {
      const file = path.join(folder, 'two pages.pdf');
      writeFileSync(file, pdf([pageOf('one'), pageOf('two')]));
      const pages: string[] = [];
      const read = await start().extract({ path: file }, undefined, ({ unit, done, total }) =>
        pages.push(`${unit} ${done}/${total}`),
      );
      assert.equal(textOf(read), 'one\ntwo');
      assert.deepEqual(pages, ['page 0/2', 'page 1/2', 'page 2/2']);
      const second = await extractor?.extract({ name: 'x.docx', bytes: docx(paragraph('déjà')) });
      assert.equal(second && textOf(second), 'déjà');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('reads CJK PDFs by the CMaps beside the process', async () => {
    const bytes = pdfWithNamedCMap('设定文件');
    assert.equal(textOf(await start().extract({ name: 'x.pdf', bytes })), '设定文件');
  });

  it('passes long texts over piece by piece, whole', async () => {
    const line = 'Ünïcödé 漢字 😀';
    const bytes = docx(paragraph(line).repeat(60_000));
    const text = textOf(await start().extract({ name: 'x.docx', bytes }));
    assert.equal(text, Array.from({ length: 60_000 }, () => line).join('\n'));
  });

  it('needs no process for plain text, nor for what it skips by its first bytes', async () => {
    const absent = new DocumentExtractor({ processPath: 'absent.js' });
    const plain = await absent.extract({ name: 'a.md', bytes: Buffer.from('# Hi') });
    assert.equal(textOf(plain), '# Hi');
    assert.equal(
      skipCodeOf(await absent.extract({ name: 'a.docx', bytes: Buffer.from('no') })),
      'damaged',
    );
    assert.equal(skipCodeOf(await absent.extract({ path: 'absent.pdf' })), 'unreadable');
    assert.equal(skipCodeOf(await absent.extract({ path: 'src' })), 'unreadable');
    assert.equal(
      skipCodeOf(await absent.extract({ name: 'x.pdf', bytes: pdf([pageOf('x')]) })),
      'unreadable',
    );
  });

  it('kills a document that stalls, says where, and reads the next', async () => {
    // Long enough for the process to start on a busy machine.
    const hostile = start(6_000).extract({ name: 'endless.pdf', bytes: endlessPdf() });
    const next = extractor?.extract({ name: 'x.docx', bytes: docx(paragraph('next')) });
    assert.deepEqual(await hostile, {
      kind: 'skipped',
      format: 'pdf',
      reason: { code: 'timed-out', sentence: 'timed out after page 0 of 1' },
    });
    assert.equal(next && textOf(await next), 'next');
  });

  it('ends a document that outgrows its memory, at no cost to this process', async () => {
    const before = process.memoryUsage.rss();
    const hostile = await start().extract({ name: 'bomb.pdf', bytes: inflatingPdf(2048) });
    assert.equal(skipCodeOf(hostile), 'out-of-memory');
    assert.ok(process.memoryUsage.rss() - before < 100_000_000);
    assert.equal(
      textOf(await start().extract({ name: 'x.docx', bytes: docx(paragraph('next')) })),
      'next',
    );
  });

  it('cancels the document being read and those that wait, and stays usable', async () => {
    const cancel = new AbortController();
    const source = { name: 'endless.pdf', bytes: endlessPdf() };
    const reading = start().extract(source, cancel.signal, () => cancel.abort());
    const waiting = extractor?.extract(source, cancel.signal);
    await assert.rejects(reading, { name: 'AbortError' });
    await assert.rejects(waiting ?? Promise.resolve(), { name: 'AbortError' });
    await assert.rejects(start().extract(source, cancel.signal), { name: 'AbortError' });
    assert.equal(
      textOf(await start().extract({ name: 'x.docx', bytes: docx(paragraph('x')) })),
      'x',
    );
  });
});
