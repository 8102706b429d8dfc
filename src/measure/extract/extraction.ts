/** How a file was recognised; the name under which reports group it. */
export type DocumentFormat = PlainFormat | PackedFormat | 'other';

/** Formats that are text as they lie: read in the caller's thread. */
export type PlainFormat =
  | 'text'
  | 'markdown'
  | 'mdx'
  | 'restructuredtext'
  | 'asciidoc'
  | 'org'
  | 'latex'
  | 'csv'
  | 'json'
  | 'yaml'
  | 'xml'
  | 'source'
  | 'html'
  | 'notebook';

/** Formats that must be inflated or interpreted: read in a process that can be killed. */
export type PackedFormat = 'pdf' | 'docx' | 'pptx' | 'xlsx' | 'odt' | 'ods' | 'odp' | 'epub';

/** Why a document was not read; reports group by it. */
export type SkipCode =
  | 'empty'
  | 'no-text'
  | 'scanned'
  | 'encrypted'
  | 'damaged'
  | 'unsupported-format'
  | 'unsupported-encoding'
  | 'archive'
  | 'image'
  | 'audio-video'
  | 'font'
  | 'binary'
  | 'over-limit'
  | 'timed-out'
  | 'out-of-memory'
  | 'unreadable';

/** A reason a person can act on: the group, and one sentence (no path, no trailing period). */
export interface SkipReason {
  readonly code: SkipCode;
  readonly sentence: string;
}

export interface ExtractedText {
  readonly kind: 'text';
  readonly format: DocumentFormat;
  /** Well-formed UTF-8 without a byte order mark. It may share memory with the bytes passed in. */
  readonly text: Uint8Array;
  /** What was decided about representation or encoding, one phrase each, for the report. */
  readonly assumptions: readonly string[];
}

export interface SkippedDocument {
  readonly kind: 'skipped';
  readonly format: DocumentFormat;
  readonly reason: SkipReason;
}

export type Extraction = ExtractedText | SkippedDocument;

/** How formats with a choice are turned into text. The choice can change a count several times over. */
export interface Representation {
  readonly html: 'plain' | 'markdown' | 'raw';
  readonly sheets: 'tsv' | 'markdown';
  readonly notebooks: 'source' | 'source-and-outputs';
}

export const defaultRepresentation: Representation = {
  html: 'plain',
  sheets: 'tsv',
  notebooks: 'source',
};

/** How far a reader has come inside one document. */
export interface Progress {
  readonly unit: 'page' | 'slide' | 'sheet' | 'chapter' | 'part';
  readonly done: number;
  readonly total: number;
}

export type OnProgress = (progress: Progress) => void;

/** Thrown inside readers when a document cannot be read; becomes a {@link SkippedDocument} at the border. */
export class Unreadable extends Error {
  constructor(
    readonly code: SkipCode,
    sentence: string,
  ) {
    super(sentence);
  }

  get reason(): SkipReason {
    return { code: this.code, sentence: this.message };
  }
}
