import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ApiFault, type Route } from '../local/server.ts';
import { answerSchema, templateHash } from '../src/template/template.ts';
import { promote, readPromoted, Router, type TunedModel } from '../src/router.ts';
import { message, response, startStub } from './stubServer.ts';

const folder = mkdtempSync(join(tmpdir(), 'router-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

const tuned: TunedModel = {
  model: 'ft:tuned',
  baseModel: 'stub',
  templateHash,
  promotedAt: '2026-11-22T10:00:00Z',
};
const request = {
  instructions: '',
  messages: [{ role: 'user', content: 'q' }],
  schema: answerSchema,
  schemaName: 'answer',
  maximumOutputTokens: 10,
} as const;
const text = JSON.stringify({ citations: [], answerable: false, answer: '', desk: 'counter' });

/** Asks the router twice where the tuned model fails so; gives the models that were asked, in turn. */
async function modelsAsked(
  promoted: TunedModel | undefined,
  fault?: ApiFault,
): Promise<{ asked: string[]; warnings: string[]; error: unknown }> {
  const asked: string[] = [];
  const warnings: string[] = [];
  const route: Route = {
    method: 'POST',
    path: /^\/v1\/responses$/,
    handle: (call) => {
      const model: unknown = Reflect.get(Object(call.json()), 'model');
      asked.push(String(model));
      if (model === tuned.model && fault) throw fault;
      return { json: response({ output: [message({ type: 'output_text', text })] }) };
    },
  };
  const { llm, server } = await startStub([route], { MAX_RETRIES: '0' });
  try {
    const router = new Router(llm, promoted, (line) => warnings.push(line));
    let error: unknown;
    for (let call = 0; call < 2; call += 1)
      await router.complete(request).catch((thrown: unknown) => {
        error = thrown;
      });
    return { asked, warnings, error };
  } finally {
    await server.close();
  }
}

describe('the router', () => {
  it('asks the tuned model while it is there', async () => {
    assert.deepEqual((await modelsAsked(tuned)).asked, ['ft:tuned', 'ft:tuned']);
    assert.deepEqual((await modelsAsked(undefined)).asked, ['stub', 'stub']);
  });

  it('goes back to the base for good when the tuned model was shut down', async () => {
    for (const fault of [
      new ApiFault(404, 'model_not_found', 'no such model'),
      new ApiFault(410, 'gone', 'shut down'),
    ]) {
      const { asked, warnings, error } = await modelsAsked(tuned, fault);
      assert.deepEqual(asked, ['ft:tuned', 'stub', 'stub']);
      assert.equal(warnings.length, 1);
      assert.equal(error, undefined);
    }
  });

  it('hides no other failure', async () => {
    const { asked, error } = await modelsAsked(tuned, new ApiFault(401, 'key', 'wrong key'));
    assert.deepEqual(asked, ['ft:tuned', 'ft:tuned']);
    assert.match(String(error), /wrong key/);
  });

  it('does not serve a model that was tuned on another template', async () => {
    const { asked, warnings } = await modelsAsked({ ...tuned, templateHash: 'other' });
    assert.deepEqual(asked, ['stub', 'stub']);
    assert.match(warnings[0] ?? '', /was tuned on the template other/);
  });

  it('remembers what was promoted', async () => {
    const file = join(folder, 'sub/promoted.json');
    assert.equal(await readPromoted(file), undefined);
    await promote(tuned, file);
    assert.deepEqual(await readPromoted(file), tuned);
  });
});
