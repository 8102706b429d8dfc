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
  /** The text of settings.json. */
  readonly settings: string;
  /** The text of offers.json, for the starters that have one. */
  readonly offers: string;
  /** What the user must know before they agree. */
  readonly notes: readonly string[];
}

const settingsFile = 'settings.json';
/** What is known of each offer to fine-tune: prices and dates, with source and day read. */
const offersFile = 'offers.json';

/**
 * Plans the copy of a starter without writing anything.
 * @throws {ScaffoldRefusal} where a model of the plan cannot be used
 */
export async function planProject(request: ScaffoldRequest): Promise<PlannedProject> {
  const { approach, target, source, day } = request;
  const starterFolder = path.join(request.startersFolder, approach);
  const own = parseSettings(await readFile(path.join(starterFolder, settingsFile), 'utf8'));
  const plan = source?.plan ?? resolvePlan({ version: planVersion });
  const { catalog } = applyOverrides(bundledCatalog, plan.prices, day);
  const planned = planSettings(
    approach,
    own,
    {
      plan,
      catalog,
      corpusFolders: source === undefined ? [] : relativeFolders(source, target),
    },
    day,
  );
  const texts = {
    settings: jsonText(planned.settings),
    offers: jsonText(catalog.fineTuningOffers),
  };
  const files = await Promise.all(
    (await listStarterFiles(starterFolder)).map(async (file) => ({
      ...file,
      bytes: await sizeOf(path.join(starterFolder, file.from), writtenText(texts, file)),
    })),
  );
  return { approach, starterFolder, target, files, ...texts, notes: planned.notes };
}

async function sizeOf(file: string, text: string | undefined): Promise<number> {
  return text === undefined ? (await stat(file)).size : Buffer.byteLength(text);
}

/** The text of a planned file where it is not copied as it stands. */
export function writtenText(
  { settings, offers }: Pick<PlannedProject, 'settings' | 'offers'>,
  { to }: StarterFile,
): string | undefined {
  if (to === settingsFile) return settings;
  return to === offersFile ? offers : undefined;
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function parseSettings(text: string): Readonly<Record<string, unknown>> {
  const json: unknown = JSON.parse(text);
  if (typeof json !== 'object' || json === null) throw new Error('settings.json is no object');
  return { ...json };
}

/** The plan's corpus folders as the project sees them; a folder on another drive stays absolute. */
function relativeFolders({ plan, folder }: PlanSource, target: string): readonly string[] {
  return plan.corpus.folders.map((one) => {
    const relative = path.relative(target, path.resolve(folder, one));
    return relative === '' ? '.' : relative.split(path.sep).join('/');
  });
}
