import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Config } from '../src/config.ts';
import { Llm } from '../src/llm.ts';
import { readSettings } from '../src/settings.ts';

/** What the stub answers to a path such as /v1/responses; throws for a dropped connection. */
export type Reply = (path: string, body: string) => { status?: number; json: unknown };

/** A provider that answers what a test wants, and a client of it. */
export async function startStub(
  reply: Reply,
  changes: Partial<Config> = {},
): Promise<{ llm: Llm; requests: string[]; close: () => Promise<void> }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    void answer(request, response, reply, requests);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const config: Config = {
    endpoint: { kind: 'remote', apiKey: 'test' },
    chatModel: 'stub',
    embeddingModel: 'stub-embedding',
    embeddingDimensions: 3,
    api: 'responses',
    requestTimeoutMs: 5_000,
    maximumRetries: 0,
    maximumCostUsd: 1,
    ...changes,
  };
  return {
    llm: new Llm({
      config,
      settings: await readSettings(),
      baseUrl: `http://127.0.0.1:${address.port}/v1`,
      log: () => Promise.resolve(),
    }),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  requests: string[],
): Promise<void> {
  let body = '';
  for await (const part of request as AsyncIterable<Buffer>) body += part.toString();
  requests.push(body);
  const { status = 200, json } = reply(request.url ?? '', body);
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}

/** An answer of /v1/responses with this text, complete unless `changes` say otherwise. */
export function responseWith(text: string, changes: Record<string, unknown> = {}): unknown {
  return {
    id: 'resp_1',
    object: 'response',
    status: 'completed',
    model: 'stub',
    output: [
      {
        type: 'message',
        role: 'assistant',
        content: [{ type: 'output_text', text, annotations: [] }],
      },
    ],
    usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
    ...changes,
  };
}
