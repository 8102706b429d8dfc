import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ingest } from '../src/ingest/ingest.ts';
import { openRag, projectFolder, type Rag } from '../src/openRag.ts';
import { startServer, type RunningServer } from '../src/server.ts';
import * as z from 'zod';
import { temporaryFolder } from './engines.ts';

// Never the provider or the server that .env names.
for (const name of ['API_KEY', 'BASE_URL', 'DATABASE_URL']) process.env[name] = '';

const answered = z.object({
  status: z.literal('answered'),
  citations: z
    .array(z.object({ path: z.string(), quote: z.string(), start: z.int(), end: z.int() }))
    .min(1),
});

describe('the server, with the local models', () => {
  const dataFolder = temporaryFolder();
  let rag: Rag;
  let server: RunningServer;
  before(async () => {
    rag = await openRag({ sample: true, dataFolder });
    await ingest(rag);
    server = await startServer(rag, '127.0.0.1', 0);
  });
  after(async () => {
    await server.close();
    await rag.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  const post = (body: string, type = 'application/json'): Promise<Response> =>
    fetch(`${server.url}/ask`, { method: 'POST', headers: { 'content-type': type }, body });
  const ask = async (question: string): Promise<unknown> =>
    (await post(JSON.stringify({ question }))).json();

  it('answers with quotes that stand in the files', async () => {
    const { citations } = answered.parse(await ask('How long are sewing machines lent?'));
    for (const { path, quote, start, end } of citations)
      assert.equal(readFileSync(join(projectFolder, path), 'utf8').slice(start, end), quote);
    assert.match(citations[0]?.quote ?? '', /four weeks/);
  });

  it('abstains where the corpus does not tell', async () => {
    assert.equal(
      Reflect.get(Object(await ask('What is the capital of Australia?')), 'status'),
      'abstained',
    );
  });

  it('says what it is, and serves its page and nothing else', async () => {
    const health = z
      .object({ status: z.literal('ok'), banner: z.string(), documents: z.int() })
      .parse(await (await fetch(`${server.url}/healthz`)).json());
    assert.match(health.banner, /NOT a language model/);
    assert.equal(health.documents, 9);
    const page = await fetch(server.url);
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'self'/);
    assert.equal((await fetch(`${server.url}/%2e%2e/package.json`)).status, 404);
    assert.equal((await fetch(`${server.url}/constructor`)).status, 404);
  });

  it('refuses what is no question', async () => {
    assert.equal((await post('{"question": "x"}', 'text/plain')).status, 415);
    assert.equal((await post('{')).status, 400);
    assert.equal((await post('{"question": 7}')).status, 400);
    assert.equal((await post('{"question": " "}')).status, 400);
    assert.equal((await post(JSON.stringify({ question: 'x'.repeat(3_000) }))).status, 400);
    assert.equal((await post(JSON.stringify({ question: 'x'.repeat(70_000) }))).status, 413);
  });
});
