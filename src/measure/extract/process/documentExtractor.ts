import { isUtf8 } from 'node:buffer';
import { fork, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { Socket } from 'node:net';
import type { Detection } from '../detectFormat';
import {
  defaultRepresentation,
  type Extraction,
  type OnProgress,
  type Representation,
  type SkipCode,
} from '../extraction';
import { reached } from '../reached';
import { detectSource, skipped, unreadable, type DocumentSource } from './documentSource';
import { readInChild, type Outcome } from './readInChild';
import { memorySignal, residentBytesLimit } from './watchdog';

export interface DocumentExtractorOptions {
  /** The bundle of process/main.ts. */
  readonly processPath: string;
  readonly representation?: Representation;
  /** How long a document may go without finishing a page or part before its reader is killed. */
  readonly stallMs?: number;
}

/**
 * How the process differs from ours. It talks to nobody over TLS: without further certificates to read, Node starts it in
 * less than half the time.
 */
const ownEnvironment = {
  ELECTRON_RUN_AS_NODE: '1',
  NODE_OPTIONS: undefined,
  NODE_EXTRA_CA_CERTS: undefined,
} as const;

type PlainDetection = Extract<Detection, { kind: 'plain' }>;
type PackedDetection = Extract<Detection, { kind: 'packed' }>;

const heapMegabytes = 512;
/** A process that grew this large on one document is not kept for the next. */
const keptResidentBytes = 400 * 1024 * 1024;

/**
 * Extracts text on a desktop: plain formats here, packed ones in a child process that starts with the first of
 * them. Documents are read one after the other; use several extractors to read in parallel.
 */
export class DocumentExtractor {
  readonly #processPath: string;
  readonly #representation: Representation;
  readonly #stallMs: number;
  #child: ChildProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: DocumentExtractorOptions) {
    this.#processPath = options.processPath;
    this.#representation = options.representation ?? defaultRepresentation;
    this.#stallMs = options.stallMs ?? 10_000;
  }

  /**
   * Reads one document, or says why not. A hostile one costs its own reading only.
   * @throws the signal's reason, at once, when it is aborted.
   */
  async extract(
    source: DocumentSource,
    signal?: AbortSignal,
    onProgress?: OnProgress,
  ): Promise<Extraction> {
    signal?.throwIfAborted();
    const detection = detectSource(source);
    if (detection.kind === 'skipped') return detection;
    if (detection.kind === 'plain') return this.#extractHere(source, detection);
    const turn = this.#last.then(() => this.#extractInChild(source, detection, signal, onProgress));
    this.#last = turn.catch(() => undefined);
    return rejectOnAbort(turn, signal);
  }

  /**
   * Ends the child process, which otherwise waits for the next packed document; one that is being read is
   * rejected. The extractor stays usable.
   */
  dispose(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #extractHere(source: DocumentSource, detection: PlainDetection): Promise<Extraction> {
    let bytes: Uint8Array;
    try {
      bytes = 'path' in source ? fs.readFileSync(source.path) : source.bytes;
    } catch (error) {
      return unreadable(error);
    }
    const { extractPlain } = await import('../extractPlain');
    return extractPlain(bytes, detection.format, this.#representation, isUtf8);
  }

  async #extractInChild(
    source: DocumentSource,
    { container, format }: PackedDetection,
    signal: AbortSignal | undefined,
    onProgress: OnProgress | undefined,
  ): Promise<Extraction> {
    signal?.throwIfAborted();
    const child = this.#startedChild();
    const kill = (): void => this.dispose();
    signal?.addEventListener('abort', kill, { once: true });
    keepAlive(child, true);
    const request = {
      source: 'path' in source ? { path: source.path } : { bytes: source.bytes },
      container,
      format,
      representation: this.#representation,
    };
    const outcome = await readInChild(child, request, this.#stallMs, onProgress);
    signal?.removeEventListener('abort', kill);
    keepAlive(child, false);
    if (child.killed) throw new Error('The reading was ended.');
    const isKept = outcome.kind === 'answered' && outcome.residentBytes < keptResidentBytes;
    if (!isKept) this.dispose();
    return outcome.kind === 'answered' ? outcome.extraction : skipped(format, ...reasonOf(outcome));
  }

  #startedChild(): ChildProcess {
    if (this.#child?.connected) return this.#child;
    const child = fork(this.#processPath, [], {
      // Named, not inherited: the extension host's own flags stop a forked process from starting.
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      env: { ...process.env, ...ownEnvironment },
      serialization: 'advanced',
      // The child watches its input: when this thread ends, so does the pipe, and with it the child.
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    });
    // Without a listener, a child that cannot start or be killed would end this process.
    child.on('error', () => undefined);
    child.stdin?.on('error', () => undefined);
    // Nothing is ever written: an open pipe must not keep this process up.
    if (child.stdin instanceof Socket) child.stdin.unref();
    this.#child = child;
    return child;
  }
}

function reasonOf(outcome: Exclude<Outcome, { kind: 'answered' }>): [SkipCode, string] {
  switch (outcome.kind) {
    case 'stalled':
      return ['timed-out', `timed out ${reached(outcome.progress)}`];
    case 'exited':
      return memoryExits.has(outcome.exit)
        ? [
            'out-of-memory',
            `needs more than ${residentBytesLimit >> 20} MB of memory, stopped ${reached(outcome.progress)}`,
          ]
        : ['unreadable', `its reader was ended (${outcome.exit}) ${reached(outcome.progress)}`];
    case 'failed':
      return ['unreadable', `its reader failed: ${outcome.message}`];
  }
}

/** How a process ends that its watchdog or V8's heap limit (abort, trap) stopped for its memory. */
const memoryExits = new Set<number | string>([memorySignal, 'SIGABRT', 'SIGTRAP', 'SIGILL', 134]);

/** Whether this process stays up for the child's sake: only while it reads. */
function keepAlive(child: ChildProcess, isReading: boolean): void {
  const handles = [child, child.channel];
  for (const handle of handles) {
    if (isReading) handle?.ref();
    else handle?.unref();
  }
}

/** Rejects the moment the signal is aborted, also for a document that still waits for its turn. */
function rejectOnAbort<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(abortError(signal));
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function abortError(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new Error('aborted');
}
