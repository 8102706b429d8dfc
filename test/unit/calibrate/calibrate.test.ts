import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { calibrate } from '../../../src/measure/calibrate/calibrate';
import { anthropicCounter, geminiCounter } from '../../../src/measure/calibrate/providerCounter';
import { ChatFailure } from '../../../src/measure/evaluate/run/chatModel';
import type { Patience } from '../../../src/measure/evaluate/run/patience';

/** A tokenizer by words, so that its ratio to the blocks' own counts is known. */
const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;
const blocks = Array.from({ length: 40 }, (_, index) => {
  const text = 'some words of a block\n'.repeat(5 + (index % 7));
  return { text, tokens: words(text) * 2 };
});
const key = 'sk-secret-key';

interface Asked {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Answer = (asked: Asked, response: ServerResponse, index: number) => void;

describe('calibrate', () => {
  let server: Server;
  let origin: string;
  let asked: Asked[];
  let answer: Answer;
  let slept: number[];
  const patience: Patience = {
    sleep: (ms, signal) => {
      slept.push(ms);
      return signal.aborted ? Promise.reject(new Error('aborted')) : Promise.resolve();
    },
    random: () => 0.5,
    now: () => slept.reduce((sum, ms) => sum + ms, 0),
  };

  beforeEach(async () => {
    asked = [];
    slept = [];
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const one = { url: request.url ?? '', headers: request.headers, body };
        asked.push(one);
        answer(one, response, asked.length - 1);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const json = (response: ServerResponse, value: unknown, status = 200): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
  const textOf = ({ body }: Asked): string =>
    (JSON.parse(body) as { messages: { content: string }[] }).messages[0]?.content ?? '';
  /** As Anthropic answers: three tokens for each word, and eleven for the message. */
  const honest: Answer = (one, response) =>
    json(response, { input_tokens: words(textOf(one)) * 3 + 11 });
  const run = (signal = new AbortController().signal, sample = blocks) =>
    calibrate(sample, anthropicCounter('claude-x', key, origin), { signal, patience });
  const failure = (kind: string, message: RegExp) => (error: unknown) =>
    error instanceof ChatFailure &&
    error.kind === kind &&
    message.test(error.message) &&
    !error.message.includes(key) &&
    !JSON.stringify(error).includes(key);

  it('finds the ratio of the text alone: what the message adds is measured and subtracted', async () => {
    answer = honest;
    const result = await run();
    assert.deepEqual(result, {
      ratio: { low: 1.5, likely: 1.5, high: 1.5 },
      blocks: 40,
      overheadTokens: 11,
    });
    assert.equal(asked.length, 42);
    assert.ok(asked.every(({ url }) => url === '/v1/messages/count_tokens'));
    assert.ok(asked.every(({ headers }) => headers['x-api-key'] === key));
  });

  it('asks Gemini in its own way', async () => {
    answer = ({ url, headers, body }, response) => {
      const { contents } = JSON.parse(body) as { contents: { parts: { text: string }[] }[] };
      assert.equal(url, '/v1beta/models/gemini-x:countTokens');
      assert.equal(headers['x-goog-api-key'], key);
      json(response, { totalTokens: words(contents[0]?.parts[0]?.text ?? '') * 2 + 1 });
    };
    const counter = geminiCounter('gemini-x', key, origin);
    const { signal } = new AbortController();
    const { ratio, overheadTokens } = await calibrate(blocks, counter, { signal, patience });
    assert.deepEqual([ratio.likely, overheadTokens], [1, 1]);
  });

  it('says of a bad key that it is bad, after one request, and never quotes it', async () => {
    answer = (_, response) =>
      json(response, { error: { message: `invalid x-api-key ${key}` } }, 401);
    await assert.rejects(
      run(),
      failure('key', /^127\.0\.0\.1:\d+ does not accept the key \(HTTP 401\)$/),
    );
    assert.equal(asked.length, 1);
  });

  it('waits as long as it is told and tries again where that may help', async () => {
    answer = (one, response, index) => {
      if (index === 3) response.writeHead(429, { 'retry-after': '7' }).end();
      else if (index === 9) response.writeHead(529).end();
      else if (index === 15) response.destroy();
      else honest(one, response, index);
    };
    assert.equal((await run()).ratio.likely, 1.5);
    assert.equal(asked.length, 45);
    assert.ok(slept.includes(7_000));
  });

  it('gives up after several tries, in one sentence', async () => {
    answer = (_, response) => response.writeHead(503).end();
    await assert.rejects(run(), failure('temporary', /fails \(HTTP 503\)$/));
    assert.ok(asked.length < 10);
  });

  it('takes no garbage for a count', async () => {
    for (const garbage of [
      '{}',
      '<html>',
      '',
      '{"input_tokens":-1}',
      '{"input_tokens":"12"}',
      '[1]',
    ]) {
      answer = (_, response) => response.end(garbage);
      await assert.rejects(run(), failure('unreadable', /no count$/), garbage);
    }
    answer = (_, response) => json(response, { input_tokens: 7 });
    await assert.rejects(run(), failure('unreadable', /cannot be right$/));
  });

  it('follows no redirect with the key', async () => {
    answer = (_, response) => response.writeHead(307, { location: `${origin}/elsewhere` }).end();
    await assert.rejects(run(), failure('model', /does not follow$/));
    assert.ok(asked.every(({ url }) => url !== '/elsewhere'));
  });

  it('ends when it is cancelled, with what cancelled it', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled by the user');
    answer = (one, response, index) => {
      if (index === 10) controller.abort(reason);
      honest(one, response, index);
    };
    await assert.rejects(run(controller.signal), reason);
    assert.ok(asked.length < 20);
  });

  it('asks nobody about a sample too small to say anything', async () => {
    answer = honest;
    await assert.rejects(run(undefined, blocks.slice(0, 29)), RangeError);
    assert.equal(asked.length, 0);
  });
});
