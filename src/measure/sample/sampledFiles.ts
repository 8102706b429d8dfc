import { statSync } from 'node:fs';
import { detectFormat } from '../extract/detectFormat';
import type { DocumentFormat, Representation } from '../extract/extraction';
import type { ScanRoot } from '../scan/roots';
import { walk } from '../scan/walk';

/** A file that blocks are drawn from. */
export interface SampledFile {
  readonly absolutePath: string;
  readonly bytes: number;
}

/** The files of a corpus as a sample sees them: by name and size, none of them opened. */
export interface SampledFiles {
  readonly files: readonly SampledFile[];
  /** Their bytes. */
  readonly bytes: number;
  /** What no block can be drawn from and a count will read, one phrase each. */
  readonly leftOut: readonly string[];
}

/** Pages and notebooks are converted whole for each block: larger ones would cost more than the estimate may. */
export const largestMarkupBytes = 1_000_000;

/** Names of what is never counted; drawing from it would waste most of a sample on pictures. */
const neverText = new Set(
  (
    'png jpg jpeg gif bmp ico webp avif heic tif tiff psd mp3 mp4 m4a mov avi mkv webm wav ogg flac ' +
    'woff woff2 ttf otf eot zip gz tgz bz2 xz 7z rar tar zst jar war whl exe dll so dylib a o obj lib class ' +
    'pyc wasm bin dat db sqlite pack idx doc xls ppt msg rtf eml'
  ).split(' '),
);

const packedNames: Readonly<Partial<Record<DocumentFormat, string>>> = {
  pdf: 'PDF',
  docx: 'Word',
  pptx: 'PowerPoint',
  xlsx: 'Excel',
  odt: 'OpenDocument text',
  ods: 'OpenDocument sheet',
  odp: 'OpenDocument presentation',
  epub: 'EPUB',
};

/** A file of ordinary text, by which a name alone is judged. */
const textHead = new Uint8Array([0x20]);

/** Finds the files below the roots that blocks can be drawn from. */
export function findSampledFiles(
  roots: readonly ScanRoot[],
  representation: Representation,
): SampledFiles {
  const files: SampledFile[] = [];
  const leftOut = new Map<string, { files: number; bytes: number }>();
  let total = 0;
  const leave = (name: string, bytes: number): void => {
    const left = leftOut.get(name) ?? { files: 0, bytes: 0 };
    leftOut.set(name, { files: left.files + 1, bytes: left.bytes + bytes });
  };
  for (const root of roots) {
    for (const entry of walk(root)) {
      if (entry.kind !== 'file') continue;
      const { absolutePath } = entry;
      const bytes = sizeOf(absolutePath);
      const kind = judgeName(absolutePath, bytes, representation);
      if (kind === 'text') {
        files.push({ absolutePath, bytes });
        total += bytes;
      } else if (kind !== 'never') {
        leave(kind.leftOut, bytes);
      }
    }
  }
  return { files, bytes: total, leftOut: [...leftOut].map(describe) };
}

/** Whether a format is converted whole before it is counted. */
export function isConverted(format: DocumentFormat, { html }: Representation): boolean {
  return format === 'notebook' || (format === 'html' && html !== 'raw');
}

function judgeName(
  file: string,
  bytes: number,
  representation: Representation,
): 'text' | 'never' | { readonly leftOut: string } {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  if (bytes === 0 || neverText.has(extension)) return 'never';
  const { kind, format } = detectFormat(textHead, file);
  if (kind === 'plain') {
    const isTooLarge = isConverted(format, representation) && bytes > largestMarkupBytes;
    return isTooLarge ? { leftOut: format === 'html' ? 'large HTML' : 'large notebook' } : 'text';
  }
  const packed = packedNames[format];
  return packed === undefined ? 'never' : { leftOut: packed };
}

function sizeOf(file: string): number {
  // A file that vanished since the walk has nothing to draw from.
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function describe([name, { files, bytes }]: [string, { files: number; bytes: number }]): string {
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `${files} ${name} ${files === 1 ? 'file' : 'files'} (${size})`;
}
