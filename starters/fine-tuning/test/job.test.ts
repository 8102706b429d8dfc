import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { withLock } from '../src/job/lock.ts';
import { cancelJob, runJob } from '../src/job/run.ts';
import { TrainerError } from '../src/providers/trainerError.ts';
import type { JobReport, TrainerProvider } from '../src/providers/types.ts';
import { fakeClock, request, runnerOf, scriptedTrainer, withFolder } from './scriptedTrainer.ts';

const succeeded: JobReport = { status: 'succeeded', model: 'ft:1' };
const validating: JobReport = { status: 'validating_files' };
const running: JobReport = { status: 'running' };

describe('a job', () => {
  it('that goes through all states: each is told once, and the last is kept', async () => {
    await withFolder(async (folder) => {
      const provider = scriptedTrainer([
        validating,
        { status: 'queued' },
        running,
        running,
        succeeded,
      ]);
      const runner = runnerOf(folder, provider);
      const result = await runJob(runner, request);
      assert.deepEqual(result, { kind: 'ended', outcome: succeeded });
      assert.deepEqual(runner.told, ['submitted as job-1', 'queued', 'running']);
      assert.equal((await runner.store.load())?.phase, 'ended');
    });
  });

  it('that failed: the reason is told, and only --again submits it once more, under another key', async () => {
    await withFolder(async (folder) => {
      const failing = runnerOf(folder, scriptedTrainer([{ status: 'failed', reason: 'bad rows' }]));
      const result = await runJob(failing, request);
      assert.deepEqual(result, {
        kind: 'ended',
        outcome: { status: 'failed', reason: 'bad rows' },
      });
      const provider = scriptedTrainer([succeeded]);
      await assert.rejects(
        runJob(runnerOf(folder, provider), request),
        /has failed \(bad rows\).*--again/s,
      );
      assert.deepEqual(provider.calls, []);
      await runJob(runnerOf(folder, provider), { ...request, again: true });
      assert.equal(provider.calls[0], 'submit ockham-test-2');
    });
  });

  it('that was cancelled elsewhere: ends, and is not submitted again by itself', async () => {
    await withFolder(async (folder) => {
      const runner = runnerOf(folder, scriptedTrainer([running, { status: 'cancelled' }]));
      assert.deepEqual(await runJob(runner, request), {
        kind: 'ended',
        outcome: { status: 'cancelled' },
      });
      await assert.rejects(runJob(runner, request), /been cancelled/);
    });
  });

  it('that is stuck validating: the run stops after half an hour, the job stays known', async () => {
    await withFolder(async (folder) => {
      const clock = fakeClock();
      const stuck = runnerOf(folder, scriptedTrainer([validating]), clock);
      const result = await runJob(stuck, request);
      assert.equal(result.kind, 'stuck');
      assert.match(result.message, /job-1 .*"validating_files" for 3\d minutes/);
      const waitedMs = clock.slept.reduce((sum, ms) => sum + ms, 0);
      assert.ok(waitedMs >= 30 * 60_000 && waitedMs < 32 * 60_000, `waited ${waitedMs} ms`);
      const later = scriptedTrainer([succeeded]);
      assert.equal((await runJob(runnerOf(folder, later, clock), request)).kind, 'ended');
      assert.deepEqual(later.calls, ['poll job-1']);
    });
  });

  it('whose file is refused: fails with the reason', async () => {
    await withFolder(async (folder) => {
      const refused = new TrainerError(
        'rejected',
        'the file file-1 was refused: line 3 is no JSON',
      );
      const runner = runnerOf(
        folder,
        scriptedTrainer([], () => Promise.reject(refused)),
      );
      assert.deepEqual(await runJob(runner, request), {
        kind: 'ended',
        outcome: { status: 'failed', reason: refused.message },
      });
    });
  });

  it('whose server answers garbage: asked again with longer and longer pauses, then left for later', async () => {
    await withFolder(async (folder) => {
      const clock = fakeClock();
      const garbage = new TrainerError('unreadable', 'the provider answered no valid JSON');
      const runner = runnerOf(folder, scriptedTrainer([garbage]), clock);
      const result = await runJob(runner, request);
      assert.deepEqual(
        [result.kind, 'message' in result && result.message],
        ['interrupted', garbage.message],
      );
      assert.deepEqual(clock.slept, [2_000, 4_000, 8_000, 16_000, 32_000]);
      assert.equal((await runner.store.load())?.phase, 'waiting');
    });
  });

  it('whose server recovers: the failed calls are forgotten', async () => {
    await withFolder(async (folder) => {
      const busy = new TrainerError('unavailable', 'HTTP 503');
      const reports = [
        busy,
        busy,
        busy,
        busy,
        busy,
        running,
        busy,
        busy,
        busy,
        busy,
        busy,
        succeeded,
      ];
      assert.equal(
        (await runJob(runnerOf(folder, scriptedTrainer(reports)), request)).kind,
        'ended',
      );
    });
  });

  it('that has succeeded: is not submitted again', async () => {
    await withFolder(async (folder) => {
      await runJob(runnerOf(folder, scriptedTrainer([succeeded])), request);
      const provider = scriptedTrainer([]);
      const result = await runJob(runnerOf(folder, provider), request);
      assert.deepEqual(result, { kind: 'ended', outcome: succeeded });
      assert.deepEqual(provider.calls, []);
    });
  });

  it('while another is under way: refused', async () => {
    await withFolder(async (folder) => {
      const interrupted = new TrainerError('unavailable', 'offline');
      await runJob(runnerOf(folder, scriptedTrainer([interrupted])), request);
      const other = { ...request, fingerprint: 'ockham-other' };
      await assert.rejects(
        runJob(runnerOf(folder, scriptedTrainer([])), other),
        /another training/,
      );
    });
  });

  it('whose state file is broken: refused, rather than a second job started', async () => {
    await withFolder(async (folder) => {
      const provider = scriptedTrainer([succeeded]);
      const runner = runnerOf(folder, provider);
      await writeFile(runner.store.file, '{"version":1,"phase":"wait');
      await assert.rejects(runJob(runner, request), /is no state of a job/);
      assert.deepEqual(provider.calls, []);
    });
  });
});

