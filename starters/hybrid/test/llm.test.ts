import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import OpenAI from 'openai';
import * as z from 'zod';
import { embeddingRoutes } from '../local/embeddings.ts';
import { ApiFault, startLocalServer, type Route } from '../local/server.ts';
import { localModels, parseConfig } from '../src/config.ts';
import { StarterError } from '../src/errors.ts';
import type { Llm } from '../src/llm.ts';
import { readSettings } from '../src/settings.ts';
import { costUsd, Spending } from '../src/spending.ts';
import { message, post, response, startStub } from './stubServer.ts';

const schema = z.object({ reasoning: z.string(), answer: z.string() });
const ask = (llm: Llm) =>
  llm.complete({
    instructions: 'Answer.',
    messages: [{ role: 'user', content: 'Hello' }],
    schema,
    schemaName: 'answer',
    maximumOutputTokens: 100,
  });
const good = JSON.stringify({ reasoning: 'r', answer: 'a' });
const responses = /^\/v1\/responses$/;

describe('one call of a model', () => {
  for (const [name, answer, status] of [
    [
      'an answer of the schema',
      { output: [message({ type: 'output_text', text: good })] },
      'answered',
    ],
    ['a refusal', { output: [message({ type: 'refusal', refusal: 'no' })] }, 'refused'],
    [
      'a truncated answer',
      {
        status: 'incomplete',
        incomplete_details: { reason: 'max_output_tokens' },
        output: [message({ type: 'output_text', text: good.slice(0, 9) })],
      },
      'incomplete',
    ],
    [
      'an answer that a filter cut',
      { status: 'incomplete', incomplete_details: { reason: 'content_filter' } },
      'refused',
    ],
    ['no JSON', { output: [message({ type: 'output_text', text: 'Sure!' })] }, 'invalid'],
    [
      'another schema',
      { output: [message({ type: 'output_text', text: '{"answer":1}' })] },
      'invalid',
    ],
    ['a failed response', { status: 'failed', error: { message: 'broken' } }, 'incomplete'],
  ] as const) {
    it(`reads ${name} as ${status}`, async () => {
      const { llm, server, calls } = await startStub([post(responses, () => response(answer))]);
      try {
        const completion = await ask(llm);
        assert.equal(completion.status, status);
        assert.equal(completion.costUsd, undefined, 'a model without a price has no known cost');
        assert.deepEqual(
          calls.map((call) => call.status),
          [status],
        );
      } finally {
        await server.close();
      }
    });
  }

  it('falls back to chat where the server has no /responses, and stays there', async () => {
    let tries = 0;
    const { llm, server } = await startStub([
      {
        method: 'POST',
        path: responses,
        handle() {
          tries += 1;
          throw new ApiFault(404, 'unknown_url', 'no such path');
        },
      },
      post(/^\/v1\/chat\/completions$/, () => ({
        choices: [
          { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: good } },
        ],
        usage: { prompt_tokens: 1, completion_tokens: 1 },
      })),
    ]);
    try {
      assert.equal((await ask(llm)).status, 'answered');
      assert.equal((await ask(llm)).status, 'answered');
      assert.equal(tries, 1);
    } finally {
      await server.close();
    }
  });

  it('says so when the model does not exist, instead of trying chat', async () => {
    const { llm, server } = await startStub([
      {
        method: 'POST',
        path: responses,
        handle() {
          throw new ApiFault(404, 'model_not_found', 'no model "stub"');
        },
      },
    ]);
    try {
      await assert.rejects(
        ask(llm),
        (error) => error instanceof StarterError && /no model "stub"/.test(error.message),
      );
    } finally {
      await server.close();
    }
  });

  it('tries again after a server error', async () => {
    let tries = 0;
    const { llm, server } = await startStub([
      {
        method: 'POST',
        path: responses,
        handle() {
          tries += 1;
          if (tries === 1) throw new ApiFault(503, 'overloaded', 'later');
          return { json: response({ output: [message({ type: 'output_text', text: good })] }) };
        },
      },
    ]);
    try {
      assert.equal((await ask(llm)).status, 'answered');
      assert.equal(tries, 2);
    } finally {
      await server.close();
    }
  });

  it('gives up after the timeout', async () => {
    const never: Route = {
      method: 'POST',
      path: responses,
      handle: () => new Promise(() => undefined),
    };
    const { llm, server } = await startStub([never], {
      REQUEST_TIMEOUT_MS: '50',
      MAX_RETRIES: '0',
    });
    try {
      await assert.rejects(ask(llm), /timed out/i);
    } finally {
      await server.close();
    }
  });
});

