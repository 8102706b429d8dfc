import type * as vscode from 'vscode';
import type { ContentThreads } from '../../measure/virtual/contentPool';
import { starterName } from '../../scaffold/starter';
import type { PlanningHost } from './planningHost';
import { sayNotInBrowser } from './notInBrowser';
import { StaleFollower } from './staleFollower';
import { findTreeObstacle, measureEvidenceInTree } from './treeEvidence';

/** What planning can do in a browser: all that needs files alone. */
export function webPlanningHost(threads: ContentThreads): PlanningHost {
  return {
    history: {
      findObstacle: findTreeObstacle,
      measure: () => Promise.resolve({ facts: {}, notes: [] }),
    },
    followCorpus: (finished, onUpdate) => new StaleFollower(finished, onUpdate),
    findEvidenceObstacle: () => undefined,
    measureEvidence: (corpus, signal, report) =>
      measureEvidenceInTree(threads, corpus, signal, report),
    calibrate: async () => {
      await sayNotInBrowser('Calibrating the token estimate');
      return false;
    },
    scaffold: async (approach): Promise<vscode.Uri | undefined> => {
      await sayNotInBrowser(`Scaffolding the ${starterName[approach]}`);
      return undefined;
    },
  };
}
