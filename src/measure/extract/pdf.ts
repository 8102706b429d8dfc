import { getDocumentProxy } from 'unpdf';
import { includesText } from './includesText';
import { Unreadable, type ExtractedText, type OnProgress } from './extraction';
import type { ReadCMap } from './packedDocument';
import { TextSink } from './textSink';

/** Fewer characters per page than this, on pages of pictures, are stamps and page numbers, not a text layer. */
const fewestCharactersPerPage = 10;

/** With more of its pages lost than this share, a count would mislead more than a skip. */
const largestDamage = 0.1;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * The text layer of a PDF, page by page.
 * @throws {Unreadable} when it is scanned, encrypted or damaged.
 */
export async function readPdf(
  bytes: Uint8Array,
  readCMap: ReadCMap,
  onProgress: OnProgress,
): Promise<ExtractedText> {
  // Before pdf.js takes the bytes over: image streams never lie inside compressed object streams.
  const hasImages = includesText(bytes, '/Image', 1);
  const pdf = await openPdf(bytes, readCMap);
  try {
    return await readPages(pdf, hasImages, onProgress);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function openPdf(bytes: Uint8Array, readCMap: ReadCMap): Promise<PdfDocument> {
  try {
    // pdf.js refuses Node's Buffer, though it is an Uint8Array.
    const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return await getDocumentProxy(plain, {
      BinaryDataFactory: class {
        async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
          if (kind !== 'cMapUrl') throw new Error(`${filename} is not needed for text`);
          return readCMap(filename);
        }
      },
      disableFontFace: true,
      useSystemFonts: false,
      useWasm: false,
      verbosity: 0,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new Unreadable('encrypted', 'protected by a password');
    }
    throw damaged(error);
  }
}

async function readPages(
  pdf: PdfDocument,
  hasImages: boolean,
  onProgress: OnProgress,
): Promise<ExtractedText> {
  const total = pdf.numPages;
  if (total === 0) throw new Unreadable('damaged', 'damaged: it has no pages');
  const sink = new TextSink();
  let characters = 0;
  let emptyPages = 0;
  let failedPages = 0;
  let failure: unknown;
  onProgress({ unit: 'page', done: 0, total });
  for (let number = 1; number <= total; number++) {
    try {
      const text = await pageText(pdf, number);
      const visible = text.replace(/\s+/g, '').length;
      characters += visible;
      if (visible === 0) emptyPages++;
      sink.separate('line');
      sink.write(text);
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      failure = error;
      failedPages++;
    }
    onProgress({ unit: 'page', done: number, total });
  }
  if (failedPages === total) throw damaged(failure);
  if (failedPages > total * largestDamage) {
    throw new Unreadable('damaged', `damaged: ${failedPages} of ${total} pages cannot be read`);
  }
  if (characters === 0 || (hasImages && characters < fewestCharactersPerPage * total)) {
    throw new Unreadable(
      'scanned',
      `scanned, ${total} ${total === 1 ? 'page' : 'pages'}, needs OCR`,
    );
  }
  const assumptions = ['the text layer of the PDF'];
  if (emptyPages > 0) assumptions.push(`without text: ${emptyPages} of ${total} pages`);
  if (failedPages > 0) assumptions.push(`damaged and left out: ${failedPages} of ${total} pages`);
  return { kind: 'text', format: 'pdf', text: sink.finish(), assumptions };
}

async function pageText(pdf: PdfDocument, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  try {
    const { items } = await page.getTextContent();
    let text = '';
    for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
    return text;
  } finally {
    page.cleanup();
  }
}

function damaged(error: unknown): Unreadable {
  return new Unreadable(
    'damaged',
    `damaged: ${error instanceof Error ? error.message : 'not a readable PDF'}`,
  );
}
