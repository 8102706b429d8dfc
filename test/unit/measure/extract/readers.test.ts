import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Representation } from '../../../../src/measure/extract/extraction';
import { docx, epub, openDocument, pageOf, paragraph, pdf, pptx, xlsx, zip } from './packages';
import { extractInProcess, skipCodeOf, textOf } from './reading';

const utf8 = new TextEncoder();

async function read(
  bytes: Uint8Array,
  name: string,
  representation?: Partial<Representation>,
): Promise<string> {
  return textOf(await extractInProcess(bytes, name, representation));
}

async function skip(bytes: Uint8Array, name: string): Promise<string> {
  return skipCodeOf(await extractInProcess(bytes, name));
}

describe('extract Word', () => {
  it('reads what a reader sees: paragraphs, tables, notes, alt text, text boxes once', async () => {
    const box = paragraph('box');
    const body =
      '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c &amp; d</w:t></w:r></w:p>' +
      '<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>' +
      '<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>' +
      `<mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>` +
      `<w:tbl><w:tr><w:tc>${paragraph('1')}</w:tc><w:tc>${paragraph('2')}</w:tc></w:tr><w:tr><w:tc>${paragraph('3')}</w:tc></w:tr></w:tbl>` +
      '<w:p><wp:docPr id="1" descr="A duck"/><pic:cNvPr id="2" descr="A duck"/></w:p>';
    assert.equal(
      await read(docx(body, paragraph('note')), 'x.docx'),
      'a\tb\nc & d\nnew\nbox\n1\t2\n3\nA duck\nnote',
    );
  });

  it('reads a document that is named like another format', async () => {
    const extraction = await extractInProcess(docx(paragraph('x')), 'x.pdf');
    assert.equal(extraction.format, 'docx');
    assert.equal(textOf(extraction), 'x');
  });
});

describe('extract PowerPoint', () => {
  it('follows the order of the presentation, with notes and alt text, without slide numbers', async () => {
    const run = (text: string): string => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;
    const number = '<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>';
    const file = pptx(
      `${run('first')}<p:cNvPr descr="A chart"/>${number}`,
      run('second'),
      run('say this'),
    );
    assert.equal(await read(file, 'x.pptx'), 'first\nA chart\nsay this\nsecond');
  });
});

describe('extract spreadsheets', () => {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>two\nlines</t></is></c></row>' +
    '<row r="2"><c r="A2"><v>0.30000000000000004</v></c><c r="B2" s="1"><v>45000</v></c>' +
    '<c r="C2" s="2"><v>45000.5</v></c><c r="D2" t="b"><v>1</v></c><c r="E2"><f>1/0</f></c></row>' +
    '<row r="3"><c r="A3" s="1"/></row>';
  const strings = '<si><r><t>Na</t></r><r><t>me</t></r><rPh><t>ネーム</t></rPh></si>';

  it('reads cells as they are shown, keeping columns apart', async () => {
    assert.equal(
      await read(xlsx(rows, strings), 'x.xlsx'),
      'Plan\nName\t\ttwo lines\n0.3\t2023-03-15\t2023-03-15 12:00:00\tTRUE',
    );
  });

  it('writes Markdown tables when asked', async () => {
    assert.match(
      await read(xlsx(rows, strings), 'x.xlsx', { sheets: 'markdown' }),
      /^Plan\n\| Name \| {2}\| two lines \|\n\| --- \| --- \| --- \|\n/,
    );
  });

  it('does not believe the size of a sheet: two cells in opposite corners are two cells', async () => {
    const corners =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>';
    assert.equal(await read(xlsx(corners), 'x.xlsx'), 'Plan\n1\n\t2');
  });

  it('repeats the cells and rows that ODF stores once', async () => {
    const cell = (text: string, repeat = 1): string =>
      `<table:table-cell table:number-columns-repeated="${repeat}"><text:p>${text}</text:p></table:table-cell>`;
    const body =
      `<table:table table:name="S"><table:table-row table:number-rows-repeated="2">${cell('7', 2)}${cell('', 3)}${cell('x')}</table:table-row>` +
      `<table:table-row table:number-rows-repeated="1048576">${cell('', 16384)}</table:table-row></table:table>`;
    assert.equal(
      await read(openDocument('spreadsheet', body), 'x.ods'),
      'S\n7\t7\t\t\t\tx\n7\t7\t\t\t\tx',
    );
  });

  it('counts a workbook without cells as one without text', async () => {
    assert.equal(await skip(xlsx('<row r="1"/>'), 'x.xlsx'), 'no-text');
  });
});

describe('extract OpenDocument text', () => {
  it('spells out spaces and tabs, keeps footnotes, drops deletions and comments', async () => {
    const body =
      '<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Title</text:h>' +
      '<text:p>a<text:s text:c="3"/>b<text:tab/>c\n   d<office:annotation><text:p>psst</text:p></office:annotation></text:p>' +
      '<text:p>e<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>f</text:p></text:note-body></text:note></text:p>';
    assert.equal(await read(openDocument('text', body), 'x.odt'), 'Title\na   b\tc d\nef');
  });

  it('names a password for what it is', async () => {
    const locked = openDocument(
      'text',
      '',
      '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>',
    );
    assert.equal(await skip(locked, 'x.odt'), 'encrypted');
  });
});

describe('extract EPUB', () => {
  it('reads each file of the spine once, in order, without non-linear ones', async () => {
    assert.equal(
      await read(epub('<p>one&nbsp;!</p>', '<p>two</p>', '<p>three</p>'), 'x.epub'),
      'one\u00a0!\ntwo',
    );
  });

  it('tells protected books from obfuscated fonts', async () => {
    const of = (algorithm: string): Uint8Array => epub('1', '2', '3', algorithm);
    assert.equal(
      await skip(of('http://www.w3.org/2001/04/xmlenc#aes128-cbc'), 'x.epub'),
      'encrypted',
    );
    assert.equal(await read(of('http://www.idpf.org/2008/embedding'), 'x.epub'), '1\n2');
  });
});

