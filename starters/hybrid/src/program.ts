import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chooseTrainer } from './chooseTrainer.ts';
import type { Connection } from './connect.ts';
import { toJsonl, type RawFile } from './data/prepare.ts';
import { StarterError } from './errors.ts';
import { readOffers, type Offer } from './offers.ts';
import type { Rag } from './openRag.ts';
import type { TrainerProvider } from './providers/types.ts';
import { supportAnswer, type Task } from './task.ts';
import { readTrainingSettings, type TrainingSettings } from './trainingSettings.ts';
import { readCurated, toTrainingRows } from './usage/curate.ts';

/** Where this project keeps things. */
export interface Folders {
  /** Training rows as the review left them, rendered by the template. */
  readonly raw: string;
  /** What the program makes of them; can be deleted, except while a job runs. */
  readonly work: string;
}

/** Everything the training commands work with. */
export interface Program {
  readonly rag: Rag;
  readonly connection: Connection;
  readonly training: TrainingSettings;
  /** Undefined where offers.json knows nothing of the base model. */
  readonly offer: Offer | undefined;
  readonly baseModel: string;
  readonly provider: TrainerProvider;
  readonly task: Task;
  readonly folders: Folders;
  readonly print: (line: string) => void;
}

const root = path.join(import.meta.dirname, '..');

/** The file that people review; the local server has practice rows of its own, which teach nobody else. */
export function curatedFile({ config }: Pick<Connection, 'config'>): string {
  return config.endpoint.kind === 'local'
    ? path.join(root, '.data/practice/curated.jsonl')
    : path.join(root, 'data/curated.jsonl');
}

/** Chooses the trainer and renders what was reviewed. Throws a StarterError where a setting is wrong. */
export async function openProgram(rag: Rag): Promise<Program> {
  const { connection } = rag;
  const training = await readTrainingSettings(path.join(root, 'training.json'));
  const exportFolder = path.join(root, 'runs/export');
  const { provider, platform, baseModel } = chooseTrainer(connection, training, exportFolder);
  const offers = await readOffers(path.join(root, 'offers.json'));
  const work = path.join(root, '.data/training', provider.name);
  const raw = path.join(work, 'raw');
  await mkdir(raw, { recursive: true });
  const rows = toTrainingRows(await readCurated(curatedFile(connection)));
  await writeFile(path.join(raw, 'reviewed.jsonl'), toJsonl(rows.map((row) => ({ row }))));
  return {
    rag,
    connection,
    training,
    offer: findOffer(offers, training.offer, platform, baseModel),
    baseModel,
    provider,
    task: supportAnswer,
    folders: { raw, work },
    print: console.log,
  };
}

function findOffer(
  offers: readonly Offer[],
  id: string | undefined,
  platform: string,
  baseModel: string,
): Offer | undefined {
  if (id === undefined)
    return offers.find((one) => one.platform === platform && one.baseModel === baseModel);
  const offer = offers.find((one) => one.id === id);
  if (offer?.platform === platform) return offer;
  throw new StarterError(
    'configuration',
    `training.json: offers.json has no "${id}" at ${platform}`,
  );
}

/** The JSONL files of a folder, by name. */
export async function readRawFiles(folder: string): Promise<readonly RawFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, source: await readFile(path.join(folder, name), 'utf8') })),
  );
}
