import { splitSegments, type Segment } from './splitSegments.ts';

/** How long a text is, in the unit of the chunking settings. */
export type TextLength = (text: string) => number;

/** A chunk never exceeds `size`; neighbours in one section share up to `overlap` (both in one unit). */
export interface ChunkLimits {
  size: number;
  overlap: number;
}

export interface Chunk {
  /** UTF-16 code units: `text === document.slice(start, end)`. */
  start: number;
  end: number;
  text: string;
  /** The headings over the chunk's beginning, such as `Refunds > Exceptions`. */
  heading: string;
}

interface MeasuredSegment extends Segment {
  length: number;
}

/**
 * Cuts a document into chunks at its own borders: first at headings, then between sentences,
 * inside a sentence only where it alone is longer than a chunk.
 *
 * Lengths are added up segment by segment: for tokens the sum is at least the exact count of the whole.
 */
export function chunkDocument(text: string, limits: ChunkLimits, lengthOf: TextLength): Chunk[] {
  const segments = splitSegments(text).flatMap((segment) =>
    cutToSize(text, segment, limits.size, lengthOf),
  );
  const chunks: Chunk[] = [];
  let current: MeasuredSegment[] = [];
  let carried = 0;
  for (const segment of segments) {
    const length = total(current);
    // A new section starts a new chunk, unless what came before is too little to stand alone.
    const breaksHere = segment.startsSection && length >= limits.size / 4;
    if (current.length > carried && (breaksHere || length + segment.length > limits.size)) {
      addChunk(chunks, text, current);
      const room = Math.min(limits.overlap, limits.size - segment.length);
      current = segment.startsSection ? [] : tail(current, room);
      carried = current.length;
    }
    current.push(segment);
  }
  if (current.length > carried) addChunk(chunks, text, current);
  return chunks;
}

function addChunk(chunks: Chunk[], text: string, segments: readonly MeasuredSegment[]): void {
  const [first] = segments;
  const last = segments.at(-1);
  if (first === undefined || last === undefined) return;
  const raw = text.slice(first.start, last.end);
  const trimmed = raw.trim();
  const start = first.start + (raw.length - raw.trimStart().length);
  // White space after the overlap makes no chunk.
  if (trimmed === '' || start + trimmed.length <= (chunks.at(-1)?.end ?? 0)) return;
  chunks.push({
    start,
    end: start + trimmed.length,
    text: trimmed,
    heading: first.headings.join(' > '),
  });
}

/** The last segments of a chunk that fit into `room`: what the next chunk repeats. */
function tail(segments: readonly MeasuredSegment[], room: number): MeasuredSegment[] {
  let from = segments.length;
  let length = 0;
  while (from > 1) {
    const before = segments[from - 1];
    if (before === undefined || length + before.length > room) break;
    length += before.length;
    from -= 1;
  }
  return segments.slice(from);
}

function total(segments: readonly MeasuredSegment[]): number {
  return segments.reduce((sum, segment) => sum + segment.length, 0);
}

/** A tokenizer takes quadratic time on an endless word, so that it only ever sees this many characters. */
const measurable = 2000;

/** Cuts a segment longer than `size` between words; a single long word, anywhere. */
function cutToSize(
  text: string,
  segment: Segment,
  size: number,
  lengthOf: TextLength,
): MeasuredSegment[] {
  if (segment.end - segment.start <= measurable) {
    const length = lengthOf(text.slice(segment.start, segment.end));
    if (length <= size) return [{ ...segment, length }];
  }
  const pieces: MeasuredSegment[] = [];
  let { start } = segment;
  let length = 0;
  let end = start;
  const addPiece = (): void => {
    const startsSection = segment.startsSection && start === segment.start;
    pieces.push({ ...segment, start, end, length, startsSection });
  };
  for (const wordEnd of wordEnds(text, segment, size)) {
    const wordLength = lengthOf(text.slice(end, wordEnd));
    if (length + wordLength > size && end > start) {
      addPiece();
      start = end;
      length = 0;
    }
    end = wordEnd;
    length += wordLength;
  }
  addPiece();
  return pieces;
}

/** Where a text may be cut: after each word and its white space, and within words too long for a chunk. */
function* wordEnds(text: string, segment: Segment, size: number): Generator<number> {
  // A UTF-16 code unit is at most three bytes of UTF-8 and a byte at most one token: a stretch this long always fits.
  const longest = Math.max(2, Math.min(measurable, Math.floor(size / 3)));
  let position = segment.start;
  for (const [word] of text.slice(segment.start, segment.end).matchAll(/\s*\S*\s*/g)) {
    const end = position + word.length;
    while (end - position > longest) {
      position += isHighSurrogate(text, position + longest - 1) ? longest - 1 : longest;
      yield position;
    }
    if (end > position) yield end;
    position = end;
  }
}

function isHighSurrogate(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  return unit >= 0xd800 && unit <= 0xdbff;
}
