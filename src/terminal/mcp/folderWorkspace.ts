import path from 'node:path';
import { planSuffix } from '../../agents/plan/openPlan';
import { rootOf, type AgentRoot } from '../../agents/places';
import type { AgentWorkspace } from '../../agents/workspace';
import { defaultRepresentation } from '../../measure/extract/extraction';
import { defaultFilesExclude, type ExcludeGlobs } from '../../measure/scan/exclusionRules';
import { listFiles } from '../../measure/scan/listFiles';
import { readPlanText, writePlanText } from './planText';

export interface FolderWorkspaceOptions {
  /** Absolute folders; nothing outside of them is read or written. */
  readonly folders: readonly string[];
  readonly builtFolder: string;
  readonly cacheFolder?: string;
  /** Whether the user allowed writes when starting the server. */
  readonly allowWrite: boolean;
}

/** The room that `ockham scan` keeps free unless told otherwise. */
const reserved = { prompt: 4_000, answer: 4_000 };

/** Folders of the disk as agents' tools see a workspace. */
export function folderWorkspace({
  folders,
  builtFolder,
  cacheFolder,
  allowWrite,
}: FolderWorkspaceOptions): AgentWorkspace {
  const roots = nameRoots(folders);
  const excludesFor = (folder: string): ExcludeGlobs => ({
    relativeTo: rootOf(roots, folder)?.folder ?? folder,
    globs: defaultFilesExclude,
  });
  return {
    roots,
    builtFolder,
    startersFolder: path.join(builtFolder, '..', 'starters'),
    ...(cacheFolder === undefined ? {} : { cacheFolder }),
    today: () => new Date().toISOString().slice(0, 10),
    now: () => new Date(),
    reserved: () => reserved,
    representation: () => defaultRepresentation,
    excludesFor,
    promptGlobsFor: () => [],
    findPlans: async (signal) => {
      const plans = new Set<string>();
      for (const { folder } of roots) {
        const root = { absolutePath: folder, label: '', excludes: excludesFor(folder) };
        for (const file of await listFiles(root, builtFolder, signal)) {
          if (file.endsWith(planSuffix)) plans.add(path.join(folder, file));
        }
      }
      return [...plans];
    },
    readPlan: readPlanText,
    writePlan: writePlanText,
    writeObstacle: () =>
      allowWrite
        ? undefined
        : 'This server may not write: ask the user to start it with --allow-write. assess_plan and estimate_cost try changes without writing.',
    scanObstacle: () => undefined,
    starterObstacle: () => undefined,
    evidenceObstacle: () => undefined,
  };
}

/** Each by its own name; by more of its path where two have the same. */
function nameRoots(folders: readonly string[]): AgentRoot[] {
  const unique = [...new Set(folders)];
  return unique.map((folder) => {
    const name = path.basename(folder);
    const isShared = unique.some((other) => other !== folder && path.basename(other) === name);
    return { folder, name: isShared || name === '' ? folder : name };
  });
}
