import { constants, deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';

/** The parts of a package by path. */
export type Parts = Readonly<Record<string, string>>;

const utf8 = new TextEncoder();

export function zip(parts: Parts): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, utf8.encode(text)])),
  );
}

function relationships(targets: Readonly<Record<string, string>>): string {
  const entries = Object.entries(targets).map(
    ([id, target]) =>
      `<Relationship Id="${id}" Type="http://x/${target.split('|')[0]}" Target="${target.split('|')[1]}"/>`,
  );
  return `<Relationships>${entries.join('')}</Relationships>`;
}

/** A Word document from the XML of its body and, optionally, of its footnotes. */
export function docx(body: string, footnotes = ''): Uint8Array {
  return zip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relationships({ r1: 'officeDocument|word/document.xml' }),
    'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships({ r1: 'footnotes|footnotes.xml' }),
    'word/footnotes.xml': `<w:footnotes>${footnotes}</w:footnotes>`,
  });
}

/** One Word paragraph. */
export function paragraph(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

/** A presentation whose slide list names the second file first. */
export function pptx(firstShown: string, secondShown: string, notesOfFirst: string): Uint8Array {
  const slide = (body: string): string => `<p:sld><p:spTree>${body}</p:spTree></p:sld>`;
  return zip({
    '_rels/.rels': relationships({ r1: 'officeDocument|ppt/presentation.xml' }),
    'ppt/presentation.xml':
      '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/></p:sldIdLst></p:presentation>',
    'ppt/_rels/presentation.xml.rels': relationships({
      r1: 'slide|slides/slide1.xml',
      r2: 'slide|slides/slide2.xml',
    }),
    'ppt/slides/slide1.xml': slide(secondShown),
    'ppt/slides/slide2.xml': slide(firstShown),
    'ppt/slides/_rels/slide2.xml.rels': relationships({
      r1: 'notesSlide|../notesSlides/notesSlide1.xml',
    }),
    'ppt/notesSlides/notesSlide1.xml': slide(notesOfFirst),
  });
}

/** A workbook with one sheet, called Plan; style 1 is a date, style 2 a date of the user's own. */
export function xlsx(rows: string, sharedStrings = ''): Uint8Array {
  return zip({
    '_rels/.rels': relationships({ r1: 'officeDocument|xl/workbook.xml' }),
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relationships({
      r1: 'worksheet|worksheets/sheet1.xml',
      r2: 'sharedStrings|sharedStrings.xml',
      r3: 'styles|styles.xml',
    }),
    'xl/sharedStrings.xml': `<sst>${sharedStrings}</sst>`,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]d\\-mmm&quot; at &quot;hh:mm"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
}

/** An OpenDocument file of the given kind from the XML of its body. */
export function openDocument(
  kind: 'text' | 'spreadsheet' | 'presentation',
  body: string,
  manifest = '',
): Uint8Array {
  return zip({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'META-INF/manifest.xml': `<manifest:manifest>${manifest}</manifest:manifest>`,
    'content.xml': `<office:document-content><office:body>${body}</office:body></office:document-content>`,
  });
}

/** An e-book of three files: the spine lists the first twice, and calls the third non-linear. */
export function epub(
  first: string,
  second: string,
  third: string,
  encryption?: string,
): Uint8Array {
  const page = (body: string): string =>
    `<?xml version="1.0"?><html><head><title/></head><body>${body}</body></html>`;
  return zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    ...(encryption === undefined
      ? {}
      : {
          'META-INF/encryption.xml': `<encryption><EncryptionMethod Algorithm="${encryption}"/></encryption>`,
        }),
    'OPS/book.opf':
      '<package><manifest>' +
      '<item id="a" href="text/one%20.xhtml" media-type="application/xhtml+xml"/>' +
      '<item id="a2" href="text/one%20.xhtml#middle" media-type="application/xhtml+xml"/>' +
      '<item id="b" href="two.xhtml" media-type="application/xhtml+xml"/>' +
      '<item id="c" href="three.xhtml" media-type="application/xhtml+xml"/>' +
      '</manifest><spine><itemref idref="a"/><itemref idref="a2"/><itemref idref="b"/><itemref idref="c" linear="no"/></spine></package>',
    'OPS/text/one .xhtml': page(first),
    'OPS/two.xhtml': page(second),
    'OPS/three.xhtml': page(third),
  });
}

/** A PDF of one page per content stream; `objects` are added under the numbers from 100 on. */
export function pdf(
  contents: readonly string[],
  {
    objects = [],
    resources = '',
    fonts = '',
    contentDictionary = '',
  }: {
    objects?: readonly string[];
    resources?: string;
    fonts?: string;
    contentDictionary?: string;
  } = {},
): Uint8Array {
  const numbered = new Map<number, string>();
  numbered.set(1, '<< /Type /Catalog /Pages 2 0 R >>');
  numbered.set(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const kids = contents.map((content, index) => {
    const page = 10 + 2 * index;
    numbered.set(
      page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${page + 1} 0 R ` +
        `/Resources << /Font << /F 3 0 R ${fonts} >> ${resources} >> >>`,
    );
    numbered.set(page + 1, stream(content, contentDictionary));
    return `${page} 0 R`;
  });
  numbered.set(2, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`);
  objects.forEach((object, index) => numbered.set(100 + index, object));
  let file = '%PDF-1.4\n';
  let table = 'xref\n0 1\n0000000000 65535 f \n';
  for (const [number, object] of numbered) {
    table += `${number} 1\n${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const end = `trailer << /Size 200 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + end, 'latin1');
}

export function stream(content: string, dictionary = ''): string {
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** The content stream of a page that shows lines of text. */
export function pageOf(...lines: string[]): string {
  return `BT /F 12 Tf 14 TL 50 700 Td ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
}

/** A PDF that shows text in a font it does not embed, by a CMap that it names only: common in CJK documents. */
export function pdfWithNamedCMap(text: string): Uint8Array {
  const codes = Buffer.from(text, 'utf16le').swap16().toString('hex');
  const font =
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [101 0 R] >>';
  const descendant =
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 102 0 R >>';
  const descriptor =
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>';
  return pdf([`BT /C 12 Tf 50 700 Td <${codes}> Tj ET`], {
    objects: [font, descendant, descriptor],
    fonts: '/C 100 0 R',
  });
}

/** A PDF of 5 KB whose one page draws two to the power of `levels` nested forms: it never ends. */
export function endlessPdf(levels = 30): Uint8Array {
  const forms = Array.from({ length: levels }, (_, level) => {
    const isLast = level === levels - 1;
    const inner = isLast ? '' : `/Resources << /XObject << /X ${101 + level} 0 R >> >>`;
    return stream(
      isLast ? pageOf('end') : '/X Do /X Do',
      `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${inner}`,
    );
  });
  return pdf(['/X Do'], { objects: forms, resources: '/XObject << /X 100 0 R >>' });
}

/** A PDF of a few kilobytes per megabyte whose one page inflates to this many megabytes of spaces. */
export function inflatingPdf(megabytes: number): Uint8Array {
  // Flushed in full, a megabyte can follow itself as often as wanted.
  const deflated = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), {
    finishFlush: constants.Z_FULL_FLUSH,
  });
  const content = Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    ...Array.from({ length: megabytes }, () => deflated),
    Buffer.from([0x03, 0x00]),
  ]);
  return pdf([content.toString('latin1')], { contentDictionary: '/Filter /FlateDecode' });
}
