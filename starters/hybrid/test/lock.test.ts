import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { migrate } from '../src/database/migrate.ts';
import { openPglite } from '../src/database/openPglite.ts';
import { takeProcessLock } from '../src/database/processLock.ts';
import { indexCorpus } from '../src/ingest/indexCorpus.ts';
import { temporaryFolder, testIdentity } from './engines.ts';
import { corpusOf, testEmbed } from './testEmbedding.ts';

const folder = temporaryFolder();
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs test/ingestForever.ts, and waits for a line of its output that begins so. */
async function startIngest(index: string, line: string): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--import', './typescript.mjs', 'test/ingestForever.ts', index],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  for await (const part of child.stdout as AsyncIterable<Buffer>) {
    output += part.toString();
    if (output.includes(line)) break;
  }
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

describe('the process lock', () => {
  it('is taken once in this process', () => {
    const path = join(folder, 'twice.lock');
    const lock = takeProcessLock(path);
    assert.throws(() => takeProcessLock(path), /in use by process/);
    lock.release();
    takeProcessLock(path).release();
    assert.ok(!existsSync(path));
  });

  it('is taken over from a process that died, not from another machine', () => {
    const path = join(folder, 'stale.lock');
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(path, JSON.stringify({ pid: dead, host: hostname(), since: '2026-01-01' }));
    const lock = takeProcessLock(path);
    assert.match(readFileSync(path, 'utf8'), new RegExp(`"pid":${process.pid}\\b`));
    lock.release();
    writeFileSync(path, JSON.stringify({ pid: dead, host: 'elsewhere', since: '2026-01-01' }));
    assert.throws(() => takeProcessLock(path), /on elsewhere.*delete/);
  });

  it('takes over a lock file that says nothing', () => {
    const path = join(folder, 'empty.lock');
    writeFileSync(path, '');
    takeProcessLock(path).release();
  });
});

describe('an embedded index', () => {
  it('keeps a second process out, survives kill -9 during ingest, and goes on', async () => {
    const index = join(folder, 'index');
    const child = await startIngest(index, 'written 3');
    await assert.rejects(openPglite(index), /in use by process/);
    await kill(child);

    const database = await openPglite(index);
    try {
      await migrate(database, testIdentity);
      const whole = await database.query(
        `select document.path, count(chunk.id)::int as chunks
         from rag.documents document left join rag.chunks chunk on chunk.document_id = document.id
         group by document.path`,
      );
      // What it said was written is there, and no document is there by half.
      assert.ok(whole.length >= 3, `${whole.length} documents`);
      for (const row of whole) assert.equal(Reflect.get(Object(row), 'chunks'), 2);

      const report = await indexCorpus(database, corpusOf(40), {
        limits: { size: 80, overlap: 0 },
        lengthOf: (text) => text.length,
        unit: 'characters',
        embed: testEmbed,
      });
      assert.equal(report.unchanged, whole.length);
      assert.equal(report.added, 40 - whole.length);
      assert.ok(report.added > 0, 'the kill came too late to show anything');
    } finally {
      await database.close();
    }
  });

  it('is created beside its place, so that a creation that was killed is begun anew', async () => {
    const index = join(folder, 'interrupted');
    mkdirSync(`${index}.creating`);
    writeFileSync(join(`${index}.creating`, 'PG_VERSION'), 'half');
    const database = await openPglite(index);
    await migrate(database, testIdentity);
    await database.close();
    assert.ok(!existsSync(`${index}.creating`));
    assert.ok(!existsSync(`${index}.lock`));
  });
});
