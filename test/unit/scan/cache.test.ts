import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Scan } from '../../../src/core/corpus/scan';
import { readCacheFile, writeCacheFile } from '../../../src/measure/scan/cacheFile';
import { createRoots } from '../../../src/measure/scan/roots';
import { scanFolders } from '../../../src/measure/scan/scanFolders';

let scratch: string;
let corpus: string;
let cacheFolder: string;
beforeEach(() => {
  scratch = mkdtempSync(path.join(os.tmpdir(), 'ockham-cache-'));
  corpus = path.join(scratch, 'corpus');
  cacheFolder = path.join(scratch, 'cache');
  mkdirSync(corpus);
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

/** Writes a file that has been left alone long enough for its count to be kept. */
function write(name: string, text: string, secondsAgo = 100): void {
  const file = path.join(corpus, name);
  writeFileSync(file, text);
  touch(name, secondsAgo);
}

function touch(name: string, secondsAgo: number): void {
  const at = Math.floor(Date.now() / 1000) - secondsAgo;
  utimesSync(path.join(corpus, name), at, at);
}

function scan(): Promise<Scan> {
  const roots = createRoots([corpus], (relativeTo) => ({ relativeTo, globs: {} }));
  return scanFolders(roots, { builtFolder: path.resolve('dist'), cacheFolder });
}

function cacheFile(): string {
  const [name, ...others] = readdirSync(cacheFolder);
  assert.ok(name !== undefined && others.length === 0, 'one cache file and nothing left behind');
  return path.join(cacheFolder, name);
}

/** Makes every kept count recognisable, as if the files had been counted so. */
function markKeptCounts(): void {
  const entries = [...readCacheFile(cacheFile())].map(
    ([key, entry]) => [key, { ...entry, count: { ...entry.count, tokens: 777 } }] as const,
  );
  writeCacheFile(cacheFile(), new Map(entries));
}

async function tokensByPath(): Promise<Record<string, number>> {
  const { files } = await scan();
  return Object.fromEntries(files.map(({ path: name, tokens }) => [name, tokens]));
}

describe('scanFolders with a cache', () => {
  it('gives an unchanged folder the same result, skips and order included', async () => {
    for (let index = 0; index < 150; index++) write(`${index}.md`, `word `.repeat(index));
    write('b.bin', '\u0000\u0001\u0002');
    const first = await scan();
    assert.deepEqual(await scan(), first);
    write('75.md', 'changed');
    assert.deepEqual(
      (await scan()).files.map((file) => file.path),
      first.files.map((file) => file.path),
    );
  });

  it('counts again what changed in time or size, and only that', async () => {
    for (const name of ['same.md', 'time.md', 'size.md', 'gone.md']) write(name, 'one two three');
    await scan();
    markKeptCounts();
    write('time.md', 'one two 3 4 5', 50);
    write('size.md', 'one two three four');
    rmSync(path.join(corpus, 'gone.md'));
    assert.deepEqual(await tokensByPath(), { 'same.md': 777, 'size.md': 4, 'time.md': 8 });
    assert.deepEqual([...readCacheFile(cacheFile()).keys()].length, 3, 'the vanished is dropped');
  });

  it('does not read a packed document again that was only touched', async function () {
    const sample = path.resolve('../shared/data/documents');
    let document: string | undefined;
    try {
      document = readdirSync(sample, { recursive: true, encoding: 'utf8' }).find((name) =>
        name.endsWith('.docx'),
      );
    } catch {
      console.log('      skipped: ../shared/data/documents is absent');
    }
    if (document === undefined) return this.skip();
    cpSync(path.join(sample, document), path.join(corpus, 'a.docx'));
    touch('a.docx', 100);
    await scan();
    markKeptCounts();
    touch('a.docx', 50);
    assert.deepEqual(await tokensByPath(), { 'a.docx': 777 });
    touch('a.docx', 50);
    assert.deepEqual(await tokensByPath(), { 'a.docx': 777 }, 'its new time is kept');
  });

  it('does not keep the count of a file that may still be changing', async () => {
    // Changed later than any of the scans starts, however long they take.
    write('young.md', 'one two three', -600);
    await scan();
    assert.equal(await scan().then(({ files }) => files[0]?.tokens), 3);
    assert.throws(() => readdirSync(cacheFolder), 'nothing was worth keeping');
  });

  it('ignores a damaged file and replaces it', async () => {
    write('a.md', 'one two three');
    const first = await scan();
    const intact = readFileSync(cacheFile(), 'utf8');
    const damages = [
      () => truncateSync(cacheFile(), Math.floor(intact.length / 2)),
      () => writeFileSync(cacheFile(), intact.replace('"tokens":3', '"tokens":4')),
      () => writeFileSync(cacheFile(), ''),
      () => writeFileSync(cacheFile(), Buffer.from([0xff, 0xfe, 0x00])),
    ];
    for (const damage of damages) {
      damage();
      assert.deepEqual(await scan(), first);
      assert.equal(readFileSync(cacheFile(), 'utf8'), intact);
    }
  });

  it('lets two scans at once end well, and leaves one whole file', async () => {
    for (let index = 0; index < 20; index++) write(`${index}.md`, `word `.repeat(index));
    const [one, other] = await Promise.all([scan(), scan()]);
    assert.deepEqual(one, other);
    assert.equal(readCacheFile(cacheFile()).size, 20);
  });

  it('counts all the same where nothing can be written', async () => {
    write('a.md', 'one two three');
    writeFileSync(cacheFolder, 'a file, where the folder should be');
    assert.deepEqual(await tokensByPath(), { 'a.md': 3 });
  });
});
