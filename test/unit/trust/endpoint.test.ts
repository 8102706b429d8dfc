import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { anthropicCounter, geminiCounter } from '../../../src/measure/calibrate/providerCounter';
import { boundedFetch, UnboundedAnswer } from '../../../src/measure/evaluate/run/boundedFetch';
import { ChatFailure } from '../../../src/measure/evaluate/run/chatModel';
import { listModels, openaiChatModel } from '../../../src/measure/evaluate/run/openaiModels';
import { sendJson, serveModel, type Reply } from '../evaluation/modelServer';

const key = 'sk-secret-0123456789abcdef';
const request = { messages: [{ role: 'user' as const, content: 'PRIVATE TEXT' }] };

describe('A model service that must not be trusted', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });
  async function serve(reply: Reply) {
    const server = await serveModel(reply);
    closing.push(server.close);
    return server;
  }
  const ask = (baseUrl: string) =>
    openaiChatModel({ baseUrl, key }, 'm').complete(request, new AbortController().signal);

  for (const status of [301, 302, 307, 308]) {
    it(`sends neither key nor text on to another address (HTTP ${status})`, async () => {
      const thief = await serve((_asked, response) => sendJson(response, 200, {}));
      const server = await serve((_asked, response) =>
        response.writeHead(status, { location: `${thief.baseUrl}/chat/completions` }).end(),
      );
      const { signal } = new AbortController();
      await assert.rejects(
        ask(server.baseUrl),
        (error) => error instanceof ChatFailure && error.message.includes('does not follow'),
      );
      await assert.rejects(listModels({ baseUrl: server.baseUrl, key }, signal), ChatFailure);
      const { origin } = new URL(server.baseUrl);
      await assert.rejects(anthropicCounter('m', key, origin).count('x', signal), ChatFailure);
      await assert.rejects(geminiCounter('m', key, origin).count('x', signal), ChatFailure);
      assert.equal(server.asked.length, 4);
      assert.deepEqual(thief.asked, []);
    });
  }

  it('is given up when its answer is larger than any answer, or never ends', async () => {
    const server = await serve((_asked, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    await assert.rejects(
      ask(server.baseUrl),
      (error) => error instanceof ChatFailure && error.kind === 'interrupted',
    );
    await assert.rejects(boundedFetch(60_000, 100_000)(server.baseUrl), UnboundedAnswer);

    const silent = await serve((_asked, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
    });
    await assert.rejects(boundedFetch(200)(silent.baseUrl), { name: 'TimeoutError' });
  });

  it('learns the key, and nobody who reads what it answers does', async () => {
    for (const status of [400, 401, 403, 404, 418, 429, 500]) {
      // 429 and 500 are tried again by the caller, not here.
      const server = await serve((asked, response) =>
        sendJson(response, status, {
          error: { message: `bad ${asked.authorization}`, code: key, type: asked.authorization },
        }),
      );
      await assert.rejects(ask(server.baseUrl), (error) => {
        assert.ok(error instanceof ChatFailure);
        const told = [error.message, error.stack, JSON.stringify(error), String(error.cause)];
        assert.ok(!told.join().includes(key), told.join());
        assert.ok(!told.join().includes('PRIVATE TEXT'));
        return true;
      });
      assert.equal(server.asked[0]?.authorization, `Bearer ${key}`);
    }
  });

  it('cannot pass what is no list of models for one', async () => {
    for (const body of [{ data: null }, { data: [{ id: 5 }] }, { data: [null] }, [], 'x']) {
      const server = await serve((_asked, response) => sendJson(response, 200, body));
      await assert.rejects(
        listModels({ baseUrl: server.baseUrl }, new AbortController().signal),
        ChatFailure,
      );
    }
  });
});
