import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Plan } from '../../core/plan/plan';
import type { CollectedEvidence } from '../../measure/evidence/collectEvidence';
import { measurePlanEvidence } from '../../measure/evidence/measurePlanEvidence';
import { resolvePlace, rootOf } from '../places';
import { oneLine } from '../text/oneLine';
import { ToolRefusal, type ToolCall } from '../tool';
import type { AgentWorkspace } from '../workspace';

/**
 * Measures what the workspace shows of a plan's facts.
 * @throws {ToolRefusal} where that is not allowed, or the corpus lies outside or nowhere
 */
export async function measureFacts(
  workspace: AgentWorkspace,
  file: string,
  { corpus }: Plan,
  { signal, onProgress }: ToolCall,
): Promise<CollectedEvidence> {
  const obstacle = workspace.evidenceObstacle();
  if (obstacle !== undefined) throw new ToolRefusal(obstacle);
  const planFolder = path.dirname(file);
  for (const folder of corpus.folders) {
    const place = await resolvePlace(
      workspace.roots,
      'corpus.folders',
      path.resolve(planFolder, folder),
    );
    if (!(await stat(place).catch(() => undefined))) {
      throw new ToolRefusal(
        `corpus.folders names "${oneLine(folder, 120)}", which does not exist: correct it, relative to the plan.`,
      );
    }
  }
  const root = rootOf(workspace.roots, file)?.folder ?? planFolder;
  return measurePlanEvidence({
    planFolder,
    corpus,
    root,
    excludesFor: (folder) => workspace.excludesFor(folder),
    representation: workspace.representation(),
    promptGlobs: workspace.promptGlobsFor(root),
    builtFolder: workspace.builtFolder,
    now: workspace.now(),
    signal,
    onScan: ({ files, tokens }) =>
      onProgress(
        `${files.toLocaleString('en-US')} files, ${tokens.toLocaleString('en-US')} tokens`,
      ),
    onCounted: () => onProgress('reading git history, datasets and evaluation results'),
  });
}
