import * as vscode from 'vscode';
import { neverCorpus } from '../../measure/scan/exclusionRules';
import { relativeLocation } from '../../measure/scan/location';
import type { OnUpdate } from '../adapters/corpusUpdate';
import { locationOf, uriOf } from '../adapters/location';
import type { FinishedScan } from '../adapters/scanner';
import type { CorpusFollower } from './planningHost';

/** Changes come in bursts: they are told of once it has been quiet for so long. */
const quietMs = 300;

/**
 * Says how many files of a scan have changed since, where counting them again would mean to fetch all of them again:
 * the report asks to measure again.
 */
export class StaleFollower implements CorpusFollower {
  readonly #onUpdate: OnUpdate;
  readonly #changed = new Set<string>();
  #finished: FinishedScan;
  #isReleased = false;
  #watching: vscode.Disposable | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(finished: FinishedScan, onUpdate: OnUpdate) {
    this.#finished = finished;
    this.#onUpdate = onUpdate;
  }

  start(): void {
    this.#watching ??= vscode.Disposable.from(
      ...this.#finished.roots.map(({ absolutePath }) => this.#watch(absolutePath)),
    );
  }

  release(finished: FinishedScan): void {
    this.#finished = finished;
    this.#isReleased = true;
    this.#schedule();
  }

  stop(): void {
    this.#watching?.dispose();
    this.#watching = undefined;
    clearTimeout(this.#timer);
  }

  #watch(root: string): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(uriOf(root), '**/*'),
    );
    const meet = (uri: vscode.Uri): void => {
      const location = locationOf(uri);
      if (
        relativeLocation(root, location)
          .split('/')
          .some((part) => neverCorpus.has(part))
      )
        return;
      this.#changed.add(location);
      this.#schedule();
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(meet),
      watcher.onDidCreate(meet),
      watcher.onDidDelete(meet),
    );
  }

  #schedule(): void {
    if (!this.#isReleased || this.#changed.size === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const earlier = this.#finished;
      this.#onUpdate(
        { finished: earlier, changedFiles: 0, staleFiles: this.#changed.size },
        earlier,
      );
    }, quietMs);
  }
}
