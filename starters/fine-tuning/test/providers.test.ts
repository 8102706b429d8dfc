import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ApiFault, startLocalServer, type LocalRequest, type Route } from '../local/server.ts';
import { systemClock } from '../src/commands/submit.ts';
import { defaultLimits, runJob, type RunResult } from '../src/job/run.ts';
import { exportTrainer } from '../src/providers/export.ts';
import { fireworksTrainer } from '../src/providers/fireworks.ts';
import { togetherTrainer } from '../src/providers/together.ts';
import type { TrainerProvider } from '../src/providers/types.ts';
import { conversation } from './rows.ts';
import { request, runnerOf, withFolder } from './scriptedTrainer.ts';

const limits = { ...defaultLimits, firstPollMs: 5, longestPollMs: 10 };
const submission = {
  baseModel: 'org/model-8b',
  epochs: 2,
  training: '{"a":1}\n',
  validation: '{"b":2}\n',
};

async function train(provider: TrainerProvider, folder: string): Promise<RunResult> {
  return runJob({ ...runnerOf(folder, provider, systemClock), limits }, { ...request, submission });
}

async function withServer<T>(
  routes: readonly Route[],
  act: (baseUrl: string) => Promise<T>,
): Promise<T> {
  const server = await startLocalServer(routes);
  try {
    return await act(server.baseUrl);
  } finally {
    await server.close();
  }
}

function route(
  method: Route['method'],
  path: RegExp,
  json: (incoming: LocalRequest) => unknown,
): Route {
  return { method, path, handle: (incoming) => ({ json: json(incoming) }) };
}

/** Gives the items one by one, the last one for ever. */
function inTurn<T>(items: readonly [T, ...T[]]): () => T {
  let next = 0;
  return () => items[Math.min(next++, items.length - 1)] ?? items[0];
}

/** Together's API as far as a job needs it. */
function togetherRoutes(
  statuses: readonly [string, ...string[]],
  created: object[],
): readonly Route[] {
  const files: { id: string; filename: string }[] = [];
  const status = inTurn(statuses);
  return [
    route('GET', /^\/v1\/files$/, () => ({ data: files })),
    route('POST', /^\/v1\/files\/upload$/, ({ body }) => {
      const filename = /name="file_name"\r\n\r\n(.*)\r\n/.exec(body.toString())?.[1] ?? '';
      const file = { id: `file-${files.length + 1}`, filename };
      files.push(file);
      return file;
    }),
    route('GET', /^\/v1\/fine-tunes$/, () => ({ data: created })),
    route('POST', /^\/v1\/fine-tunes$/, (incoming) => {
      const job = {
        id: `ft-${created.length + 1}`,
        status: 'pending',
        ...(incoming.json() as object),
      };
      created.push(job);
      return job;
    }),
    route('GET', /^\/v1\/fine-tunes\/ft-1$/, () => ({
      id: 'ft-1',
      status: status(),
      model_output_name: 'me/model-8b-ockham',
      events: [{ message: 'started' }, { message: 'out of memory' }],
    })),
  ];
}

describe('Together', () => {
  const statuses = [
    'pending',
    'queued',
    'running',
    'compressing',
    'uploading',
    'completed',
  ] as const;

  it('uploads both files, starts one job, and sees it through', async () => {
    const created: object[] = [];
    await withServer(togetherRoutes(statuses, created), (baseUrl) =>
      withFolder(async (folder) => {
        const result = await train(togetherTrainer('key', baseUrl), folder);
        assert.deepEqual(result, {
          kind: 'ended',
          outcome: { status: 'succeeded', model: 'me/model-8b-ockham' },
        });
      }),
    );
    assert.deepEqual(created, [
      {
        id: 'ft-1',
        status: 'pending',
        model: 'org/model-8b',
        training_file: 'file-1',
        validation_file: 'file-2',
        n_evals: 1,
        n_epochs: 2,
        training_type: { type: 'Lora', lora_r: 8, lora_alpha: 16 },
        suffix: 'ockham-test-1',
      },
    ]);
  });

  it('finds the job of an earlier attempt whose answer was lost', async () => {
    const created: object[] = [{ id: 'ft-1', suffix: 'ockham-test-1' }];
    await withServer(togetherRoutes(['completed'], created), (baseUrl) =>
      withFolder(async (folder) => {
        assert.equal((await train(togetherTrainer('key', baseUrl), folder)).kind, 'ended');
      }),
    );
    assert.equal(created.length, 1);
  });

  it('tells why a job failed', async () => {
    await withServer(togetherRoutes(['running', 'error'], []), (baseUrl) =>
      withFolder(async (folder) => {
        const result = await train(togetherTrainer('key', baseUrl), folder);
        assert.deepEqual(result, {
          kind: 'ended',
          outcome: { status: 'failed', reason: 'out of memory' },
        });
      }),
    );
  });

  it('takes a status it does not know for garbage', async () => {
    await withServer(togetherRoutes(['dreaming'], []), (baseUrl) =>
      withFolder(async (folder) => {
        assert.equal((await train(togetherTrainer('key', baseUrl), folder)).kind, 'interrupted');
      }),
    );
  });

  it('a wrong key: fails at once', async () => {
    const denied: Route = {
      method: 'GET',
      path: /files/,
      handle: () => {
        throw new ApiFault(401, 'unauthorized', 'invalid key');
      },
    };
    await withServer([denied], (baseUrl) =>
      withFolder(async (folder) => {
        const result = await train(togetherTrainer('key', baseUrl), folder);
        assert.ok(result.kind === 'ended' && result.outcome.status === 'failed');
        assert.match(result.outcome.reason, /HTTP 401.*invalid key/);
      }),
    );
  });
});

