import { statSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { isNeverCounted, mostTargets } from '../../measure/recount/planRecount';
import { recountFiles } from '../../measure/recount/recountFiles';
import { findDuplicates } from '../../measure/scan/findDuplicates';
import { ScanCancelled } from '../../measure/scan/scanProgress';
import type { OnUpdate } from './corpusUpdate';
import type { FinishedScan } from './scanner';

/** Where the built scan is, and where its counts are kept. */
export interface ScanPlaces {
  readonly extensionUri: vscode.Uri;
  readonly cacheFolder: vscode.Uri;
}

/** Changes come in bursts: they are taken in once it has been quiet for so long. */
const quietMs = 300;
/** Where it is never quiet, an update comes after so long all the same. */
const longestWaitMs = 3_000;

/**
 * Keeps a scan current: watches its folders on disk and counts again what changes, one pass at a time, however many
 * events come. Nothing is shown and nothing opened: who listens is told of each update.
 */
export class CorpusWatcher {
  readonly #places: ScanPlaces;
  readonly #log: vscode.LogOutputChannel;
  readonly #onUpdate: OnUpdate;
  #finished: FinishedScan;
  #watching: vscode.Disposable | undefined;
  #wasStopped = false;
  /** Not while the scan is still being completed. */
  #released = false;
  #changed: Set<string> | 'many' = new Set();
  #firstChangeAt: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pass: AbortController | undefined;
  #changedFiles = 0;

  constructor(
    places: ScanPlaces,
    finished: FinishedScan,
    onUpdate: OnUpdate,
    log: vscode.LogOutputChannel,
  ) {
    this.#places = places;
    this.#finished = finished;
    this.#onUpdate = onUpdate;
    this.#log = log;
  }

  /** Begins to watch; after a stop it first catches up with what changed meanwhile. */
  start(): void {
    if (this.#watching) return;
    this.#watching = vscode.Disposable.from(
      ...this.#finished.roots.map(({ absolutePath }) => this.#watch(absolutePath)),
    );
    if (this.#wasStopped) {
      this.#changed = 'many';
      this.#schedule();
    }
  }

  /** Lets updates come, beginning with what changed since the start; the scan may have been completed meanwhile. */
  release(finished: FinishedScan): void {
    this.#finished = finished;
    this.#released = true;
    this.#schedule();
  }

  /** Stops watching; what is being counted is given up. */
  stop(): void {
    this.#wasStopped = true;
    this.#watching?.dispose();
    this.#watching = undefined;
    clearTimeout(this.#timer);
    this.#pass?.abort();
  }

  #watch(root: string): vscode.Disposable {
    const isFolder = statSync(root, { throwIfNoEntry: false })?.isDirectory() ?? true;
    const pattern = isFolder
      ? new vscode.RelativePattern(vscode.Uri.file(root), '**/*')
      : new vscode.RelativePattern(vscode.Uri.file(path.dirname(root)), path.basename(root));
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const meet = ({ fsPath }: vscode.Uri): void => this.#meet(fsPath);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(meet),
      watcher.onDidCreate(meet),
      watcher.onDidDelete(meet),
    );
  }

  #meet(file: string): void {
    if (isNeverCounted(file)) return;
    if (this.#changed !== 'many') {
      this.#changed.add(file);
      if (this.#changed.size > mostTargets) this.#changed = 'many';
    }
    this.#schedule();
  }

  #schedule(): void {
    const isUpToDate = this.#changed !== 'many' && this.#changed.size === 0;
    if (isUpToDate || !this.#released || !this.#watching || this.#pass) return;
    const now = Date.now();
    this.#firstChangeAt ??= now;
    const wait = Math.min(quietMs, Math.max(0, this.#firstChangeAt + longestWaitMs - now));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#recount(), wait);
  }

  async #recount(): Promise<void> {
    const changed = this.#changed === 'many' ? 'many' : [...this.#changed];
    this.#changed = new Set();
    this.#firstChangeAt = undefined;
    const pass = new AbortController();
    this.#pass = pass;
    try {
      await this.#update(changed, pass.signal);
    } catch (error) {
      if (error instanceof ScanCancelled) return;
      this.#log.error(error instanceof Error ? error : String(error));
      this.#tell(this.#finished, changed === 'many' ? mostTargets : changed.length);
    } finally {
      this.#pass = undefined;
    }
    this.#schedule();
  }

  async #update(changed: readonly string[] | 'many', signal: AbortSignal): Promise<void> {
    const { scan, roots, representation } = this.#finished;
    const options = {
      builtFolder: vscode.Uri.joinPath(this.#places.extensionUri, 'dist').fsPath,
      representation,
      signal,
    };
    const recounted = await recountFiles(scan, roots, changed, {
      ...options,
      cacheFolder: this.#places.cacheFolder.fsPath,
    });
    if (recounted.scan === scan) return;
    this.#changedFiles += recounted.changedFiles;
    this.#tell({ ...this.#finished, scan: recounted.scan, at: new Date() }, 0);
    if (!scan.duplicates || recounted.scan.duplicates) return;
    const duplicates = await findDuplicates(recounted.scan, roots, options);
    this.#tell({ ...this.#finished, scan: { ...recounted.scan, duplicates } }, 0);
  }

  #tell(finished: FinishedScan, staleFiles: number): void {
    const earlier = this.#finished;
    this.#finished = finished;
    this.#onUpdate({ finished, changedFiles: this.#changedFiles, staleFiles }, earlier);
  }
}