describe('a submission that is interrupted', () => {
  it('after the upload: goes on with the same file', async () => {
    await withFolder(async (folder) => {
      let uploads = 0;
      let starts = 0;
      const submit: TrainerProvider['submit'] = async (_submission, checkpoint) => {
        const file = await checkpoint.once('training file', () =>
          Promise.resolve(`file-${++uploads}`),
        );
        if (++starts === 1) throw new TrainerError('unavailable', 'connection lost');
        return `job of ${file}`;
      };
      const first = await runJob(runnerOf(folder, scriptedTrainer([], submit)), request);
      assert.equal(first.kind, 'interrupted');
      const provider = scriptedTrainer([succeeded], submit);
      await runJob(runnerOf(folder, provider), request);
      assert.deepEqual(provider.calls, ['submit ockham-test-1', 'poll job of file-1']);
      assert.equal(uploads, 1);
    });
  });
});

describe('cancelJob', () => {
  const cancel = (folder: string, provider: TrainerProvider): Promise<string> => {
    const { store, clock } = runnerOf(folder, provider);
    return cancelJob({ store, clock, providerOf: () => provider });
  };

  it('ends a job that waits, and knows when there is none or it is too late', async () => {
    await withFolder(async (folder) => {
      const provider = scriptedTrainer([{ status: 'cancelled' }]);
      assert.match(await cancel(folder, provider), /no job/);
      await runJob(
        runnerOf(folder, scriptedTrainer([new TrainerError('unavailable', 'offline')])),
        request,
      );
      assert.equal(await cancel(folder, provider), 'Job job-1: cancelled.');
      assert.deepEqual(provider.calls, ['cancel job-1', 'poll job-1']);
      assert.match(await cancel(folder, provider), /already ended: cancelled/);
    });
  });
});

describe('withLock', () => {
  it('lets one process in at a time, and takes over from one that is gone', async () => {
    await withFolder(async (folder) => {
      const file = path.join(folder, 'job.lock');
      await withLock(file, async () => {
        await assert.rejects(
          withLock(file, () => Promise.resolve()),
          /is at work on this job/,
        );
        assert.equal(await readFile(file, 'utf8'), String(process.pid));
      });
      assert.deepEqual(await readdir(folder), []);
      // Beyond the largest process id of Linux.
      await writeFile(file, '4194999');
      assert.equal(await withLock(file, () => Promise.resolve('in')), 'in');
    });
  });
});