/** Fireworks' API as far as a job needs it. */
function fireworksRoutes(
  states: readonly [string, ...string[]],
  calls: string[],
): readonly Route[] {
  const datasets = new Map<string, string>();
  const jobs = new Map<string, object>();
  const state = inTurn(states);
  const account = '/v1/accounts/me';
  return [
    {
      method: 'GET',
      path: new RegExp(`^${account}/datasets/([^/:]+)$`),
      handle: ({ parameters: [id = ''] }) => {
        const known = datasets.get(id);
        if (known === undefined) throw new ApiFault(404, 'not_found', 'no dataset');
        return { json: { state: known } };
      },
    },
    route('POST', new RegExp(`^${account}/datasets$`), (incoming) => {
      const { datasetId } = incoming.json() as { datasetId: string };
      calls.push(`create ${datasetId}`);
      datasets.set(datasetId, 'UPLOADING');
      return { state: 'UPLOADING' };
    }),
    route(
      'POST',
      new RegExp(`^${account}/datasets/([^/:]+):upload$`),
      ({ parameters: [id = ''] }) => {
        calls.push(`upload ${id}`);
        datasets.set(id, 'READY');
        return {};
      },
    ),
    {
      method: 'GET',
      path: new RegExp(`^${account}/supervisedFineTuningJobs/([^/:]+)$`),
      handle: ({ parameters: [id = ''] }) => {
        const job = jobs.get(id);
        if (job === undefined) throw new ApiFault(404, 'not_found', 'no job');
        return { json: { ...job, state: state() } };
      },
    },
    route('POST', new RegExp(`^${account}/supervisedFineTuningJobs$`), (incoming) => {
      const id = incoming.query.get('supervisedFineTuningJobId') ?? '';
      const { outputModel, dataset } = incoming.json() as { outputModel: string; dataset: string };
      calls.push(`job ${id} of ${dataset}`);
      const job = { name: id, state: 'JOB_STATE_CREATING', outputModel };
      jobs.set(id, job);
      return job;
    }),
  ];
}

describe('Fireworks', () => {
  it('creates datasets and a job under ids of ours, and sees it through', async () => {
    const calls: string[] = [];
    const states = [
      'JOB_STATE_VALIDATING',
      'JOB_STATE_PENDING',
      'JOB_STATE_RUNNING',
      'JOB_STATE_WRITING_RESULTS',
      'JOB_STATE_COMPLETED',
    ] as const;
    await withServer(fireworksRoutes(states, calls), (baseUrl) =>
      withFolder(async (folder) => {
        const result = await train(fireworksTrainer('key', 'me', baseUrl), folder);
        assert.deepEqual(result, {
          kind: 'ended',
          outcome: { status: 'succeeded', model: 'accounts/me/models/ockham-test-1' },
        });
      }),
    );
    assert.deepEqual(calls, [
      'create ockham-test-1-training',
      'upload ockham-test-1-training',
      'create ockham-test-1-validation',
      'upload ockham-test-1-validation',
      'job ockham-test-1 of accounts/me/datasets/ockham-test-1-training',
    ]);
  });

  it('a job that failed, expired or was cancelled: ends so', async () => {
    const ends = [
      ['JOB_STATE_FAILED', 'failed'],
      ['JOB_STATE_EXPIRED', 'failed'],
      ['JOB_STATE_CANCELLED', 'cancelled'],
    ] as const;
    for (const [state, status] of ends) {
      await withServer(fireworksRoutes([state], []), (baseUrl) =>
        withFolder(async (folder) => {
          const result = await train(fireworksTrainer('key', 'me', baseUrl), folder);
          assert.ok(result.kind === 'ended');
          assert.equal(result.outcome.status, status);
        }),
      );
    }
  });

  it('objects to rows that it would refuse', () => {
    const row = conversation('Hello');
    const [system, ...rest] = row.messages;
    assert.ok(system);
    const late = { ...row, messages: [...rest.slice(0, 1), system, ...rest.slice(1)] };
    const provider = fireworksTrainer('key', 'me', 'http://localhost');
    const at = { file: 'x', line: 1 };
    assert.equal(provider.validate([{ ...at, row }]).length, 0);
    assert.equal(provider.validate([{ ...at, row: late }]).length, 1);
  });
});

describe('export', () => {
  it('writes the data and configurations that say they were not run, and ends there', async () => {
    await withFolder(async (folder) => {
      const result = await train(exportTrainer(folder), folder);
      const target = path.join(folder, 'ockham-test-1');
      assert.deepEqual(result, { kind: 'ended', outcome: { status: 'exported', folder: target } });
      assert.equal(
        await readFile(path.join(target, 'training.jsonl'), 'utf8'),
        submission.training,
      );
      for (const name of ['axolotl.yaml', 'trl_sft.py']) {
        const text = await readFile(path.join(target, name), 'utf8');
        assert.match(text, /it has not been run/);
        assert.match(text, /"org\/model-8b"/);
        assert.match(text, /epochs.* ?[:=] ?2/);
        assert.match(text, /validation\.jsonl/);
      }
    });
  });
});
