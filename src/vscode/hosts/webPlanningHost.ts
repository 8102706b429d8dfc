import type { ContentThreads } from '../../measure/virtual/contentPool';
import type { StarterApproach } from '../../scaffold/starter';
import { evaluationCommands } from '../evaluation/evaluationCommands';
import type { PlanningCommand } from '../lazyPlanning';
import type { PlanningHost } from './planningHost';
import { StaleFollower } from './staleFollower';
import { findTreeObstacle, measureEvidenceInTree } from './treeEvidence';

const scaffoldCommands: Readonly<Record<StarterApproach, PlanningCommand>> = {
  prompt: 'scaffoldPrompt',
  rag: 'scaffoldRag',
  'fine-tuning': 'scaffoldFineTuning',
  hybrid: 'scaffoldHybrid',
};

/** The commands that need a computer to run on. */
export const unavailableCommands: readonly string[] = [
  ...evaluationCommands,
  ...Object.values(scaffoldCommands),
  'calibrateTokens',
  'importUsage',
];

/**
 * What planning can do in a browser: all that needs files alone.
 * @param sayUnavailable says that a command cannot work here
 */
export function webPlanningHost(
  threads: ContentThreads,
  sayUnavailable: (command: string) => void,
): PlanningHost {
  return {
    offers: (command) => !unavailableCommands.includes(command),
    history: {
      findObstacle: findTreeObstacle,
      measure: () => Promise.resolve({ facts: {}, notes: [] }),
    },
    followCorpus: (finished, onUpdate) => new StaleFollower(finished, onUpdate),
    findEvidenceObstacle: () => undefined,
    measureEvidence: (corpus, signal, report) =>
      measureEvidenceInTree(threads, corpus, signal, report),
    calibrate: () => {
      sayUnavailable('calibrateTokens');
      return Promise.resolve(false);
    },
    scaffold: (approach) => {
      sayUnavailable(scaffoldCommands[approach]);
      return Promise.resolve(undefined);
    },
  };
}