describe('extract HTML', () => {
  const page =
    '<!doctype html><title>T</title><script>let a;</script><style>p{}</style><h2>Head <b>line</b></h2>' +
    '<p>some\n  <a href="/x">link</a>ed text</p><ul><li><p>item</p><li></ul><pre>  a\n  b</pre>' +
    '<table><tr><td>1<td>2<tr><td>3</table><img alt="duck" src="data:image/png;base64,AAAA"><svg><text>no</text></svg>';

  it('keeps what is read, in one line per block', async () => {
    assert.equal(
      await read(utf8.encode(page), 'x.html'),
      'T\nHead line\nsome linked text\nitem\n  a\n  b\n1\t2\n3\nduck',
    );
  });

  it('writes Markdown, or leaves the markup, when asked', async () => {
    const markdown = await read(utf8.encode(page), 'x.html', { html: 'markdown' });
    assert.equal(
      markdown,
      'T\n## Head line\nsome [link](/x)ed text\n- item\n```\n  a\n  b\n```\n1\t2\n3\nduck',
    );
    assert.equal(await read(utf8.encode(page), 'x.html', { html: 'raw' }), page);
  });

  it('honours the encoding that the page declares', async () => {
    const greek = Buffer.from('<meta charset="iso-8859-7"><p>\xe1\xe2\xe3', 'latin1');
    assert.equal(await read(greek, 'x.html'), 'αβγ');
  });

  it('refuses nesting that would take quadratic time', async () => {
    assert.equal(await skip(utf8.encode('<div>'.repeat(100_000)), 'x.html'), 'over-limit');
  });
});

describe('extract notebooks', () => {
  const cells = [
    { source: ['# A\n', 'text'] },
    {
      source: 'print(1)',
      outputs: [{ text: ['1\n'] }, { data: { 'text/plain': 'x', 'image/png': 'AAAA' } }],
    },
  ];

  it('reads the sources of cells, and printed outputs only when asked', async () => {
    const file = utf8.encode(JSON.stringify({ cells }));
    assert.equal(await read(file, 'x.ipynb'), '# A\ntext\nprint(1)');
    assert.equal(
      await read(file, 'x.ipynb', { notebooks: 'source-and-outputs' }),
      '# A\ntext\nprint(1)\n1\n\nx',
    );
  });

  it('refuses JSON that is no notebook', async () => {
    for (const file of ['{', '[]', '{"cells":1}', 'null'])
      assert.equal(await skip(utf8.encode(file), 'x.ipynb'), 'damaged');
  });
});

describe('extract PDF', () => {
  it('reads the text layer page by page', async () => {
    assert.equal(
      await read(pdf([pageOf('one', 'line'), pageOf('two')]), 'x.pdf'),
      'one\nline\ntwo',
    );
  });

  it('names a scan, and how many pages need OCR', async () => {
    const image =
      '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /Length 0 >>\nstream\n\nendstream';
    const scan = await extractInProcess(
      pdf(['/I Do', pageOf('p. 2')], { objects: [image] }),
      'x.pdf',
    );
    assert.deepEqual(scan, {
      kind: 'skipped',
      format: 'pdf',
      reason: { code: 'scanned', sentence: 'scanned, 2 pages, needs OCR' },
    });
  });

  it('reads a short text for what it is where there are no images', async () => {
    assert.equal(await read(pdf([pageOf('Hi')]), 'x.pdf'), 'Hi');
  });
});

describe('extract broken packages', () => {
  const documents: [string, Uint8Array][] = [
    ['x.docx', docx(paragraph('x'))],
    ['x.xlsx', xlsx('<row><c><v>1</v></c></row>')],
    ['x.epub', epub('a', 'b', 'c')],
    ['x.odt', openDocument('text', '<text:p>x</text:p>')],
    ['x.pdf', pdf([pageOf('x')])],
  ];

  for (const [name, whole] of documents) {
    it(`always answers, whatever happened to ${name}`, async function () {
      this.timeout(20_000);
      const damage = fc.record({
        at: fc.nat(whole.length - 1),
        byte: fc.nat(255),
        length: fc.integer({ min: 1, max: whole.length }),
      });
      await fc.assert(
        fc.asyncProperty(damage, async ({ at, byte, length }) => {
          const bytes = whole.slice(0, length);
          if (at < length) bytes[at] = byte;
          const extraction = await extractInProcess(bytes, name);
          if (extraction.kind === 'text') textOf(extraction);
          else assert.ok(extraction.reason.sentence.length > 0);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('stops a compression bomb early', async function () {
    this.timeout(20_000);
    const bomb = docx(paragraph(' '.repeat(17_500_000)));
    const extraction = await extractInProcess(bomb, 'x.docx');
    assert.match(extraction.kind === 'skipped' ? extraction.reason.sentence : '', /bomb/);
  });

  it('stops at elements nested without end', async () => {
    assert.equal(await skip(docx('<w:p>'.repeat(20_000)), 'x.docx'), 'over-limit');
  });

  it('does not expand entities of its own', async () => {
    const xml =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:p><w:r><w:t>&b;</w:t></w:r></w:p>';
    assert.equal(await read(docx(xml), 'x.docx'), '&b;');
  });

  it('counts no archive as a document', async () => {
    assert.equal(await skip(zip({ 'a.txt': 'x' }), 'x.zip'), 'archive');
    assert.equal(await skip(zip({ 'a.txt': 'x' }), 'x.docx'), 'archive');
  });
});
