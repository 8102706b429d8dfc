import { stat } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { bundledCatalog } from '../core/catalog/bundledCatalog';
import { listChatModels } from '../core/catalog/fitModels';
import { lookUp } from '../core/catalog/lookUp';
import { reportCorpus } from '../core/corpus/report';
import { faultOfGlob } from '../core/plan/costlyGlob';
import { addExcludes } from '../measure/evidence/planCorpus';
import { findDuplicates } from '../measure/scan/findDuplicates';
import { createRoots } from '../measure/scan/roots';
import { scanFolders } from '../measure/scan/scanFolders';
import { planField } from './fields';
import { openPlan } from './plan/openPlan';
import { resolvePlace, rootOf, showPlace } from './places';
import { scanText } from './text/scanText';
import { oneLine } from './text/oneLine';
import { defineTool, ToolRefusal, type ToolCall } from './tool';
import type { AgentWorkspace } from './workspace';

const textList = (error: string) => z.optional(z.array(z.string({ error }), { error }));

export const scanCorpusTool = defineTool({
  name: 'scan_corpus',
  title: 'Count corpus tokens',
  userDescription: 'Counts the tokens of folders exactly and says which context windows hold them.',
  description:
    "Counts the tokens of folders exactly (o200k_base), documents of every common format included, and says which models' context windows hold them, what is largest, what was left out and why, and how many chunks it makes. Use it instead of guessing corpus size. Reads only; to record the count in a plan use update_plan with collectEvidence.",
  icon: '$(search)',
  referenceName: 'ockhamScan',
  inputSchema: z.strictObject({
    folders: textList('must be a list of folder paths').check(
      z.describe("Folders or files; the plan's corpus, else the whole workspace, when omitted."),
    ),
    plan: planField,
    exclude: textList('must be a list of globs').check(
      z.describe('Globs to leave out, relative to the workspace, besides .gitignore.'),
    ),
    models: textList('must be a list of model ids').check(
      z.describe('Exact ids of chat models to report the fit of.'),
    ),
    duplicates: z
      .optional(z.boolean({ error: 'must be true or false' }))
      .check(z.describe('Also look for equal and nearly equal files.')),
  }),
  run: async (input, workspace, call) => {
    const obstacle = workspace.scanObstacle();
    if (obstacle !== undefined) throw new ToolRefusal(obstacle);
    refuseCostlyGlobs(input.exclude ?? []);
    const models = input.models ?? [];
    refuseUnknownModels(models);
    const { folders, excludes, chatModel } = await chooseCorpus(input, workspace, call);
    const roots = createRoots(folders, excludes);
    const reading = {
      builtFolder: workspace.builtFolder,
      representation: workspace.representation(),
      signal: call.signal,
    };
    const counted = await scanFolders(roots, {
      ...reading,
      ...(workspace.cacheFolder === undefined ? {} : { cacheFolder: workspace.cacheFolder }),
      onProgress: ({ files, tokens }) =>
        call.onProgress(
          `${files.toLocaleString('en-US')} files, ${tokens.toLocaleString('en-US')} tokens`,
        ),
    });
    const scan =
      input.duplicates === true
        ? { ...counted, duplicates: await findDuplicates(counted, roots, reading) }
        : counted;
    const report = reportCorpus(
      scan,
      listChatModels(bundledCatalog),
      workspace.reserved(),
      workspace.today(),
    );
    return scanText(
      folders.map((folder) => oneLine(showPlace(workspace.roots, folder))),
      report,
      [...models, ...(chatModel === undefined ? [] : [chatModel])],
    );
  },
});

/** @throws {ToolRefusal} for a glob that could take longer to match than anybody waits */
function refuseCostlyGlobs(globs: readonly string[]): void {
  for (const glob of globs) {
    const fault = faultOfGlob(glob);
    if (fault !== undefined) throw new ToolRefusal(`exclude: "${oneLine(glob, 60)}" ${fault}.`);
  }
}

/** @throws {ToolRefusal} for a model that the catalog does not know, with the ones that may be meant */
function refuseUnknownModels(models: readonly string[]): void {
  for (const id of models) {
    const found = lookUp(bundledCatalog.chatModels, id);
    if (found.kind === 'found') continue;
    const meant =
      found.didYouMean.length > 0 ? `, did you mean ${found.didYouMean.join(' or ')}?` : '.';
    throw new ToolRefusal(`models: the catalog does not know "${oneLine(id, 60)}"${meant}`);
  }
}

interface Corpus {
  readonly folders: readonly string[];
  readonly excludes: (folder: string) => ReturnType<AgentWorkspace['excludesFor']>;
  readonly chatModel?: string;
}

/** What to scan: the named folders, else the corpus of a plan, else everything. */
async function chooseCorpus(
  {
    folders: named = [],
    plan: namedPlan,
    exclude = [],
  }: { folders?: string[] | undefined; plan?: string | undefined; exclude?: string[] | undefined },
  workspace: AgentWorkspace,
  call: ToolCall,
): Promise<Corpus> {
  const own = (folder: string) =>
    addExcludes(
      workspace.excludesFor(folder),
      rootOf(workspace.roots, folder)?.folder ?? folder,
      exclude,
    );
  if (named.length > 0 && namedPlan === undefined)
    return { folders: await existing(workspace, 'folders', named), excludes: own };
  const hasPlan = namedPlan !== undefined || (await workspace.findPlans(call.signal)).length === 1;
  if (hasPlan) {
    const { plan, file = '' } = await openPlan(workspace, namedPlan, undefined, call);
    const { corpus, choices } = plan;
    const planFolder = path.dirname(file);
    const folders =
      named.length > 0
        ? await existing(workspace, 'folders', named)
        : await existing(
            workspace,
            'corpus.folders',
            corpus.folders.map((folder) => path.resolve(planFolder, folder)),
          );
    if (folders.length > 0) {
      return {
        folders,
        excludes: (folder) => addExcludes(own(folder), planFolder, corpus.exclude),
        chatModel: choices.chatModel,
      };
    }
  }
  if (workspace.roots.length === 0)
    throw new ToolRefusal('No folder is open: ask the user to open one.');
  return { folders: workspace.roots.map(({ folder }) => folder), excludes: own };
}

async function existing(
  workspace: AgentWorkspace,
  field: string,
  named: readonly string[],
): Promise<string[]> {
  const places = [];
  for (const folder of named) {
    const place = await resolvePlace(workspace.roots, field, folder);
    if (!(await stat(place).catch(() => undefined)))
      throw new ToolRefusal(
        `${field}: "${oneLine(showPlace(workspace.roots, place), 120)}" does not exist; name a folder of the workspace.`,
      );
    places.push(place);
  }
  return places;
}
