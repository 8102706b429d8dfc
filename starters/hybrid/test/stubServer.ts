import { parseConfig } from '../src/config.ts';
import { Llm } from '../src/llm.ts';
import { readSettings } from '../src/settings.ts';
import type { LoggedCall } from '../src/usageLog.ts';
import { startLocalServer, type LocalServer, type Route } from '../local/server.ts';

/** A client of a server that misbehaves on purpose; `calls` is what the client logged. */
export interface Stub {
  readonly llm: Llm;
  readonly server: LocalServer;
  readonly calls: readonly LoggedCall[];
}

export async function startStub(
  routes: readonly Route[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Stub> {
  const server = await startLocalServer(routes);
  const settings = await readSettings();
  const config = parseConfig(
    {
      BASE_URL: server.baseUrl,
      CHAT_MODEL: 'stub',
      EMBED_MODEL: 'stub',
      MAX_RETRIES: '1',
      ...environment,
    },
    settings,
  );
  const calls: LoggedCall[] = [];
  const llm = new Llm({
    config,
    settings,
    baseUrl: server.baseUrl,
    log: (call) => {
      calls.push(call);
      return Promise.resolve();
    },
  });
  return { llm, server, calls };
}

/** A route that answers every request with the same JSON. */
export function post(path: RegExp, answer: () => unknown): Route {
  return { method: 'POST', path, handle: () => ({ json: answer() }) };
}

/** What /v1/responses answers. */
export function response(parts: Readonly<Record<string, unknown>>): unknown {
  return {
    id: 'r',
    object: 'response',
    status: 'completed',
    output: [],
    usage: { input_tokens: 10, output_tokens: 5 },
    ...parts,
  };
}

/** An output message of one part. */
export function message(part: Readonly<Record<string, unknown>>): unknown {
  return { type: 'message', role: 'assistant', content: [part] };
}
