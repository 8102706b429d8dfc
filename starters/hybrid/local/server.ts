import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as a route sees it. */
export interface LocalRequest {
  /** The groups of the route's path. */
  readonly parameters: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** The body as JSON; answers 400 where it is none. */
  json(): unknown;
}

/** What a route answers: JSON, or bytes. */
export type LocalResponse = { readonly json: unknown } | { readonly bytes: Buffer };

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Of the whole path, such as /^\/v1\/models\/([^/]+)$/. */
  readonly path: RegExp;
  handle(request: LocalRequest): Promise<LocalResponse> | LocalResponse;
}

export interface LocalServer {
  /** Ends in /v1. */
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** An error in the form the OpenAI API gives it. */
export class ApiFault extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const largestBodyBytes = 64_000_000;

/**
 * An OpenAI-compatible server on the loopback interface, for development and tests without key or network.
 * The first route that fits answers.
 */
export async function startLocalServer(routes: readonly Route[], port = 0): Promise<LocalServer> {
  const server = createServer((request, response) => {
    void answer(routes, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
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
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(request);
    const result = await dispatch(routes, request, body);
    if ('bytes' in result) response.writeHead(200).end(result.bytes);
    else writeJson(response, 200, result.json);
  } catch (error) {
    const fault =
      error instanceof ApiFault
        ? error
        : new ApiFault(500, 'server_error', error instanceof Error ? error.message : String(error));
    writeJson(response, fault.status, {
      error: {
        message: fault.message,
        type: 'invalid_request_error',
        param: null,
        code: fault.code,
      },
    });
  }
}

async function dispatch(
  routes: readonly Route[],
  request: IncomingMessage,
  body: Buffer,
): Promise<LocalResponse> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  for (const route of routes) {
    const match = request.method === route.method ? route.path.exec(url.pathname) : null;
    if (match === null) continue;
    return route.handle({
      parameters: match.slice(1).map(decodeURIComponent),
      query: url.searchParams,
      headers: request.headers,
      body,
      json: () => parseJson(body),
    });
  }
  throw new ApiFault(
    404,
    'unknown_url',
    `the local server has no ${request.method ?? ''} ${url.pathname}`,
  );
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ApiFault(400, 'invalid_json', 'the body is not JSON');
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestBodyBytes) throw new ApiFault(413, 'too_large', 'the body is too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function writeJson(response: ServerResponse, status: number, json: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}
