import { docxAssumption, readDocx } from './docx';
import { readEpub } from './epub';
import {
  Unreadable,
  type Extraction,
  type OnProgress,
  type Progress,
  type Representation,
} from './extraction';
import { includesText } from './includesText';
import { readOpenDocumentSheets, readOpenDocumentText, refuseEncrypted } from './openDocument';
import { packageFormat, type PackageFormat } from './packageFormat';
import type { PackedDocument, PackedOptions } from './packedDocument';
import { pptxAssumption, readPptx } from './pptx';
import { skipReasonOf } from './skipReason';
import type { TextSink } from './textSink';
import { readXlsx } from './xlsx';
import { ZipArchive } from './zip';

/**
 * The text of a document that must be unpacked. Memory and time are bounded by limits, but not small: run it
 * where it can be killed.
 */
export async function extractPacked(
  document: PackedDocument,
  options: PackedOptions,
): Promise<Extraction> {
  if (document.container === 'pdf') {
    const { extractPdf } = await import('./extractPdf');
    return extractPdf(document, options);
  }
  let format = document.format;
  try {
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
    return { kind: 'skipped', format, reason: skipReasonOf(error) };
  }
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
