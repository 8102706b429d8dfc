import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { get_encoding } from 'tiktoken';
import type { Scan } from '../../../src/core/corpus/scan';
import { defaultRepresentation } from '../../../src/measure/extract/extraction';
import { createFileCounter } from '../../../src/measure/scan/countFile';
import { countHere } from '../../../src/measure/scan/countHere';
import { createFileReader } from '../../../src/measure/scan/readFile';
import { createRoots } from '../../../src/measure/scan/roots';
import { scanFolders } from '../../../src/measure/scan/scanFolders';
import { ScanCancelled } from '../../../src/measure/scan/scanProgress';
import { walkHere } from '../../../src/measure/scan/walkHere';
import { docx, paragraph } from '../measure/extract/packages';

let scratch: string;
before(() => (scratch = mkdtempSync(path.join(os.tmpdir(), 'ockham-scan-'))));
after(() => rmSync(scratch, { recursive: true, force: true }));

function fill(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const absolute = path.join(scratch, folder);
  mkdirSync(absolute, { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(absolute, name), content);
  return absolute;
}

function scan(folder: string, signal?: AbortSignal): Promise<Scan> {
  const roots = createRoots([folder], (relativeTo) => ({ relativeTo, globs: {} }));
  return scanFolders(roots, { builtFolder: path.resolve('dist'), ...(signal ? { signal } : {}) });
}

describe('scanFolders', () => {
  it('counts text exactly and says why it skipped the rest', async () => {
    const text = 'Ärger mit 漢字 and emoji 🙂\r\n\r\n  indented\tcode();\n';
    const folder = fill('mixed', {
      'a.md': text,
      'bom.txt': `\ufeff${text}`,
      'empty.txt': '',
      'binary.bin': new Uint8Array([1, 2, 0, 3]),
      'latin1.txt': new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
      'truncated.pdf': '%PDF-1.7 and nothing after',
    });
    const reference = get_encoding('o200k_base');
    const tokens = reference.encode(text, [], []).length;
    reference.free();
    const result = await scan(folder);
    assert.deepEqual(
      result.files.map((file) => [file.path, file.format, file.tokens]),
      [
        ['a.md', 'markdown', tokens],
        ['bom.txt', 'text', tokens],
        ['empty.txt', 'text', 0],
        ['latin1.txt', 'text', 2],
      ],
    );
    assert.deepEqual(
      result.skipped.map(({ path: name, code }) => `${name}: ${code}`),
      ['binary.bin: binary', 'truncated.pdf: damaged'],
    );
  });

  it("counts in the caller's thread what it counts in others", async () => {
    const folder = fill('here', {
      'a.md': 'Hello, world.\n',
      'b.html': '<!doctype html><p>A <b>page</b>',
      'latin1.txt': new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
      'truncated.pdf': '%PDF-1.7 and nothing after',
    });
    for (let index = 0; index < 100; index++) fill('here', { [`${index}.txt`]: `File ${index}` });
    const roots = createRoots([folder], (relativeTo) => ({ relativeTo, globs: {} }));
    const builtFolder = path.resolve('dist');
    const options = { builtFolder, startWalker: walkHere, startCounterHere: countHere };
    const expected = await scan(folder);
    assert.equal(expected.files.length, 103);
    assert.deepEqual(await scanFolders(roots, options), expected);
    const cacheFolder = path.join(scratch, 'here-counts');
    assert.deepEqual(await scanFolders(roots, { ...options, cacheFolder }), expected);
    assert.deepEqual(await scanFolders(roots, { ...options, cacheFolder }), expected);
    const signal = AbortSignal.timeout(1);
    await assert.rejects(scanFolders(roots, { ...options, signal }), ScanCancelled);
  });

  it('says when its threads have started, and where it starts none', async () => {
    const folder = fill('started', { 'a.md': 'hello' });
    const roots = createRoots([folder], (relativeTo) => ({ relativeTo, globs: {} }));
    const options = {
      builtFolder: path.resolve('dist'),
      startWalker: walkHere,
      startCounterHere: countHere,
    };
    const cacheFolder = path.join(scratch, 'started-counts');
    for (const kept of [{}, { cacheFolder }]) {
      let calls = 0;
      await scanFolders(roots, { ...options, ...kept, onThreadsStarted: () => (calls += 1) });
      assert.equal(calls, 1);
    }
  });

  it('reads documents beside text, whatever they are called', async () => {
    const document = (text: string): Uint8Array => docx(paragraph(text));
    const files: Record<string, string | Uint8Array> = { 'z.dat': document('named otherwise') };
    for (let index = 0; index < 100; index++) {
      files[`${index}.txt`] = `Text ${index}`;
      if (index % 10 === 0) files[`${index}.docx`] = document(`Document ${index}`);
    }
    const folder = fill('documents', { ...files, '5.docx': 'only text', '6.docx': '' });
    const roots = createRoots([folder], (relativeTo) => ({ relativeTo, globs: {} }));
    const { files: counted, skipped } = await scan(folder);
    assert.deepEqual(
      counted.filter(({ format }) => format !== 'text').map(({ path: name }) => name),
      [...[0, 10, 20, 30, 40, 50, 60, 70, 80, 90].map((index) => `${index}.docx`), 'z.dat'],
    );
    assert.ok(counted.every(({ tokens, path: name }) => tokens > 0 || name === '6.docx'));
    assert.equal(counted.length, 112);
    assert.deepEqual(
      skipped.map(({ path: name, code }) => `${name}: ${code}`),
      ['5.docx: damaged'],
    );
    const builtFolder = path.resolve('dist');
    const here = { builtFolder, startWalker: walkHere, startCounterHere: countHere };
    const cacheFolder = path.join(scratch, 'document-counts');
    for (const options of [here, { ...here, cacheFolder }, { builtFolder, cacheFolder }]) {
      const result = await scanFolders(roots, options);
      assert.deepEqual(result.files, counted);
      assert.deepEqual(result.skipped, skipped);
    }
  });

  it('leaves out what Ockham wrote, and says so', async () => {
    const folder = fill('own', { 'a.md': 'hello', 'shop.ockham.json': '{ "version": 1 }' });
    const { files, skipped } = await scan(folder);
    assert.deepEqual(
      files.map((file) => file.path),
      ['a.md'],
    );
    assert.deepEqual(skipped, [
      { path: 'shop.ockham.json', code: 'own', reason: 'written by Ockham, no part of the corpus' },
    ]);
  });

  it('gives an empty folder an empty result', async () => {
    assert.deepEqual(await scan(fill('empty', {})), {
      encoding: 'o200k_base',
      files: [],
      skipped: [],
      excluded: 0,
    });
  });

  it('ends with ScanCancelled when cancelled before, and while, it runs', async () => {
    const folder = fill('long', { 'a.txt': 'word '.repeat(4_000_000) });
    await assert.rejects(scan(folder, AbortSignal.abort()), ScanCancelled);
    await assert.rejects(scan(folder, AbortSignal.timeout(30)), ScanCancelled);
  });
});

describe('createFileCounter', () => {
  it('reports a document that vanished before its turn', async () => {
    const counter = createFileCounter({
      loadCounter: () => assert.fail('there is nothing to count'),
      loadExtractor: () => assert.fail('there is nothing to read'),
      representation: defaultRepresentation,
      hashDocuments: true,
    });
    const packed = { absolutePath: path.join(scratch, 'gone.docx'), path: 'gone.docx' };
    assert.deepEqual(await counter.countDocument({ packed }, () => undefined), {
      count: { path: 'gone.docx', code: 'unreadable', reason: 'vanished before it was read' },
    });
  });
});

describe('createFileReader', () => {
  it('reports a file that vanished between the walk and the read', () => {
    const read = createFileReader();
    assert.deepEqual(read(path.join(scratch, 'gone.md')), {
      kind: 'skipped',
      code: 'unreadable',
      reason: 'vanished before it was read',
    });
  });

  it('reads files of growing and shrinking size through one buffer without mixing them up', () => {
    const read = createFileReader();
    const file = path.join(scratch, 'grows.txt');
    writeFileSync(file, '');
    for (const size of [3, 300_000, 5, 1_000_000, 0]) {
      writeFileSync(file, 'x'.repeat(size));
      appendFileSync(file, 'end');
      const content = read(file);
      assert.ok(content.kind === 'plain');
      assert.equal(Buffer.from(content.bytes).toString(), `${'x'.repeat(size)}end`);
    }
  });
});
