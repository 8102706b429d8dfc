import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { IsoDay } from '../core/catalog/catalogNumber';
import { bundledCatalog } from '../core/catalog/bundledCatalog';
import { applyOverrides } from '../core/catalog/overrides';
import type { Plan } from '../core/plan/plan';
import { resolvePlan } from '../core/plan/resolve';
import { planVersion } from '../core/plan/schema';
import type { StarterApproach } from './starter';
import { listStarterFiles, type StarterFile } from './starterFiles';
import { planSettings } from './starterSettings';

/** A plan and the folder that its paths are relative to. */
export interface PlanSource {
  readonly plan: Plan;
  readonly folder: string;
}

export interface ScaffoldRequest {
  readonly approach: StarterApproach;
  /** The folder that holds the starters, each under its approach's name. */
  readonly startersFolder: string;
  /** The folder to create. Absolute. */
  readonly target: string;
  /** Undefined = the starter's own settings, on models that are still sold. */
  readonly source: PlanSource | undefined;
  readonly day: IsoDay;
}

/** A project that is ready to be written: what will be in it, to the byte. */
export interface PlannedProject {
  readonly approach: StarterApproach;
  readonly starterFolder: string;
  /** Absolute. */
  readonly target: string;
  readonly files: readonly (StarterFile & { readonly bytes: number })[];
  /** The files that are not copied as they stand: JSON data, by their place in the project. */
  readonly written: ReadonlyMap<string, string>;
  /** What settings.json will hold. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What the user must know before they agree. */
  readonly notes: readonly string[];
}

/**
 * Plans the copy of a starter without writing anything.
 * @throws {ScaffoldRefusal} where a model of the plan cannot be used
 */
export async function planProject(request: ScaffoldRequest): Promise<PlannedProject> {
  const { approach, target, source, day } = request;
  const starterFolder = path.join(request.startersFolder, approach);
  const plan = source?.plan ?? resolvePlan({ version: planVersion });
  const { catalog } = applyOverrides(bundledCatalog, plan.prices, day);
  const listed = await listStarterFiles(starterFolder);
  const { settings, offer, notes } = planSettings(
    approach,
    await readJsonObject(path.join(starterFolder, 'settings.json')),
    {
      plan,
      catalog,
      corpusFolders: source === undefined ? [] : relativeFolders(source, target),
    },
    day,
  );
  const written = new Map([['settings.json', toJson(settings)]]);
  if (listed.some(({ to }) => to === 'offers.json')) {
    written.set('offers.json', toJson(catalog.fineTuningOffers));
  }
  if (offer !== undefined && listed.some(({ to }) => to === 'training.json')) {
    const own = await readJsonObject(path.join(starterFolder, 'training.json'));
    written.set('training.json', toJson({ ...own, offer }));
  }
  const files = await Promise.all(
    listed.map(async (file) => {
      const text = written.get(file.to);
      const bytes =
        text === undefined
          ? (await stat(path.join(starterFolder, file.from))).size
          : Buffer.byteLength(text);
      return { ...file, bytes };
    }),
  );
  return { approach, starterFolder, target, files, written, settings, notes };
}

async function readJsonObject(file: string): Promise<Readonly<Record<string, unknown>>> {
  const json: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (typeof json !== 'object' || json === null) throw new Error(`${file} is no JSON object`);
  return { ...json };
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The plan's corpus folders as the project sees them; a folder on another drive stays absolute. */
function relativeFolders({ plan, folder }: PlanSource, target: string): readonly string[] {
  return plan.corpus.folders.map((one) => {
    const relative = path.relative(target, path.resolve(folder, one));
    return relative === '' ? '.' : relative.split(path.sep).join('/');
  });
}
