import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { chooseTrainer } from './chooseTrainer.ts';
import { connect, type Connection } from './connect.ts';
import type { RawFile } from './data/prepare.ts';
import { StarterError } from './errors.ts';
import { readOffers, type Offer } from './offers.ts';
import type { TrainerProvider } from './providers/types.ts';
import { bikeShare, type Task } from './task.ts';
import { readTrainingSettings, type TrainingSettings } from './trainingSettings.ts';

/** Where this project keeps things. */
export interface Folders {
  /** JSONL files as people wrote them. */
  readonly raw: string;
  /** What the program makes of them; can be deleted, except while a job runs. */
  readonly work: string;
}

/** Everything the commands work with. */
export interface Program {
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

export async function openProgram(): Promise<Program> {
  const connection = await connect();
  try {
    const training = await readTrainingSettings(path.join(root, 'training.json'));
    const exportFolder = path.join(root, 'runs/export');
    const { provider, platform, baseModel } = chooseTrainer(connection, training, exportFolder);
    const offers = await readOffers(path.join(root, 'offers.json'));
    return {
      connection,
      training,
      offer: findOffer(offers, training.offer, platform, baseModel),
      baseModel,
      provider,
      task: bikeShare,
      folders: { raw: path.join(root, 'data/raw'), work: path.join(root, '.data') },
      print: console.log,
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function findOffer(
  offers: readonly Offer[],
  id: string | undefined,
  platform: string,
  baseModel: string,
): Offer | undefined {
  // The offer that training.json names is the provider's, not the local server's.
  if (platform === 'local' || id === undefined) {
    return offers.find((one) => one.platform === platform && one.baseModel === baseModel);
  }
  const offer = offers.find((one) => one.id === id);
  if (offer?.platform === platform) return offer;
  throw new StarterError(
    'configuration',
    `training.json: offers.json has no "${id}" at ${platform}`,
  );
}

/** The JSONL files of data/raw, by name. */
export async function readRawFiles(folder: string): Promise<readonly RawFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  if (names.length === 0) throw new StarterError('configuration', `${folder} holds no .jsonl file`);
  return Promise.all(
    names.map(async (name) => ({ name, source: await readFile(path.join(folder, name), 'utf8') })),
  );
}
