/** The only place that talks to VS Code: posts intents, receives snapshots. */

interface VsCodeApi {
  postMessage(message: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

export interface Host<Intent, Snapshot> {
  readonly post: (intent: Intent) => void;
  /** Calls back with every snapshot; the latest replaces all earlier ones. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => void;
}

/** Connects to the host that rendered this page. Messages of the host are its own, typed in `protocol/`. */
export function connect<Intent, Snapshot extends { readonly kind: 'snapshot' }>(): Host<
  Intent,
  Snapshot
> {
  const api = acquireVsCodeApi();
  return {
    post: (intent) => api.postMessage(intent),
    onSnapshot: (listener) => {
      window.addEventListener('message', (event: MessageEvent<Snapshot>) => {
        // Other scripts of the page's frame may post too; snapshots name themselves.
        if ((event.data as Partial<Snapshot> | null)?.kind === 'snapshot') listener(event.data);
      });
    },
  };
}
