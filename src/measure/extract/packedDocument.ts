import type { Container } from './detectFormat';
import type { DocumentFormat, OnProgress, Representation } from './extraction';

export interface PackedDocument {
  /** The whole file. The PDF reader may take the memory over: do not use it afterwards. */
  readonly bytes: Uint8Array;
  readonly container: Container;
  /** What the name claims; kept for the report when the content does not say better. */
  readonly format: DocumentFormat;
}

/** Serves Adobe's predefined CMaps (`UniGB-UCS2-H.bcmap`…), which CJK PDFs refer to without embedding them. */
export type ReadCMap = (file: string) => Promise<Uint8Array>;

export interface PackedOptions {
  readonly representation: Representation;
  readonly readCMap: ReadCMap;
  /** Called whenever a page, sheet, chapter or a few megabytes are done. */
  readonly onProgress: OnProgress;
}
