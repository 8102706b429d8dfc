import type { Extraction, OnProgress, Progress, Representation } from '../../extract/extraction';
import { reached } from '../../extract/reached';
import type { PackedContent } from '../contentServer';
import type { ReadAnswer, ReadRequest } from './readMessages';
import { startWorker, type PageWorker } from './workerScope';

/** How long a document may go without finishing a page or part before its reader is ended. */
const stallMs = 10_000;
/** The same limits hold in a process, but a browser does not tell how much memory a reader has taken. */
const largestFileBytes = 64 * 1024 * 1024;
/** After a document this large its reader is not kept for the next: its memory is given back with it. */
const keptAfterBytes = 16 * 1024 * 1024;

/** Reads packed documents in a browser, one after the other, each in a worker that is ended when it stalls. */
export class PackedReader {
  readonly #representation: Representation;
  readonly #readBuilt: (file: string) => Promise<Uint8Array>;
  #worker: PageWorker<ReadAnswer, ReadRequest> | undefined;

  constructor(representation: Representation, readBuilt: (file: string) => Promise<Uint8Array>) {
    this.#representation = representation;
    this.#readBuilt = readBuilt;
  }

  async read(document: PackedContent, onProgress: OnProgress): Promise<Extraction> {
    const { bytes, format } = document;
    if (bytes.length > largestFileBytes) {
      const sentence = `larger than ${largestFileBytes >> 20} MB, too much to unpack in a browser`;
      return { kind: 'skipped', format, reason: { code: 'over-limit', sentence } };
    }
    const isKept = bytes.length <= keptAfterBytes;
    const worker = (this.#worker ??= await this.#start());
    const extraction = await this.#readIn(worker, document, onProgress);
    const wasEnded = extraction.kind === 'ended';
    if (wasEnded || !isKept) {
      worker.terminate();
      this.#worker = undefined;
    }
    return wasEnded ? { kind: 'skipped', format, reason: extraction.reason } : extraction;
  }

  /** The readers' code expects to be CommonJS modules, of which one requires the other. */
  async #start(): Promise<PageWorker<ReadAnswer, ReadRequest>> {
    const [pdfReader, reader, worker] = await Promise.all(
      ['pdfReader.js', 'documentReader.js', 'web/readWorker.js'].map((file) =>
        this.#readBuilt(file),
      ),
    );
    // One of the two in a scope of its own: what they declare has the same short names.
    return startWorker([
      'var pdfReader = (function (module, exports) {\n',
      pdfReader ?? '',
      '\nreturn module.exports;\n})({});\n',
      'var module = { exports: {} }, exports = module.exports, require = () => pdfReader;\n',
      reader ?? '',
      '\n',
      worker ?? '',
    ]);
  }

  #readIn(
    worker: PageWorker<ReadAnswer, ReadRequest>,
    { bytes, container, format }: PackedContent,
    onProgress: OnProgress,
  ): Promise<
    | Extraction
    | {
        readonly kind: 'ended';
        readonly reason: { code: 'timed-out' | 'unreadable'; sentence: string };
      }
  > {
    return new Promise((resolve) => {
      let progress: Progress | undefined;
      const stalled = (): void =>
        resolve({
          kind: 'ended',
          reason: { code: 'timed-out', sentence: `timed out ${reached(progress)}` },
        });
      let timer = setTimeout(stalled, stallMs);
      worker.onmessage = ({ data }) => {
        // pdf.js, too, sends messages from a worker.
        if (!['progress', 'cMap', 'read'].includes(data.kind)) return;
        clearTimeout(timer);
        timer = setTimeout(stalled, stallMs);
        if (data.kind === 'progress') {
          progress = data.progress;
          onProgress(progress);
        } else if (data.kind === 'cMap') {
          void this.#sendCMap(worker, data.file);
        } else {
          clearTimeout(timer);
          resolve(data.extraction);
        }
      };
      worker.onerror = ({ message }) => {
        clearTimeout(timer);
        const sentence = `its reader failed ${reached(progress)}: ${message ?? 'for an unknown reason'}`;
        resolve({ kind: 'ended', reason: { code: 'unreadable', sentence } });
      };
      worker.postMessage({
        kind: 'read',
        bytes,
        container,
        format,
        representation: this.#representation,
      });
    });
  }

  async #sendCMap(worker: PageWorker<ReadAnswer, ReadRequest>, file: string): Promise<void> {
    const bytes = await this.#readBuilt(`cmaps/${file}`).catch(() => undefined);
    worker.postMessage({ kind: 'cMap', file, ...(bytes ? { bytes } : {}) });
  }
}
