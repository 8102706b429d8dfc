/**
 * How much a document may ask of its reader. Real documents stay far below; each limit stops one
 * kind of hostile file (compression bomb, lying directory, deep nesting) with a plain reason.
 */
export const limits = {
  /** Largest file that is opened at all. */
  fileBytes: 256 * 1024 * 1024,
  /** Largest text one document may yield, in UTF-8 bytes. */
  textBytes: 64 * 1024 * 1024,
  /** Largest HTML page or notebook: both are parsed whole. */
  markupBytes: 64 * 1024 * 1024,
  zipEntries: 20_000,
  inflatedBytesPerEntry: 200 * 1024 * 1024,
  inflatedBytesInAll: 256 * 1024 * 1024,
  /** Inflated to compressed, judged once an entry has grown beyond `ratioJudgedAfterBytes`. */
  inflationRatio: 1000,
  ratioJudgedAfterBytes: 16 * 1024 * 1024,
  /** htmlparser2's stack makes deep nesting quadratic; documents nest tens of levels. */
  elementDepth: 1000,
} as const;
