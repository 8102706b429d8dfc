import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { answerQuestion } from './answer/answerQuestion.ts';
import { StarterError } from './errors.ts';
import type { Rag } from './openRag.ts';
import { readQuestion } from './readQuestion.ts';
import { readStats } from './stats.ts';

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

const askBody = z.object({ question: z.string(), under: z.string().optional() });
const largestBodyBytes = 64_000;

const files: Readonly<Record<string, { name: string; type: string }>> = {
  '/': { name: 'index.html', type: 'text/html; charset=utf-8' },
  '/page.css': { name: 'page.css', type: 'text/css; charset=utf-8' },
  '/page.js': { name: 'page.js', type: 'text/javascript; charset=utf-8' },
};

/** A request that cannot be served, and the status that says so. */
class HttpFault extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * GET / (a page), POST /ask {question, under?} and GET /healthz. It knows no users: bind it to the
 * loopback interface, or put it behind something that does.
 */
export async function startServer(rag: Rag, host: string, port: number): Promise<RunningServer> {
  const server = createServer((request, response) => {
    void respond(rag, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(
        new StarterError(
          'configuration',
          `the server cannot listen on ${host}:${port} (${error.message}): set PORT in .env`,
        ),
      );
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

async function respond(
  rag: Rag,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const file = files[path];
    if (request.method === 'GET' && file !== undefined) {
      const content = await readFile(new URL(`../public/${file.name}`, import.meta.url));
      response
        .writeHead(200, {
          'content-type': file.type,
          'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
        })
        .end(content);
    } else if (request.method === 'GET' && path === '/healthz') {
      const stats = await readStats(rag.database);
      writeJson(response, 200, { status: 'ok', banner: rag.connection.banner, ...stats });
    } else if (request.method === 'POST' && path === '/ask') {
      const { question, under } = parseAsk(await readJson(request));
      writeJson(response, 200, await answerQuestion(rag, question, under));
    } else throw new HttpFault(404, `there is no ${request.method ?? ''} ${path}`);
  } catch (error) {
    const { status, message } = faultOf(error);
    if (status === 500) console.error(error);
    writeJson(response, status, { error: message });
  }
}

function parseAsk(json: unknown): { question: string; under: string | undefined } {
  const parsed = askBody.safeParse(json);
  if (!parsed.success) throw new HttpFault(400, 'send {"question": "…"}');
  try {
    return { question: readQuestion(parsed.data.question), under: parsed.data.under };
  } catch (error) {
    throw new HttpFault(400, error instanceof Error ? error.message : String(error));
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  // A page of another site can send a form or plain text without asking; JSON it cannot.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new HttpFault(415, 'send content-type: application/json');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestBodyBytes) throw new HttpFault(413, 'the body is too large');
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new HttpFault(400, 'the body is not JSON');
  }
}

/** What the caller may know: a provider's failure may quote what we sent, so it stays in our log. */
function faultOf(error: unknown): { status: number; message: string } {
  if (error instanceof HttpFault) return error;
  if (error instanceof StarterError && error.code === 'budget')
    return { status: 503, message: 'the spend cap of this server is reached' };
  return { status: 500, message: 'the question could not be answered: see the log of the server' };
}

function writeJson(response: ServerResponse, status: number, json: unknown): void {
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'x-content-type-options': 'nosniff',
    })
    .end(JSON.stringify(json));
}
