import type { IsoDay } from '../core/catalog/catalogNumber';
import type { ReservedTokens } from '../core/corpus/fit';
import type { TextEdit } from '../core/plan/edit';
import type { Representation } from '../measure/extract/extraction';
import type { ExcludeGlobs } from '../measure/scan/exclusionRules';
import type { AgentRoot } from './places';

/** Where tools work, and how its files are read and written: VS Code's workspace, or folders that a server was given. */
export interface AgentWorkspace {
  /** Everything that is read or written lies within these. */
  readonly roots: readonly AgentRoot[];
  /** Where the built threads, the vocabularies and the extraction process are. */
  readonly builtFolder: string;
  /** The folder that holds the starters. */
  readonly startersFolder: string;
  /** Where counts are kept from one scan to the next; without it none are. */
  readonly cacheFolder?: string;
  today(): IsoDay;
  now(): Date;
  /** Room to keep free in every context window. */
  reserved(): ReservedTokens;
  representation(): Representation;
  /** What is left out below a folder, besides what `.gitignore` says. */
  excludesFor(folder: string): ExcludeGlobs;
  /** Globs of the prompt files below a root; empty where convention shall find them. */
  promptGlobsFor(root: string): readonly string[];
  /** The plans of the workspace, by absolute path. */
  findPlans(signal: AbortSignal): Promise<readonly string[]>;
  /** A plan's text as it is at this moment, unsaved changes included; undefined where there is no such file. */
  readPlan(file: string): Promise<string | undefined>;
  /**
   * Makes one edit to a plan as one step of undo where there is undo, or writes a new plan.
   * @param before what the edit was made for; undefined for a plan that does not exist yet
   * @throws {ToolRefusal} where the plan is another one by now, or cannot be written; nothing is changed then
   */
  writePlan(file: string, before: string | undefined, edit: TextEdit): Promise<void>;
  /** Why no folder may be scanned; undefined where it may. */
  scanObstacle(): string | undefined;
  /** Why nothing may be written, and what the user can do; undefined where it may. */
  writeObstacle(): string | undefined;
  /** Why no code may be written either; undefined where it may. */
  starterObstacle(): string | undefined;
  /** Why evidence may not be collected: it asks git, which reads the repository's configuration. */
  evidenceObstacle(): string | undefined;
}
