import type * as vscode from 'vscode';
import type { CollectedEvidence } from '../../measure/evidence/collectEvidence';
import type { measureCorpora } from '../../measure/evidence/corpusFacts';
import type { ScanRoot } from '../../measure/scan/roots';
import type { StarterApproach } from '../../scaffold/starter';
import type { OnUpdate } from '../adapters/corpusUpdate';
import type { PlanCorpus } from '../adapters/evidence';
import type { FinishedScan } from '../adapters/scanner';

/** What keeps a shown corpus current: it works while the tab is open. */
export interface CorpusFollower {
  /** Begins to watch, or goes on after a stop. */
  start(): void;
  /** Lets updates come; the scan may have been completed meanwhile. */
  release(finished: FinishedScan): void;
  stop(): void;
}

/** Why something cannot be measured here, and what to do about it. */
export interface Obstacle {
  /** One clause. */
  readonly why: string;
  /** One sentence. */
  readonly remedy: string;
}

/** The history of a corpus, where there is one to read. */
export interface CorpusHistory {
  /** What keeps it from being read; undefined where nothing does. */
  findObstacle(roots: readonly ScanRoot[]): Obstacle | undefined;
  readonly measure: typeof measureCorpora;
}

/** What planning can do only as well as the place where the extension runs lets it. */
export interface PlanningHost {
  /** Whether a command (without `ockham.`) can work here: one that cannot is not offered. */
  readonly offers: (command: string) => boolean;
  readonly history: CorpusHistory;
  followCorpus(finished: FinishedScan, onUpdate: OnUpdate): CorpusFollower;
  /** Why evidence cannot be collected there, in one sentence; undefined where it can. */
  findEvidenceObstacle(plan: vscode.Uri): string | undefined;
  /** @throws when the signal aborts first */
  measureEvidence(
    corpus: PlanCorpus,
    signal: AbortSignal,
    report: (message: string) => void,
  ): Promise<CollectedEvidence>;
  /** Has a provider count a sample of the corpus. @returns whether a calibration was kept; where not, the user knows why */
  calibrate(corpus: FinishedScan): Promise<boolean>;
  /** @returns the folder that was written; undefined where none was, and the user knows why */
  scaffold(
    approach: StarterApproach,
    clicked: vscode.Uri | undefined,
  ): Promise<vscode.Uri | undefined>;
}