describe('embeddings', () => {
  const embeddings = (vectors: readonly unknown[]) =>
    post(/^\/v1\/embeddings$/, () => ({
      data: vectors.map((embedding, index) => ({ index, embedding })),
      usage: { prompt_tokens: 1, total_tokens: 1 },
    }));

  for (const [name, vectors, problem] of [
    ['fewer vectors than texts', [[1, 0]], /1 vectors for 2 texts/],
    [
      'vectors of two dimensions',
      [
        [1, 0],
        [1, 0, 0],
      ],
      /3 dimensions where 2/,
    ],
    [
      'a vector of zeros, as a client reads floats for base64',
      [
        [1, 0],
        [0, 0],
      ],
      /without a direction/,
    ],
  ] as const) {
    it(`refuses ${name}`, async () => {
      const { llm, server } = await startStub([embeddings(vectors)]);
      try {
        await assert.rejects(llm.embed(['a', 'b']), problem);
      } finally {
        await server.close();
      }
    });
  }

  it('asks for floats, so that a server that knows no base64 gives right vectors', async () => {
    const { llm, server } = await startStub([embeddings([[0.5, -0.25]])]);
    try {
      assert.deepEqual(await llm.embed(['a']), [[0.5, -0.25]]);
    } finally {
      await server.close();
    }
  });

  it('come from the local model alike in float and in base64', async () => {
    const server = await startLocalServer(embeddingRoutes);
    try {
      const client = new OpenAI({ apiKey: 'local', baseURL: server.baseUrl });
      const [float, base64] = await Promise.all(
        (['float', 'base64'] as const).map(async (encoding_format) => {
          const { data } = await client.embeddings.create({
            model: localModels.embedding,
            input: 'a bicycle',
            encoding_format,
          });
          return data[0]?.embedding;
        }),
      );
      assert.ok(Array.isArray(float) && typeof base64 === 'string');
      const bytes = Buffer.from(base64, 'base64');
      const decoded = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
      assert.equal(decoded.length, localModels.embeddingDimensions);
      assert.deepEqual([...decoded], [...new Float32Array(float)]);
    } finally {
      await server.close();
    }
  });
});

describe('money', () => {
  const prices = { input: 2, cachedInput: 0.2, output: 10, source: 'test', readAt: '2026-11-22' };

  it('counts cached input at its price and reasoning as output', () => {
    const usage = { inputTokens: 1_000, cachedInputTokens: 600, outputTokens: 200 };
    assert.equal(costUsd(usage, prices)?.toFixed(8), '0.00292000');
    assert.equal(costUsd(usage, undefined), undefined);
  });

  it('refuses a call whose worst case does not fit, however many run at once', async () => {
    const spending = new Spending(1);
    const call = () => Promise.resolve({ costUsd: 0.3 });
    const results = await Promise.allSettled([1, 2, 3].map(() => spending.book(0.4, call)));
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected'],
    );
    assert.equal(spending.spentUsd, 0.6);
  });

  it('books a failed call as its worst case', async () => {
    const spending = new Spending(1);
    await assert.rejects(spending.book(0.7, () => Promise.reject(new Error('lost'))));
    assert.equal(spending.spentUsd, 0.7);
  });
});

describe('the configuration', () => {
  it('is the local server without key and URL, empty lines included', async () => {
    const config = parseConfig({ API_KEY: '', BASE_URL: '' }, await readSettings());
    assert.deepEqual(config.endpoint, { kind: 'local' });
  });

  it('takes the models of settings.json with a key, and those of .env before them', async () => {
    const settings = await readSettings();
    assert.equal(parseConfig({ API_KEY: 'k' }, settings).chatModel, settings.models.chat.id);
    assert.equal(parseConfig({ API_KEY: 'k', CHAT_MODEL: 'mine' }, settings).chatModel, 'mine');
  });

  it('names the line of .env that is wrong', async () => {
    const settings = await readSettings();
    assert.throws(() => parseConfig({ API: 'soap' }, settings), /API/);
    assert.throws(() => parseConfig({ BASE_URL: 'localhost' }, settings), /BASE_URL/);
  });
});
