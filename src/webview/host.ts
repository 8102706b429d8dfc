/** The only place that talks to VS Code: posts intents, makes requests, receives snapshots. */
import type { RequestMessage, RequestParams, ResponseMessage } from '../protocol/request';
import { createRequester, type Ask } from './requester';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

export interface Host<Intent, Snapshot, Params extends RequestParams, Results> {
  readonly post: (intent: Intent) => void;
  readonly ask: Ask<Params, Results>;
  /** Calls back with every snapshot; the latest replaces all earlier ones. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => void;
  /** What the page kept of itself (what is open, how far it is scrolled) before it was hidden or reloaded. */
  readonly readState: () => unknown;
  readonly keepState: (state: unknown) => void;
}

/** Connects to the host that rendered this page. Messages of the host are its own, typed in `protocol/`. */
export function connect<
  Intent,
  Snapshot extends { readonly kind: 'snapshot' },
  Params extends RequestParams = RequestParams,
  Results = unknown,
>(): Host<Intent, Snapshot, Params, Results> {
  const api = acquireVsCodeApi();
  const { ask, settle } = createRequester<Params, Results>((message: RequestMessage) =>
    api.postMessage(message),
  );
  const listen = <Message extends { readonly kind: string }>(
    kind: Message['kind'],
    listener: (message: Message) => void,
  ): void =>
    window.addEventListener('message', (event: MessageEvent<Message>) => {
      // Other scripts of the page's frame may post too; the host's messages name themselves.
      if ((event.data as Partial<Message> | null)?.kind === kind) listener(event.data);
    });
  listen<ResponseMessage<never>>('response', settle);
  return {
    post: (intent) => api.postMessage(intent),
    ask,
    onSnapshot: (listener) => listen<Snapshot>('snapshot', listener),
    readState: () => api.getState(),
    keepState: (state) => api.setState(state),
  };
}
