import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Scan } from '../../../src/core/corpus/scan';
import { isNeverCounted } from '../../../src/measure/recount/planRecount';
import { recountFiles, type ChangedPaths } from '../../../src/measure/recount/recountFiles';
import { createRoots } from '../../../src/measure/scan/roots';
import { scanFolders } from '../../../src/measure/scan/scanFolders';

const builtFolder = path.resolve('dist');

describe('recountFiles', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'ockham-recount-'));
    for (const name of ['a.md', 'b.txt', 'sub/c.md', 'sub/deep/d.md', 'sub.md', 'ignored/x.md']) {
      write(name, `text of ${name}\n`);
    }
    write('.gitignore', 'ignored/\n*.log\n');
    write('scan.pdf', 'no PDF');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const roots = (...names: string[]) =>
    createRoots(
      names.map((name) => path.join(folder, name)),
      () => ({ relativeTo: folder, globs: { '**/*.tmp': true } }),
    );
  const scan = (...names: string[]): Promise<Scan> => scanFolders(roots(...names), { builtFolder });
  const recount = (before: Scan, changed: ChangedPaths, ...names: string[]) =>
    recountFiles(
      before,
      roots(...names),
      changed === 'many' ? changed : changed.map((name) => path.join(folder, name)),
      { builtFolder },
    );

  it('comes to what a scan of everything gives, whatever came, went, changed or was renamed', async () => {
    const before = await scan('.');
    write('a.md', 'another text, longer than the one before');
    write('sub/new.md', 'new');
    write('new/folder/e.md', 'in a new folder');
    write('ignored/y.md', 'never counted');
    write('noise.log', 'never counted');
    write('note.tmp', 'excluded by settings');
    rmSync(path.join(folder, 'b.txt'));
    renameSync(path.join(folder, 'sub/deep'), path.join(folder, 'sub/deeper'));
    const changed = [
      ...['a.md', 'sub/new.md', 'new', 'new/folder/e.md', 'ignored/y.md', 'noise.log', 'note.tmp'],
      ...['b.txt', 'sub/deep', 'sub/deeper', 'never/there.md'],
    ];
    const after = await recount(before, changed, '.');
    const whole = await scan('.');
    assert.deepEqual(after.scan.files, whole.files);
    assert.deepEqual(
      new Set(after.scan.skipped.map((skip) => JSON.stringify(skip))),
      new Set(whole.skipped.map((skip) => JSON.stringify(skip))),
    );
    // a.md; new.md, e.md and deeper/d.md came; b.txt and deep/d.md went.
    assert.equal(after.changedFiles, 6);
  });

  it('keeps several folders apart', async () => {
    const before = await scan('sub', 'ignored');
    write('sub/c.md', 'changed');
    write('ignored/x.md', 'changed, too');
    write('a.md', 'outside');
    const after = await recount(before, ['sub/c.md', 'ignored/x.md', 'a.md'], 'sub', 'ignored');
    assert.deepEqual(after.scan.files, (await scan('sub', 'ignored')).files);
    assert.equal(after.changedFiles, 2);
  });

  it('passes over everything where the rules changed, or too much did', async () => {
    const before = await scan('.');
    write('.gitignore', '*.md\n');
    assert.deepEqual((await recount(before, ['.gitignore'], '.')).scan, await scan('.'));
    assert.deepEqual((await recount(before, 'many', '.')).scan, await scan('.'));
  });

  it('gives the very same scan where nothing of the corpus changed', async () => {
    const before = await scan('.');
    for (const changed of [['ignored/x.md', 'sub'], [], 'many'] as const) {
      const { scan: after, changedFiles } = await recount(before, changed, '.');
      assert.equal(after, before);
      assert.equal(changedFiles, 0);
    }
  });
});

describe('isNeverCounted', () => {
  it('knows version control and packages at any depth, and nothing that only resembles them', () => {
    for (const counted of ['/a/b.md', '/a/.github/b.md', '/a/node_modules.md', '/a/.gitignore']) {
      assert.ok(!isNeverCounted(counted), counted);
    }
    for (const never of ['/a/.git/index', '/a/node_modules/b/c.md', 'C:\\a\\.git', '/a/.svn']) {
      assert.ok(isNeverCounted(never), never);
    }
  });
});
