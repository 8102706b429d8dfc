import path from 'node:path';
import { suggest } from '../core/catalog/lookUp';
import { planProject, type PlannedProject } from '../scaffold/planProject';
import { ScaffoldRefusal, starterApproaches, type StarterApproach } from '../scaffold/starter';
import { refuseTaken, writeProject } from '../scaffold/writeProject';
import { parseArguments } from './parseArguments';
import { parsePlanFile } from './planFile';
import { parseToday } from './today';
import { printJson, printText } from './print';
import { UsageError } from './usageError';

const usage = 'ockham new <approach> <folder> [--plan <plan.ockham.json>]';

/**
 * `ockham new <approach> <folder>`: copies a starter into a folder that does not exist yet and writes its settings
 * from a plan.
 * @throws {UsageError} for arguments that make no sense, a folder that is taken, a model that cannot be used
 * @throws {InvalidPlanError} for a plan that cannot be read
 */
export async function newProject(args: readonly string[], builtFolder: string): Promise<void> {
  const { values, positionals } = parseArguments(args, {
    plan: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    today: { type: 'string' },
  });
  const [approach, folder, ...rest] = positionals;
  if (approach === undefined || folder === undefined || folder === '' || rest.length > 0) {
    throw new UsageError(`Name the approach and one folder: ${usage}.`);
  }
  const planFile = values.plan;
  const request = {
    approach: parseApproach(approach),
    startersFolder: path.join(builtFolder, '..', 'starters'),
    target: path.resolve(folder),
    source:
      planFile === undefined
        ? undefined
        : { plan: parsePlanFile(planFile).plan, folder: path.dirname(path.resolve(planFile)) },
    day: parseToday(values.today),
  };
  try {
    const project = await planProject(request);
    await refuseTaken(project.target);
    if (!values['dry-run']) await writeProject(project);
    if (values.json) printJson(toJson(project));
    else printText(toText(project, folder, values['dry-run']));
  } catch (error) {
    if (error instanceof ScaffoldRefusal) throw new UsageError(error.message);
    throw error;
  }
}

function parseApproach(asked: string): StarterApproach {
  const approach = starterApproaches.find((name) => name === asked);
  if (approach !== undefined) return approach;
  if (asked === 'long-context') {
    throw new UsageError(
      'Long context has no starter of its own: take "prompt" and put the corpus into its policies.',
    );
  }
  const [meant] = suggest(starterApproaches, asked);
  throw new UsageError(
    `There is no starter "${asked}"${meant === undefined ? '' : `, did you mean "${meant}"?`} The starters are ${starterApproaches.join(', ')}.`,
  );
}

function toJson({ approach, target, files, settings, notes }: PlannedProject): unknown {
  return {
    approach,
    directory: target,
    files: files.map(({ to, bytes }) => ({ path: to, bytes })),
    settings,
    notes,
  };
}

function toText({ files, notes }: PlannedProject, folder: string, dry: boolean): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return [
    `${folder}: ${files.length} files, ${Math.ceil(bytes / 1000)} kB ${dry ? 'would be written' : 'written'}.`,
    ...(dry ? files.map(({ to }) => `  ${to}`) : []),
    ...notes.map((note) => `Note: ${note}`),
    ...(dry
      ? []
      : ['Next, in that folder: npm install, then npm start. No key is needed to try it.']),
  ].join('\n');
}
