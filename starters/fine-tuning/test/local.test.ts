import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiFault, type Route } from '../local/server.ts';
import { jobRoutes } from '../local/fineTuning/jobRoutes.ts';
import { systemClock } from '../src/commands/submit.ts';
import { runJob, type JobLimits, type RunResult } from '../src/job/run.ts';
import { openAiTrainer } from '../src/providers/openai.ts';
import { defaultLimits } from '../src/job/run.ts';
import { request, runnerOf, withFolder } from './scriptedTrainer.ts';
import { baseModel, clientOf, easyRows, withTuningServer } from './tuningServer.ts';

const quick: JobLimits = { ...defaultLimits, firstPollMs: 5, longestPollMs: 20 };

function train(
  folder: string,
  baseUrl: string,
  training: string,
  limits = quick,
): Promise<RunResult> {
  const provider = openAiTrainer(clientOf(baseUrl), 'openai');
  const runner = { ...runnerOf(folder, provider, systemClock), limits };
  return runJob(runner, { ...request, submission: { baseModel, epochs: 3, training } });
}

describe('the local server, through the OpenAI client', () => {
  it('trains for real: the model answers what it has learnt', async () => {
    await withFolder((folder) =>
      withTuningServer(folder, {}, async ({ baseUrl, tuning, jobs }) => {
        const result = await train(folder, baseUrl, easyRows(60));
        assert.ok(result.kind === 'ended' && result.outcome.status === 'succeeded');
        const respond = tuning.responderOf(result.outcome.model);
        const answer = (content: string): Promise<string> | undefined =>
          respond?.({
            model: '',
            instructions: '',
            messages: [{ role: 'user', content }],
            schema: undefined,
          });
        assert.equal(await answer('aaa aaa'), '{"intent":"lost_item"}');
        assert.equal(await answer('zzz zzz'), '{"intent":"promo_code"}');
        const [job] = jobs();
        const events = job?.events.map(({ message }) => message) ?? [];
        assert.ok(events.some((message) => message.includes('not a language model')));
        const losses = events
          .flatMap((message) => /^Training loss (.*)$/.exec(message)?.[1] ?? [])
          .map(Number);
        assert.ok((losses.at(-1) ?? 1) < (losses[0] ?? 0) / 2, losses.join(' '));
        assert.equal(tuning.responderOf('ft:unknown'), undefined);
      }),
    );
  });

  it('job failed: answers that never recur cannot be learnt here', async () => {
    const training = Array.from({ length: 20 }, (_, index) =>
      JSON.stringify({
        messages: [
          { role: 'user', content: 'Hi' },
          { role: 'assistant', content: `answer ${index}` },
        ],
      }),
    ).join('\n');
    await withFolder((folder) =>
      withTuningServer(folder, {}, async ({ baseUrl }) => {
        const result = await train(folder, baseUrl, training);
        assert.ok(result.kind === 'ended' && result.outcome.status === 'failed');
        assert.match(result.outcome.reason, /20 different answers in 20 rows/);
      }),
    );
  });

  it('job failed: fewer rows than a training needs', async () => {
    await withFolder((folder) =>
      withTuningServer(folder, {}, async ({ baseUrl }) => {
        const result = await train(folder, baseUrl, easyRows(9));
        assert.ok(result.kind === 'ended' && result.outcome.status === 'failed');
        assert.match(result.outcome.reason, /needs 10 at least/);
      }),
    );
  });

  it('job cancelled at the provider: the run ends', async () => {
    await withFolder((folder) =>
      withTuningServer(folder, { validatingMs: 1_000 }, async ({ baseUrl, jobs }) => {
        const training = train(folder, baseUrl, easyRows(40));
        while (jobs().length === 0) await sleep(5);
        await clientOf(baseUrl).fineTuning.jobs.cancel(jobs()[0]?.id ?? '');
        assert.deepEqual(await training, { kind: 'ended', outcome: { status: 'cancelled' } });
      }),
    );
  });

  it('job stuck validating: the run stops, the job stays', async () => {
    await withFolder((folder) =>
      withTuningServer(folder, { validatingMs: 1_000 }, async ({ baseUrl, jobs }) => {
        const limits = { ...quick, stuckMs: { ...quick.stuckMs, validating_files: 50 } };
        const result = await train(folder, baseUrl, easyRows(40), limits);
        assert.ok(result.kind === 'stuck' && result.state.status === 'validating_files');
        assert.equal(jobs()[0]?.status, 'validating_files');
      }),
    );
  });

  it('file status error: no job is started', async () => {
    await withFolder((folder) =>
      withTuningServer(folder, {}, async ({ baseUrl, jobs }) => {
        const result = await train(folder, baseUrl, `${easyRows(2)}{"messages": broken\n`);
        assert.ok(result.kind === 'ended' && result.outcome.status === 'failed');
        assert.match(
          result.outcome.reason,
          /^the file file-.* was refused: line 3 is no conversation/,
        );
        assert.deepEqual(jobs(), []);
      }),
    );
  });

  it('a base model that cannot be tuned: fails with the reason', async () => {
    await withFolder((folder) =>
      withTuningServer(folder, {}, async ({ baseUrl }) => {
        const provider = openAiTrainer(clientOf(baseUrl), 'openai');
        const runner = { ...runnerOf(folder, provider, systemClock), limits: quick };
        const submission = { baseModel: 'gpt-4', epochs: 1, training: easyRows(20) };
        const result = await runJob(runner, { ...request, submission });
        assert.ok(result.kind === 'ended' && result.outcome.status === 'failed');
        assert.match(result.outcome.reason, /tunes test-base only/);
      }),
    );
  });

  it('the answer to "create" is lost: the job is found, not created twice', async () => {
    await withFolder((folder) => {
      let requests = 0;
      let create: Route | undefined;
      const losing: Route = {
        method: 'POST',
        path: /^\/v1\/fine_tuning\/jobs$/,
        async handle(incoming) {
          requests++;
          await create?.handle(incoming);
          throw new ApiFault(502, 'bad_gateway', 'the answer was lost');
        },
      };
      return withTuningServer(folder, { before: [losing] }, async ({ baseUrl, tuning, jobs }) => {
        create = jobRoutes(tuning, baseModel).find(({ method }) => method === 'POST');
        const result = await train(folder, baseUrl, easyRows(40));
        assert.ok(result.kind === 'ended' && result.outcome.status === 'succeeded');
        assert.deepEqual([requests, jobs().length], [1, 1]);
      });
    });
  });
});

