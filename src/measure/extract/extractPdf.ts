import type { Extraction } from './extraction';
import type { PackedDocument, PackedOptions } from './packedDocument';
import { readPdf } from './pdf';
import { skipReasonOf } from './skipReason';

/** The text of a PDF; a bundle of its own, since the library that reads it takes longer to load than most documents to read. */
export async function extractPdf(
  { bytes, format }: PackedDocument,
  { readCMap, onProgress }: PackedOptions,
): Promise<Extraction> {
  try {
    return await readPdf(bytes, readCMap, onProgress);
  } catch (error) {
    return { kind: 'skipped', format, reason: skipReasonOf(error) };
  }
}
