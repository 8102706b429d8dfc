import * as vscode from 'vscode';
import { today } from '../adapters/clock';
import { isPlan } from '../plan/planFile';
import { readPlanState, type PlanState, type ValidPlan } from '../plan/planState';

/** What is known of an open plan. */
export interface PlanReading {
  readonly document: vscode.TextDocument;
  readonly state: PlanState;
  /** The last state that could be read: what the user goes by while a change is half typed. */
  readonly lastValid?: ValidPlan;
}

/** Long enough for a word to be typed, short enough to feel at once. */
const debounceMs = 250;

/** Reads every open plan, and again when it changes. */
export class OpenPlans implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<PlanReading>();
  readonly #closed = new vscode.EventEmitter<vscode.Uri>();
  readonly #readings = new Map<string, PlanReading>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChange = this.#changed.event;
  readonly onDidClose = this.#closed.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.#read(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#readSoon(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      this.#changed,
      this.#closed,
    );
  }

  /** Reads the plans that are open already; call once the listeners are there. */
  start(): void {
    for (const document of vscode.workspace.textDocuments) this.#read(document);
  }

  /** The latest reading of a plan; undefined where it is not open. */
  get(uri: vscode.Uri): PlanReading | undefined {
    return this.#readings.get(uri.toString());
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  #readSoon(document: vscode.TextDocument): void {
    if (!isPlan(document.uri)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => this.#read(document), debounceMs),
    );
  }

  #read(document: vscode.TextDocument): void {
    if (!isPlan(document.uri) || document.isClosed) return;
    const key = document.uri.toString();
    const state = readPlanState(document.getText(), today());
    const lastValid = state.kind === 'valid' ? state : this.#readings.get(key)?.lastValid;
    const reading = { document, state, ...(lastValid ? { lastValid } : {}) };
    this.#readings.set(key, reading);
    this.#changed.fire(reading);
  }

  #forget(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    if (this.#readings.delete(key)) this.#closed.fire(uri);
  }
}
