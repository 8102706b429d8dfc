/** What a web worker sees of its page, where the compiler knows neither. */
export interface WorkerScope<Received, Sent> {
  onmessage: ((event: { readonly data: Received }) => void) | null;
  postMessage(message: Sent, transfer?: readonly ArrayBufferLike[]): void;
}

/** A web worker as its page sees it. */
export interface PageWorker<Received, Sent> {
  onmessage: ((event: { readonly data: Received }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: Sent, transfer?: readonly ArrayBufferLike[]): void;
  terminate(): void;
}

/** The scope of this very worker. */
export function workerScope<Received, Sent>(): WorkerScope<Received, Sent> {
  return globalThis as unknown as WorkerScope<Received, Sent>;
}

interface WorkerGlobals {
  readonly Worker: new (url: string) => PageWorker<never, never>;
  readonly Blob: new (parts: readonly (Uint8Array | string)[], options: { type: string }) => object;
  readonly URL: { createObjectURL(blob: object): string; revokeObjectURL(url: string): void };
}

/**
 * Starts a worker from code at hand: whatever the extension is served from, a worker may come from here only.
 * @param code scripts that run one after the other
 */
export function startWorker<Received, Sent>(
  code: readonly (Uint8Array | string)[],
): PageWorker<Received, Sent> {
  const { Worker, Blob, URL } = globalThis as unknown as WorkerGlobals;
  const url = URL.createObjectURL(new Blob(code, { type: 'text/javascript' }));
  return new Worker(url) as unknown as PageWorker<Received, Sent>;
}
