import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { toFile } from 'openai';
import * as z from 'zod';
import { localRoutes } from '../local/routes.ts';
import { startLocalServer, type LocalServer } from '../local/server.ts';
import { answerFrom, type Answer } from '../src/answer/answerQuestion.ts';
import { localModels, parseConfig } from '../src/config.ts';
import { toJsonl } from '../src/data/prepare.ts';
import { Llm } from '../src/llm.ts';
import { readSettings } from '../src/settings.ts';
import { desks } from '../src/template/template.ts';
import { toTrainingRows } from '../src/usage/curate.ts';
import { loggedRow } from './loggedRow.ts';

const practice = readFileSync(new URL('../data/practice.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => z.object({ question: z.string(), desk: z.enum(desks) }).parse(JSON.parse(line)));
// The rows go round the desks, so both parts hold every desk.
const learnt = practice.slice(0, 128);
const heldOut = practice.slice(128, 176);

describe('a model tuned on this machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tuning-'));
  let server: LocalServer;
  let llm: Llm;
  before(async () => {
    server = await startLocalServer(localRoutes(folder));
    const settings = await readSettings();
    const config = parseConfig({}, settings);
    llm = new Llm({ config, settings, baseUrl: server.baseUrl, log: () => Promise.resolve() });
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function train(): Promise<string> {
    const rows = toTrainingRows(
      learnt.map(({ question, desk }, at) => {
        const row = loggedRow(`${at}`, question);
        return { ...row, output: { ...row.output, desk }, reviewed: true };
      }),
    );
    const { files, fineTuning } = llm.client;
    const file = await files.create({
      file: await toFile(Buffer.from(toJsonl(rows.map((row) => ({ row })))), 'rows.jsonl'),
      purpose: 'fine-tune',
    });
    const job = await fineTuning.jobs.create({
      training_file: file.id,
      model: localModels.chat,
      method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 3 } } },
    });
    for (;;) {
      const { status, fine_tuned_model: model, error } = await fineTuning.jobs.retrieve(job.id);
      if (status === 'succeeded') return model ?? '';
      assert.notEqual(status, 'failed', error?.message);
      await sleep(100);
    }
  }

  const answer = (model: string, question: string): Promise<Answer> =>
    answerFrom(question, loggedRow('', '').sources, (request) =>
      llm.complete({ ...request, model }),
    );

  it('learns the desk from reviewed rows and goes on quoting its sources', async () => {
    const tuned = await train();
    const right = { base: 0, tuned: 0 };
    for (const { question, desk } of heldOut) {
      const base = await answer(localModels.chat, question);
      const learned = await answer(tuned, question);
      if (base.status !== 'failed' && base.desk === desk) right.base += 1;
      if (learned.status !== 'failed' && learned.desk === desk) right.tuned += 1;
    }
    // Measured on these questions: base 22, tuned 33 of 48.
    assert.ok(
      right.tuned - right.base >= heldOut.length / 10,
      `base ${right.base}, tuned ${right.tuned} of ${heldOut.length}`,
    );
    const quoted = await answer(tuned, 'When does my money come back?');
    assert.equal(quoted.status, 'answered');
    assert.equal(quoted.citations[0]?.quote, 'Money comes back within 14 days.');
  });
});
