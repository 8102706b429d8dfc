import { loadEnvironmentFile, parseConfig, type Config } from './config.ts';
import { Llm } from './llm.ts';
import { readSettings, type Settings } from './settings.ts';
import { createUsageLog } from './usageLog.ts';

/** Everything a program of this starter works with. */
export interface Connection {
  readonly llm: Llm;
  readonly config: Config;
  readonly settings: Settings;
  /** One line that says who answers; print it first. */
  readonly banner: string;
  close(): Promise<void>;
}

/** Connects to the provider that .env names, or starts the local server where it names none. */
export async function connect(): Promise<Connection> {
  loadEnvironmentFile();
  const settings = await readSettings();
  const config = parseConfig(process.env, settings);
  const log = createUsageLog();
  if (config.endpoint.kind === 'remote') {
    const { baseUrl } = config.endpoint;
    return {
      llm: new Llm({ config, settings, baseUrl, log }),
      config,
      settings,
      banner: `Answers come from ${config.chatModel} at ${baseUrl ?? 'api.openai.com'}; every call is billed by the provider.`,
      close: () => Promise.resolve(),
    };
  }
  // On demand: the local server is a development dependency.
  const { startLocalServer } = await import('../local/server.ts');
  const { localRoutes } = await import('../local/routes.ts');
  const server = await startLocalServer(localRoutes());
  return {
    llm: new Llm({ config, settings, baseUrl: server.baseUrl, log }),
    config,
    settings,
    banner:
      'No API_KEY and no BASE_URL: an extractive reader on this machine answers. It is NOT a language model: it copies the nearest sentence. Free, offline, good for trying the plumbing.',
    close: () => server.close(),
  };
}