describe('a server that answers garbage', () => {
  const answers: readonly (readonly [string, string, string])[] = [
    ['a web page', 'text/html', '<html>Welcome</html>'],
    ['broken JSON', 'application/json', '{"id": '],
    ['JSON of another kind', 'application/json', '{"hello":"world"}'],
    ['a list', 'application/json', '[]'],
  ];
  for (const [name, type, body] of answers) {
    it(`${name}: the run stops and can be taken up again`, async () => {
      const server = createServer((_request, response) => {
        response.writeHead(200, { 'content-type': type }).end(body);
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      assert.ok(typeof address === 'object' && address);
      try {
        await withFolder(async (folder) => {
          const result = await train(folder, `http://127.0.0.1:${address.port}/v1`, easyRows(20));
          assert.equal(result.kind, 'interrupted');
          assert.match('message' in result ? result.message : '', /unreadable|no valid JSON/);
        });
      } finally {
        server.close();
        server.closeAllConnections();
      }
    });
  }
});

describe('a process that is killed in the middle and started again', () => {
  it('leaves one job at the server, and sees it through', async () => {
    await withFolder((folder) =>
      withTuningServer(
        path.join(folder, 'server'),
        { validatingMs: 1_500 },
        async ({ baseUrl, jobs, tuning }) => {
          const start = (): ReturnType<typeof spawn> =>
            spawn(
              process.execPath,
              [
                '--import',
                './typescript.mjs',
                'test/submitInChild.ts',
                baseUrl,
                path.join(folder, 'state'),
              ],
              { stdio: ['ignore', 'pipe', 'inherit'] },
            );
          const first = start();
          const ended = once(first, 'exit');
          while (jobs().length === 0) await sleep(5);
          first.kill('SIGKILL');
          assert.deepEqual(await ended, [null, 'SIGKILL']);
          const second = start();
          let output = '';
          second.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
          assert.deepEqual(await once(second, 'exit'), [0, null]);
          assert.match(output, /"status":"succeeded"/);
          assert.equal(jobs().length, 1);
          assert.equal(tuning.stores.files.all().length, 1);
        },
      ),
    );
  });
});
