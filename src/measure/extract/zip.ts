import { Inflate } from 'fflate';
import { Unreadable } from './extraction';
import { limits } from './limits';

interface ZipEntry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly compressedBytes: number;
  readonly headerOffset: number;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const end64LocatorSignature = 0x07064b50;
const entrySignature = 0x02014b50;
const headerSignature = 0x04034b50;
const endBytes = 22;
const longestComment = 0xffff;
const unset32 = 0xffffffff;
/** Compressed bytes inflated per step: at deflate's best (1032:1) a step stays below 17 MB. */
const stepBytes = 16 * 1024;
const heartbeatBytes = 4 * 1024 * 1024;

/**
 * A zip archive in memory, read entry by entry through the limits. Sizes in its directory are never trusted:
 * only what really comes out of an entry counts.
 */
export class ZipArchive {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries = new Map<string, ZipEntry>();
  readonly #onInflating: () => void;
  #inflatedBytes = 0;

  /**
   * @param onInflating called every few megabytes, so that a large entry shows that it moves.
   * @throws {Unreadable} when the archive is damaged or has too many entries.
   */
  constructor(bytes: Uint8Array, onInflating: () => void) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#onInflating = onInflating;
    try {
      this.#readDirectory();
    } catch (error) {
      if (error instanceof RangeError)
        throw new Unreadable('damaged', 'damaged: its zip directory is cut or garbled');
      throw error;
    }
  }

  /** The paths inside, in directory order. */
  get paths(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  /** The whole of a small entry as text; undefined when there is none. */
  text(path: string): string | undefined {
    if (!this.has(path)) return undefined;
    const decoder = new TextDecoder();
    let text = '';
    this.read(path, (chunk) => (text += decoder.decode(chunk, { stream: true })));
    return text + decoder.decode();
  }

  /**
   * Streams an entry's content.
   * @throws {Unreadable} when the entry is missing, encrypted, damaged or over a limit.
   */
  read(path: string, onChunk: (chunk: Uint8Array) => void): void {
    const entry = this.#entries.get(path);
    if (!entry) throw new Unreadable('damaged', `damaged: its part ${path} is missing`);
    if (entry.isEncrypted) throw new Unreadable('encrypted', 'protected by a password');
    const content = this.#compressedContent(entry, path);
    let entryBytes = 0;
    let beat = heartbeatBytes;
    const receive = (chunk: Uint8Array, compressedBytes: number): void => {
      entryBytes += chunk.length;
      this.#inflatedBytes += chunk.length;
      this.#holdLimits(entryBytes, compressedBytes);
      onChunk(chunk);
      if (entryBytes < beat) return;
      beat = entryBytes + heartbeatBytes;
      this.#onInflating();
    };
    if (entry.method === 0) {
      receive(content, content.length);
      return;
    }
    if (entry.method !== 8) {
      throw new Unreadable(
        'unsupported-format',
        `packed with zip method ${entry.method}, which is not read`,
      );
    }
    inflate(content, path, receive);
  }

  #holdLimits(entryBytes: number, compressedBytes: number): void {
    if (
      entryBytes > limits.ratioJudgedAfterBytes &&
      entryBytes > limits.inflationRatio * compressedBytes
    ) {
      throw new Unreadable('over-limit', 'a compression bomb: over 1,000 times larger unpacked');
    }
    if (entryBytes > limits.inflatedBytesPerEntry) {
      throw new Unreadable(
        'over-limit',
        `a part of it is larger than ${limits.inflatedBytesPerEntry >> 20} MB`,
      );
    }
    if (this.#inflatedBytes > limits.inflatedBytesInAll) {
      throw new Unreadable(
        'over-limit',
        `larger than ${limits.inflatedBytesInAll >> 20} MB when unpacked`,
      );
    }
  }

  #compressedContent(entry: ZipEntry, path: string): Uint8Array {
    const header = entry.headerOffset;
    const lengths =
      header + 30 <= this.#view.byteLength &&
      this.#view.getUint32(header, true) === headerSignature;
    const start = lengths
      ? header +
        30 +
        this.#view.getUint16(header + 26, true) +
        this.#view.getUint16(header + 28, true)
      : Infinity;
    if (start + entry.compressedBytes > this.#bytes.length) {
      throw new Unreadable('damaged', `damaged: its part ${path} is cut or garbled`);
    }
    return this.#bytes.subarray(start, start + entry.compressedBytes);
  }

  #readDirectory(): void {
    const view = this.#view;
    const { count, offset } = this.#findDirectory();
    if (count > limits.zipEntries) {
      throw new Unreadable('over-limit', `holds more than ${limits.zipEntries} parts`);
    }
    let at = offset;
    for (let index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== entrySignature)
        throw new RangeError('not a directory entry');
      const flags = view.getUint16(at + 8, true);
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const name = this.#bytes.subarray(at + 46, at + 46 + nameLength);
      const sizes = this.#sizesOf(at, at + 46 + nameLength, extraLength);
      this.#entries.set(new TextDecoder().decode(name).replaceAll('\\', '/'), {
        method: view.getUint16(at + 10, true),
        isEncrypted: (flags & 1) !== 0,
        ...sizes,
      });
      at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    }
  }

  /** Size and place of an entry: 32-bit fields, or their 64-bit twins in the extra field where those are unset. */
  #sizesOf(
    at: number,
    extraStart: number,
    extraLength: number,
  ): { compressedBytes: number; headerOffset: number } {
    const view = this.#view;
    let compressedBytes = view.getUint32(at + 20, true);
    let headerOffset = view.getUint32(at + 42, true);
    for (let extra = extraStart; extra + 4 <= extraStart + extraLength;) {
      const length = view.getUint16(extra + 2, true);
      if (view.getUint16(extra, true) === 1) {
        let field = extra + 4 + (view.getUint32(at + 24, true) === unset32 ? 8 : 0);
        if (compressedBytes === unset32) {
          compressedBytes = Number(view.getBigUint64(field, true));
          field += 8;
        }
        if (headerOffset === unset32) headerOffset = Number(view.getBigUint64(field, true));
      }
      extra += 4 + length;
    }
    return { compressedBytes, headerOffset };
  }

  #findDirectory(): { count: number; offset: number } {
    const view = this.#view;
    const lowest = Math.max(0, view.byteLength - endBytes - longestComment);
    for (let at = view.byteLength - endBytes; at >= lowest; at--) {
      if (view.getUint32(at, true) !== endSignature) continue;
      if (at >= 20 && view.getUint32(at - 20, true) === end64LocatorSignature) {
        const end64 = Number(view.getBigUint64(at - 12, true));
        if (view.getUint32(end64, true) === end64Signature) {
          return {
            count: Number(view.getBigUint64(end64 + 32, true)),
            offset: Number(view.getBigUint64(end64 + 48, true)),
          };
        }
      }
      return { count: view.getUint16(at + 10, true), offset: view.getUint32(at + 16, true) };
    }
    throw new Unreadable('damaged', 'damaged: the end of the file is missing');
  }
}

/** @param receive takes what came out, and how many compressed bytes went in so far. */
function inflate(
  content: Uint8Array,
  path: string,
  receive: (chunk: Uint8Array, compressedBytes: number) => void,
): void {
  let consumed = 0;
  const inflater = new Inflate((chunk) => receive(chunk, consumed));
  try {
    while (consumed < content.length) {
      const step = content.subarray(consumed, consumed + stepBytes);
      consumed += step.length;
      inflater.push(step, consumed === content.length);
    }
  } catch (error) {
    // fflate reports broken data by errors that carry its numeric code; everything else is a limit or a reader's.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') {
      throw new Unreadable('damaged', `damaged: its part ${path} does not inflate`);
    }
    throw error;
  }
}
