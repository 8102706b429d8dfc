import path from 'node:path';
import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { approaches } from '../core/plan/approach';
import { planProject, type PlannedProject } from '../scaffold/planProject';
import { ScaffoldRefusal, starterApproaches, starterName } from '../scaffold/starter';
import { refuseTaken, writeProject } from '../scaffold/writeProject';
import { planField } from './fields';
import { choosePlan, parseOrRefuse } from './plan/openPlan';
import { resolvePlace, showPlace } from './places';
import { oneLine } from './text/oneLine';
import { defineTool, ToolRefusal } from './tool';
import type { AgentWorkspace } from './workspace';

const inputSchema = z.strictObject({
  approach: z
    .enum(starterApproaches, {
      error: `must be one of ${starterApproaches.join(', ')}; for ${approaches[1]} take "prompt" and put the corpus into its prompt`,
    })
    .check(z.describe('What assess_plan says to build now; "prompt" for long-context.')),
  folder: z
    .string({ error: 'must be the path of a folder to create, as text' })
    .check(z.describe('A folder inside the workspace that does not exist yet.')),
  plan: planField,
});
type Input = z.infer<typeof inputSchema>;

export const scaffoldStarterTool = defineTool({
  name: 'scaffold_starter',
  title: 'Scaffold AI starter project',
  userDescription: "Writes a starter project with the plan's models, folders and limits.",
  description:
    "Writes a runnable Node project for an approach into a new folder, with the plan's models, prices, folders and limits. It runs offline with npm install and npm start, and measures itself with npm run eval. Overwrites nothing; the user confirms. Assess first: build only what the plan says to build now.",
  icon: '$(tools)',
  referenceName: 'ockhamScaffold',
  inputSchema,
  preview: async (input, workspace) => {
    const { project, shown, plan } = await prepare(input, workspace);
    return {
      title: l10n.t('Create {0}?', `${shown} (${starterName[input.approach]})`),
      lines: [
        l10n.t(
          '{0} new files, {1} kB; nothing is overwritten',
          project.files.length,
          kilobytes(project),
        ),
        plan === undefined
          ? l10n.t('settings: the defaults of the starter, no plan')
          : l10n.t('settings from {0}', plan),
        ...project.notes.map((note) => oneLine(note, 240)),
      ],
    };
  },
  run: async (input, workspace, { signal }) => {
    const { project, shown, plan } = await prepare(input, workspace);
    signal.throwIfAborted();
    await orRefuse(() => writeProject(project));
    return [
      `Created ${shown}: ${starterName[input.approach]}, ${project.files.length} files, ${kilobytes(project)} kB, settings from ${plan ?? 'defaults'}.`,
      ...project.notes.map((note) => `Note: ${oneLine(note, 240)}`),
      `Next, in ${shown}: npm install, npm start (no key needed), npm run eval. README.md there explains the rest; settings.json holds models and limits. Evaluation results are read back by update_plan with collectEvidence.`,
    ].join('\n');
  },
});

interface Prepared {
  readonly project: PlannedProject;
  readonly shown: string;
  /** The plan that the settings are from, for a model to read. */
  readonly plan: string | undefined;
}

/** @throws {ToolRefusal} for everything that would keep the project from being written */
async function prepare(
  { approach, folder, plan: named }: Input,
  workspace: AgentWorkspace,
): Promise<Prepared> {
  const obstacle = workspace.writeObstacle() ?? workspace.starterObstacle();
  if (obstacle !== undefined) throw new ToolRefusal(obstacle);
  const target = await resolvePlace(workspace.roots, 'folder', folder);
  const shown = oneLine(showPlace(workspace.roots, target));
  await orRefuse(() => refuseTaken(target));
  const file = await choosePlan(workspace, named, new AbortController().signal);
  const text = file === undefined ? undefined : await workspace.readPlan(file);
  const plan = file === undefined ? undefined : oneLine(showPlace(workspace.roots, file));
  if (named !== undefined && text === undefined)
    throw new ToolRefusal(`plan "${plan ?? ''}" does not exist: name one that does, or omit it.`);
  const source =
    file === undefined || text === undefined
      ? undefined
      : { plan: parseOrRefuse(text, plan ?? ''), folder: path.dirname(file) };
  return orRefuse(async () => {
    const project = await planProject({
      approach,
      startersFolder: workspace.startersFolder,
      target,
      source,
      day: workspace.today(),
    });
    return { project, shown, plan: source && plan };
  });
}

async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ScaffoldRefusal) throw new ToolRefusal(error.message);
    throw error;
  }
}

function kilobytes({ files }: PlannedProject): number {
  return Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000);
}
