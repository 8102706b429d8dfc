import * as vscode from 'vscode';
import { measureCorpora } from '../../measure/evidence/corpusFacts';
import { measurePlanEvidence } from '../../measure/evidence/measurePlanEvidence';
import { isOnDisk } from '../../measure/scan/location';
import { nodeContentThreads } from '../../measure/virtual/node/contentThreads';
import { CorpusWatcher } from '../adapters/corpusWatcher';
import { locationOf, uriOf } from '../adapters/location';
import { describeProgress } from '../adapters/scanner';
import { readExcludes, readPromptGlobs, readRepresentation } from '../adapters/settings';
import { calibrateCorpus } from '../calibration/calibrateCorpus';
import { calibrationDialogs } from '../calibration/dialogs';
import { scaffoldStarter } from '../commands/scaffoldStarter';
import { folderOf } from '../plan/freeFiles';
import type { PlanningParts } from '../planningSession';
import type { CorpusScanner } from './corpusScanner';
import type { PlanningHost } from './planningHost';
import { StaleFollower } from './staleFollower';
import { findTreeObstacle, measureEvidenceInTree } from './treeEvidence';
import { treeScanner } from './treeScanner';

/** The threads that count what only VS Code can read. */
function contentThreads(extensionUri: vscode.Uri) {
  return nodeContentThreads(vscode.Uri.joinPath(extensionUri, 'dist').fsPath);
}

/** Scans virtual workspaces in a host that runs in Node. */
export function nodeTreeScanner(extensionUri: vscode.Uri): CorpusScanner {
  return treeScanner(contentThreads(extensionUri));
}

/** All that planning can do where the extension runs in Node; of a virtual workspace, what its files alone tell. */
export function nodePlanningHost(parts: PlanningParts): PlanningHost {
  const { extensionUri, cacheFolder, log } = parts;
  const builtFolder = vscode.Uri.joinPath(extensionUri, 'dist').fsPath;
  return {
    offers: () => true,
    history: {
      findObstacle: (roots) => {
        const elsewhere = findTreeObstacle(roots.filter((root) => !isOnDisk(root.absolutePath)));
        if (elsewhere || vscode.workspace.isTrusted) return elsewhere;
        return {
          why: vscode.l10n.t(
            "Restricted Mode: git reads the repository's own configuration, and that can run programs",
          ),
          remedy: vscode.l10n.t('Trust the workspace, then measure again.'),
        };
      },
      measure: measureCorpora,
    },
    followCorpus: (finished, onUpdate) =>
      finished.roots.every((root) => isOnDisk(root.absolutePath))
        ? new CorpusWatcher({ extensionUri, cacheFolder }, finished, onUpdate, log)
        : new StaleFollower(finished, onUpdate),
    findEvidenceObstacle: (plan) =>
      plan.scheme !== 'file' || vscode.workspace.isTrusted
        ? undefined
        : vscode.l10n.t(
            "Ockham collects no evidence in Restricted Mode: git, which it asks for the history, reads the repository's own configuration, and that can run programs. Trust the workspace first.",
          ),
    measureEvidence: ({ plan, corpus }, signal, report) => {
      if (plan.scheme !== 'file')
        return measureEvidenceInTree(
          contentThreads(extensionUri),
          { plan, corpus },
          signal,
          report,
        );
      const root = vscode.workspace.getWorkspaceFolder(plan)?.uri ?? folderOf(plan);
      return measurePlanEvidence({
        planFolder: locationOf(folderOf(plan)),
        corpus,
        root: locationOf(root),
        excludesFor: (folder) => readExcludes(uriOf(folder)),
        representation: readRepresentation(),
        promptGlobs: readPromptGlobs(root),
        builtFolder,
        now: new Date(),
        signal,
        onScan: (step) => report(describeProgress(step)),
        onCounted: () =>
          report(vscode.l10n.t('reading git history, datasets and evaluation results')),
      });
    },
    calibrate: async (corpus) => {
      if (corpus.roots.every((root) => isOnDisk(root.absolutePath)))
        return calibrateCorpus({ ...parts, dialogs: calibrationDialogs }, corpus);
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Ockham calibrates only a corpus that lies on a disk, where it can draw a random sample: open a clone of the repository.',
        ),
      );
      return false;
    },
    scaffold: (approach, clicked) => scaffoldStarter(parts, approach, clicked),
  };
}
