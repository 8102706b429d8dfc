import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { snapToLines } from '../../core/corpus/sampledTokens';
import { detectFormat, headBytes } from '../extract/detectFormat';
import type { Representation } from '../extract/extraction';
import { extractPlain } from '../extract/extractPlain';
import { isConverted, largestMarkupBytes, type SampledFile } from './sampledFiles';

/** A piece of a corpus' text. */
export interface DrawnBlock {
  /** Well-formed UTF-8; empty where the place is in no text. */
  readonly text: Uint8Array;
  /** Bytes of the file that the text stands for. */
  readonly bytes: number;
}

/** Enough of a file to tell text from binary data, as a count does. */
const judgedBytes = 8 * 1024;

/**
 * Draws blocks out of files: each file is cut into blocks of equal size, and a place gives the block that it lies in,
 * without the lines that were cut. Markup is converted whole first, and its text cut likewise.
 */
export function createBlockDrawer(
  representation: Representation,
  blockBytes: number,
): (file: SampledFile, offset: number) => DrawnBlock {
  /** Places come in the order of files: the last one's text serves its further blocks. */
  let converted: { readonly path: string; readonly text: Uint8Array } | undefined;

  const convert = ({ absolutePath, bytes }: SampledFile, format: 'html' | 'notebook') => {
    if (converted?.path === absolutePath) return converted.text;
    const extraction = extractPlain(
      readPiece(absolutePath, 0, bytes),
      format,
      representation,
      isUtf8,
    );
    const text = extraction.kind === 'text' ? extraction.text : new Uint8Array(0);
    converted = { path: absolutePath, text };
    return text;
  };

  const draw = (file: SampledFile, offset: number): DrawnBlock => {
    const head = readPiece(file.absolutePath, 0, Math.min(file.bytes, judgedBytes));
    const detection = detectFormat(head.subarray(0, headBytes), file.absolutePath);
    if (detection.kind !== 'plain') return nothing(file, offset, blockBytes);
    const { format } = detection;
    if (
      (format === 'html' || format === 'notebook') &&
      isConverted(format, representation) &&
      file.bytes <= largestMarkupBytes
    ) {
      const text = convert(file, format);
      if (text.length === 0) return nothing(file, offset, blockBytes);
      const place = Math.floor((offset / file.bytes) * text.length);
      const block = cut(place, text.length, blockBytes, (start, end) => text.subarray(start, end));
      return { text: block, bytes: (block.length / text.length) * file.bytes };
    }
    if (!isText(head, head.length === file.bytes)) return nothing(file, offset, blockBytes);
    const piece = cut(offset, file.bytes, blockBytes, (start, end) =>
      readPiece(file.absolutePath, start, end - start),
    );
    const extraction = extractPlain(piece, 'text', representation, isUtf8);
    return extraction.kind === 'text' && piece.length > 0
      ? { text: extraction.text, bytes: piece.length }
      : nothing(file, offset, blockBytes);
  };

  return (file, offset) => {
    try {
      return draw(file, offset);
    } catch {
      // The count will say what is wrong with the file.
      return nothing(file, offset, blockBytes);
    }
  };
}

/** The block of so many bytes in which a place lies, in whole lines. */
function cut(
  place: number,
  length: number,
  blockBytes: number,
  read: (start: number, end: number) => Uint8Array,
): Uint8Array {
  const start = place - (place % blockBytes);
  const end = Math.min(start + blockBytes, length);
  const piece = read(start, end);
  // UTF-16 has line feeds of two bytes; its blocks are cut between characters as they are.
  return piece.includes(0)
    ? piece
    : snapToLines(piece, { isStart: start === 0, isEnd: end === length });
}

function nothing({ bytes }: SampledFile, offset: number, blockBytes: number): DrawnBlock {
  const start = offset - (offset % blockBytes);
  return { text: new Uint8Array(0), bytes: Math.min(blockBytes, bytes - start) };
}

function isText(head: Uint8Array, isWhole: boolean): boolean {
  const piece = head.includes(0) ? head : snapToLines(head, { isStart: true, isEnd: isWhole });
  return extractPlain(piece, 'text', plainText, isUtf8).kind === 'text';
}

const plainText: Representation = { html: 'raw', sheets: 'tsv', notebooks: 'source' };

function readPiece(path: string, start: number, length: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const piece = new Uint8Array(length);
    let end = 0;
    for (let read = -1; read !== 0 && end < length; end += read) {
      read = readSync(file, piece, end, length - end, start + end);
    }
    return piece.subarray(0, end);
  } finally {
    closeSync(file);
  }
}
