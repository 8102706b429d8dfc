import type { Connection } from './connect.ts';
import { StarterError } from './errors.ts';
import { exportTrainer } from './providers/export.ts';
import { fireworksTrainer } from './providers/fireworks.ts';
import { openAiTrainer } from './providers/openai.ts';
import { togetherTrainer } from './providers/together.ts';
import type { TrainerProvider } from './providers/types.ts';
import type { TrainingSettings } from './trainingSettings.ts';

export interface ChosenTrainer {
  readonly provider: TrainerProvider;
  readonly platform: string;
  readonly baseModel: string;
}

/** The provider of fine-tuning: the local server without key and URL, else the platform of settings.json. */
export function chooseTrainer(
  connection: Connection,
  training: TrainingSettings,
  exportFolder: string,
): ChosenTrainer {
  const { config, settings, llm } = connection;
  if (config.endpoint.kind === 'local') {
    const baseModel = config.chatModel;
    return { provider: openAiTrainer(llm.client, 'local'), platform: 'local', baseModel };
  }
  const chosen = settings.models.fineTuning;
  if (chosen === undefined) {
    throw new StarterError(
      'configuration',
      'settings.json names no models.fineTuning: { "platform": …, "baseModel": … }',
    );
  }
  const { platform, baseModel } = chosen;
  if (baseModel.startsWith('open weights')) {
    throw new StarterError(
      'configuration',
      `settings.json: "${baseModel}" is a class of models: name the exact id that ${platform} takes in models.fineTuning.baseModel, and its row of offers.json as "offer" in training.json`,
    );
  }
  const { apiKey } = config.endpoint;
  return {
    provider: createTrainer(platform, { connection, training, apiKey, exportFolder }),
    platform,
    baseModel,
  };
}

interface TrainerParts {
  readonly connection: Connection;
  readonly training: TrainingSettings;
  readonly apiKey: string;
  readonly exportFolder: string;
}

function createTrainer(platform: string, parts: TrainerParts): TrainerProvider {
  const { connection, training, apiKey, exportFolder } = parts;
  const { account, trainerUrl } = training;
  switch (platform) {
    case 'openai':
    case 'azure':
      return openAiTrainer(connection.llm.client, 'openai');
    case 'together':
      return togetherTrainer(apiKey, trainerUrl ?? 'https://api.together.xyz/v1');
    case 'fireworks':
      if (account === undefined) {
        throw new StarterError('configuration', 'training.json: Fireworks needs "account"');
      }
      return fireworksTrainer(apiKey, account, trainerUrl ?? 'https://api.fireworks.ai/v1');
    case 'self-hosted':
      return exportTrainer(exportFolder);
    default:
      throw new StarterError(
        'configuration',
        `settings.json: this starter cannot train at "${platform}", only at openai, azure, together, fireworks or self-hosted`,
      );
  }
}
