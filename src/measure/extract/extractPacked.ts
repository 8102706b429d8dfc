import type { Container } from './detectFormat';
import { docxAssumption, readDocx } from './docx';
import { readEpub } from './epub';
import {
  Unreadable,
  type DocumentFormat,
  type Extraction,
  type OnProgress,
  type Progress,
  type Representation,
  type SkipReason,
} from './extraction';
import { includesText } from './includesText';
import { readOpenDocumentSheets, readOpenDocumentText, refuseEncrypted } from './openDocument';
import { packageFormat, type PackageFormat } from './packageFormat';
import { readPdf, type ReadCMap } from './pdf';
import { pptxAssumption, readPptx } from './pptx';
import type { TextSink } from './textSink';
import { readXlsx } from './xlsx';
import { ZipArchive } from './zip';

export interface PackedDocument {
  /** The whole file. The PDF reader may take the memory over: do not use it afterwards. */
  readonly bytes: Uint8Array;
  readonly container: Container;
  /** What the name claims; kept for the report when the content does not say better. */
  readonly format: DocumentFormat;
}

export interface PackedOptions {
  readonly representation: Representation;
  readonly readCMap: ReadCMap;
  /** Called whenever a page, sheet, chapter or a few megabytes are done. */
  readonly onProgress: OnProgress;
}

/**
 * The text of a document that must be unpacked. Memory and time are bounded by limits, but not small: run it
 * where it can be killed.
 */
export async function extractPacked(
  document: PackedDocument,
  options: PackedOptions,
): Promise<Extraction> {
  let format = document.format;
  try {
    if (document.container === 'pdf')
      return await readPdf(document.bytes, options.readCMap, options.onProgress);
    if (document.container === 'compound-file') throw compoundFile(document.bytes);
    let progress: Progress = { unit: 'part', done: 0, total: 1 };
    const archive = new ZipArchive(document.bytes, () => options.onProgress(progress));
    const contained = packageFormat(archive);
    format = contained;
    const onProgress = (next: Progress): void => {
      progress = next;
      options.onProgress(next);
    };
    return readPackage(archive, contained, options.representation, onProgress);
  } catch (error) {
    return { kind: 'skipped', format, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): SkipReason {
  if (error instanceof Unreadable) return error.reason;
  const message = error instanceof Error ? error.message : String(error);
  return new Unreadable('damaged', `damaged: ${message}`).reason;
}

/** Office files before 2007 and encrypted ones of today share a shell; only the latter hold this stream. */
function compoundFile(bytes: Uint8Array): Unreadable {
  return includesText(bytes, 'EncryptedPackage', 2)
    ? new Unreadable('encrypted', 'protected by a password')
    : new Unreadable(
        'unsupported-format',
        'a legacy Office file (.doc, .xls, .ppt, .msg); save it in a format of today',
      );
}

/** Pictures inside a package, but not the thumbnail of its first page. */
const pictures = /^(?!.*thumbnail).*\.(png|jpe?g|gif|tiff?|bmp|webp|emf|wmf)$/i;

function readPackage(
  archive: ZipArchive,
  format: PackageFormat,
  representation: Representation,
  onProgress: OnProgress,
): Extraction {
  if (format.startsWith('od')) refuseEncrypted(archive);
  const [sink, assumption] = readText(archive, format, representation, onProgress);
  if (!sink.hasText) {
    const hasPictures = archive.paths.some((path) => pictures.test(path));
    throw new Unreadable(
      'no-text',
      hasPictures ? 'holds pictures but no text; needs OCR' : 'holds no text',
    );
  }
  return { kind: 'text', format, text: sink.finish(), assumptions: [assumption] };
}

function readText(
  archive: ZipArchive,
  format: PackageFormat,
  representation: Representation,
  onProgress: OnProgress,
): [TextSink, string] {
  const sheets = representation.sheets;
  const sheetAssumption = `sheets as ${sheets === 'tsv' ? 'tab-separated values' : 'Markdown tables'}, formulas as results`;
  switch (format) {
    case 'docx':
      return [readDocx(archive, onProgress), docxAssumption];
    case 'pptx':
      return [readPptx(archive, onProgress), pptxAssumption];
    case 'xlsx':
      return [readXlsx(archive, sheets, onProgress), sheetAssumption];
    case 'ods':
      return [readOpenDocumentSheets(archive, sheets, onProgress), sheetAssumption];
    case 'odt':
      return [
        readOpenDocumentText(archive, onProgress),
        'document as plain text; headers, footers, comments left out',
      ];
    case 'odp':
      return [readOpenDocumentText(archive, onProgress), 'slides as plain text with speaker notes'];
    case 'epub': {
      const style = representation.html === 'markdown' ? 'markdown' : 'plain';
      return [
        readEpub(archive, style, onProgress),
        `book as ${style === 'plain' ? 'plain text' : 'Markdown'} in reading order, without non-linear chapters`,
      ];
    }
  }
}
