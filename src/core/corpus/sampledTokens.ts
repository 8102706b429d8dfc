import { estimateRatio } from '../tokens/ratioEstimator';

/** A corpus' tokens as a sample shows them before everything is counted. */
export interface SampledTokens {
  /** The 95 % interval of the total; what is left out is in none of the numbers. */
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /** Share of the bytes sampled from that was read. */
  readonly sampledShare: number;
  /** What a sample cannot tell and the count will, one phrase each, e.g. `12 PDF files (3.4 MB)`. */
  readonly leftOut: readonly string[];
}

/** A place in a corpus: which of its files, and where in it. */
export interface DrawnPlace {
  readonly file: number;
  /** Bytes from the file's start. */
  readonly offset: number;
}

/** A piece of the corpus that was drawn with a likelihood in proportion to its size. */
export interface SampledBlock {
  /** Bytes of the file; text made from markup has fewer of its own. */
  readonly bytes: number;
  readonly tokens: number;
}

const lineFeed = 0x0a;

/**
 * Draws places at random, every byte of the corpus as likely as any other, in the order of files.
 * @param fileBytes the files' sizes
 * @param random numbers in [0, 1)
 */
export function drawPlaces(
  fileBytes: readonly number[],
  count: number,
  random: () => number,
): DrawnPlace[] {
  const total = fileBytes.reduce((sum, bytes) => sum + bytes, 0);
  if (total === 0) return [];
  const positions = Array.from({ length: count }, () => Math.floor(random() * total));
  positions.sort((a, b) => a - b);
  const places: DrawnPlace[] = [];
  let start = 0;
  fileBytes.forEach((bytes, file) => {
    for (; (positions[places.length] ?? Infinity) < start + bytes;) {
      places.push({ file, offset: (positions[places.length] ?? 0) - start });
    }
    start += bytes;
  });
  return places;
}

/**
 * The whole lines of a piece cut out of a file at any byte, so that no token is cut; where it holds no whole line,
 * its whole characters.
 * @param piece begins at the start of a line only where `isStart` says so, and is followed by more unless `isEnd`
 */
export function snapToLines(
  piece: Uint8Array,
  { isStart, isEnd }: { readonly isStart: boolean; readonly isEnd: boolean },
): Uint8Array {
  const start = isStart ? 0 : piece.indexOf(lineFeed) + 1;
  const end = isEnd ? piece.length : piece.lastIndexOf(lineFeed) + 1;
  if (start < end && (isStart || start > 0)) return piece.subarray(start, end);
  let from = 0;
  let to = piece.length;
  if (!isStart) while (from < to && isContinuation(piece[from])) from++;
  if (!isEnd) {
    while (to > from && isContinuation(piece[to - 1])) to--;
    // What is left begins the character that was cut, where it is of several bytes.
    if (to > from && (piece[to - 1] ?? 0) >= 0xc0) to--;
  }
  return piece.subarray(from, to);
}

/**
 * The tokens of all the bytes that blocks were drawn from, with their 95 % interval. Since larger blocks are likelier
 * to be drawn, each counts by its density (Hansen and Hurwitz, 1943), and their mean is unbiased.
 */
export function estimateSampledTokens(
  blocks: readonly SampledBlock[],
  bytes: number,
  leftOut: readonly string[],
): SampledTokens {
  const density = estimateRatio(
    blocks.map((block) => ({ known: 1, asked: block.tokens / block.bytes })),
  );
  const readBytes = blocks.reduce((sum, block) => sum + block.bytes, 0);
  return {
    low: Math.floor(density.low * bytes),
    likely: Math.round(density.likely * bytes),
    high: Math.ceil(density.high * bytes),
    sampledShare: Math.min(1, readBytes / bytes),
    leftOut,
  };
}

/** Whether a byte continues a character of UTF-8. */
function isContinuation(byte = 0): boolean {
  return (byte & 0xc0) === 0x80;
}
