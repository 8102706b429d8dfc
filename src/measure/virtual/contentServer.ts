import { groupBySize, groupEqualFiles } from '../../core/corpus/duplicates';
import { minHash } from '../../core/corpus/minHash';
import { groupNearDuplicates } from '../../core/corpus/nearDuplicates';
import { createTokenCounter } from '../../core/tokens/counter';
import { detectFormat, headBytes, type Container } from '../extract/detectFormat';
import type { DocumentFormat, Extraction, OnProgress, Representation } from '../extract/extraction';
import { createContentCounter, type ContentCounter } from '../scan/countContent';
import type { FileCount } from '../scan/messages';
import type { ContentAnswer, ContentRequest, CountedContent, StartRequest } from './messages';

/** A document that must be unpacked, whole. */
export interface PackedContent {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly container: Container;
  readonly format: DocumentFormat;
}

/** Reads documents that must be unpacked where a hostile one costs only itself. */
export type ReadPacked = (document: PackedContent, onProgress: OnProgress) => Promise<Extraction>;

/** What a host's thread gives: a way back, and what it does better than any host does. */
export interface ContentHost {
  send(answer: ContentAnswer): void;
  /** Made once counting starts. */
  createReader(
    representation: Representation,
    readBuilt: (file: string) => Promise<Uint8Array>,
  ): ReadPacked;
  readonly instantiate: (wasm: Uint8Array, imports: object) => Readonly<Record<string, unknown>>;
}

/** Larger files are data or logs rather than documents. */
const largestSignedBytes = 2_000_000;

/** Counts contents one after the other, in the order in which they come. @returns what takes each request */
export function serveContents(host: ContentHost): (request: ContentRequest) => void {
  const built = new BuiltFiles(host);
  let counter: ContentCounter | undefined;
  let readPacked: ReadPacked | undefined;
  let last: Promise<void> = Promise.resolve();

  const start = ({ encoding, vocabulary, wasm, representation }: StartRequest): void => {
    counter = createContentCounter({
      counter: createTokenCounter(encoding, vocabulary, (imports) =>
        host.instantiate(wasm, imports),
      ),
      representation,
    });
    readPacked = host.createReader(representation, (file) => built.read(file));
  };

  const count = async ({
    id,
    path,
    bytes,
  }: Extract<ContentRequest, { kind: 'count' }>): Promise<void> => {
    if (!counter || !readPacked) throw new Error('Counting was not started.');
    let signature: Uint32Array | undefined;
    const detection = detectFormat(bytes.subarray(0, headBytes), path);
    const contentHash = await hash(bytes);
    let counted: FileCount;
    if (detection.kind === 'packed') {
      const { container, format } = detection;
      const size = bytes.length;
      const extraction = await readPacked({ path, bytes, container, format }, (within) =>
        host.send({ kind: 'progress', id, within }),
      );
      counted = counter.countPacked(path, size, extraction);
    } else if (detection.kind === 'skipped' && bytes.length > 0) {
      counted = { path, code: detection.reason.code, reason: detection.reason.sentence };
    } else {
      // An empty file is text without tokens: counting it as such hides nothing.
      const format = detection.kind === 'plain' ? detection.format : 'text';
      counted = await counter.countPlain(path, bytes, format, (text) => {
        if (bytes.length <= largestSignedBytes) signature = minHash(text);
      });
    }
    host.send({
      kind: 'counted',
      id,
      count: counted,
      ...('tokens' in counted
        ? {
            content: {
              path,
              tokens: counted.tokens,
              bytes: counted.bytes,
              ...(contentHash === undefined ? {} : { contentHash }),
              ...(signature ? { signature } : {}),
            },
          }
        : {}),
    });
  };

  return (request) => {
    switch (request.kind) {
      case 'built':
        built.receive(request.id, request.bytes);
        return;
      case 'start':
        start(request);
        return;
      case 'count':
        last = last.then(() => count(request));
        // Ends the thread, which its host hears of.
        last.catch((error: unknown) =>
          setTimeout(() => {
            throw error;
          }),
        );
        return;
      case 'compare':
        host.send({ kind: 'compared', duplicates: compare(request.files) });
        return;
    }
  };
}

/** What a corpus says more than once, of plain texts also what is nearly the same. */
function compare(files: readonly CountedContent[]) {
  const exact = groupEqualFiles(
    groupBySize(files)
      .flat()
      .flatMap(({ path, tokens, contentHash }) =>
        contentHash === undefined ? [] : [{ path, tokens, contentHash }],
      ),
  );
  const repeated = new Set(exact.flatMap(({ paths }) => paths.slice(1)));
  const signed = files.flatMap(({ path, tokens, signature }) =>
    signature && !repeated.has(path) ? [{ path, tokens, signature }] : [],
  );
  return { exact, near: groupNearDuplicates(signed), comparedFiles: signed.length };
}

async function hash(bytes: Uint8Array): Promise<string | undefined> {
  // Missing where a page is not served securely.
  const { subtle } = crypto as { readonly subtle?: typeof crypto.subtle };
  if (!subtle) return undefined;
  const digest = await subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Built files that were asked for and have not come yet. */
class BuiltFiles {
  readonly #host: ContentHost;
  readonly #waiting = new Map<number, (bytes: Uint8Array | undefined) => void>();
  #asked = 0;

  constructor(host: ContentHost) {
    this.#host = host;
  }

  async read(file: string): Promise<Uint8Array> {
    const id = this.#asked++;
    const answered = new Promise<Uint8Array | undefined>((resolve) =>
      this.#waiting.set(id, resolve),
    );
    this.#host.send({ kind: 'built', id, file });
    const bytes = await answered;
    if (!bytes) throw new Error(`There is no ${file}.`);
    return bytes;
  }

  receive(id: number, bytes: Uint8Array | undefined): void {
    this.#waiting.get(id)?.(bytes);
    this.#waiting.delete(id);
  }
}
