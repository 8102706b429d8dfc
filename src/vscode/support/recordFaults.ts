import type * as vscode from 'vscode';
import { describeFault } from './describeFault';

/** That something went to the log: when, how grave, what kind. */
export interface RecordedFault {
  /** ISO 8601. */
  readonly at: string;
  readonly level: 'warning' | 'error';
  readonly what: string;
}

export interface RecordedLog {
  /** The channel itself, which also records. */
  readonly log: vscode.LogOutputChannel;
  /** The latest, oldest first. */
  readonly faults: () => readonly RecordedFault[];
}

const mostFaults = 100;

/**
 * A log that remembers of its warnings and errors what a support bundle may tell: never their text.
 * @param now ISO 8601
 */
export function recordFaults(channel: vscode.LogOutputChannel, now: () => string): RecordedLog {
  const faults: RecordedFault[] = [];
  const record = (level: RecordedFault['level'], fault: unknown): void => {
    faults.push({ at: now(), level, what: describeFault(fault) });
    if (faults.length > mostFaults) faults.shift();
  };
  const log = Object.create(channel, {
    warn: {
      value: (message: string, ...args: unknown[]): void => {
        record('warning', args.find((arg) => arg instanceof Error) ?? message);
        channel.warn(message, ...args);
      },
    },
    error: {
      value: (error: string | Error, ...args: unknown[]): void => {
        record('error', error);
        channel.error(error, ...args);
      },
    },
  }) as vscode.LogOutputChannel;
  return { log, faults: () => [...faults] };
}
