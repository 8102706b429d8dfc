import type { ChildProcess } from 'node:child_process';
import type { DocumentFormat, Extraction, OnProgress, Progress } from '../extraction';
import { answer, type Request } from './messages';

/** How the reading of one document in the child ended. */
export type Outcome =
  | { readonly kind: 'answered'; readonly extraction: Extraction; readonly residentBytes: number }
  | { readonly kind: 'stalled'; readonly progress: Progress | undefined }
  | {
      readonly kind: 'exited';
      readonly exit: number | string;
      readonly progress: Progress | undefined;
    }
  | { readonly kind: 'failed'; readonly message: string };

interface UnfinishedText {
  readonly format: DocumentFormat;
  readonly assumptions: readonly string[];
  readonly text: Uint8Array;
  readonly residentBytes: number;
}

/**
 * Sends one document to the child and waits for its answer, its silence or its end. The text arrives in pieces
 * that fill one array, so that the caller's memory grows by the text and little more.
 * @param stallMs the longest silence between two messages.
 */
export function readInChild(
  child: ChildProcess,
  request: Request,
  stallMs: number,
  onProgress: OnProgress | undefined,
): Promise<Outcome> {
  return new Promise((resolve) => {
    let progress: Progress | undefined;
    let unfinished: UnfinishedText | undefined;
    let filledBytes = 0;
    let messages = 0;
    let timer = setTimeout(judgeSilence, stallMs);

    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      child.off('message', receive).off('exit', exited).off('error', failed);
      resolve(outcome);
    };
    const exited = (code: number | null, signal: string | null): void =>
      finish({ kind: 'exited', exit: signal ?? code ?? 'unknown', progress });
    const failed = (error: Error): void => finish({ kind: 'failed', message: error.message });

    function judgeSilence(): void {
      // When this thread itself was busy, answers may wait unread: let them in before judging.
      const seen = messages;
      setImmediate(() => {
        if (messages === seen) finish({ kind: 'stalled', progress });
      });
    }

    function receive(message: unknown): void {
      messages++;
      clearTimeout(timer);
      timer = setTimeout(judgeSilence, stallMs);
      const parsed = answer.safeParse(message);
      if (!parsed.success) {
        finish({ kind: 'failed', message: 'an answer that is not understood' });
        return;
      }
      take(parsed.data);
    }

    function take(data: ReturnType<typeof answer.parse>): void {
      switch (data.kind) {
        case 'progress': {
          const { unit, done, total } = data;
          progress = { unit, done, total };
          onProgress?.(progress);
          return;
        }
        case 'skipped': {
          const { residentBytes, ...extraction } = data;
          finish({ kind: 'answered', extraction, residentBytes });
          return;
        }
        case 'text':
          unfinished = { ...data, text: new Uint8Array(data.textBytes) };
          break;
        case 'piece':
          if (!unfinished || filledBytes + data.bytes.length > unfinished.text.length) {
            finish({ kind: 'failed', message: 'a piece of text that was not announced' });
            return;
          }
          unfinished.text.set(data.bytes, filledBytes);
          filledBytes += data.bytes.length;
      }
      if (filledBytes < unfinished.text.length) return;
      const { format, text, assumptions, residentBytes } = unfinished;
      finish({
        kind: 'answered',
        extraction: { kind: 'text', format, text, assumptions },
        residentBytes,
      });
    }

    child.on('message', receive).on('exit', exited).on('error', failed);
    child.send(request, (error) => {
      if (error) failed(error);
    });
  });
}
