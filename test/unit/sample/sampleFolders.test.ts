import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { seededRandom } from '../../../src/core/economics/seededRandom';
import { drawTextBlocks, estimateFolders } from '../../../src/measure/sample/sampleFolders';
import { createRoots } from '../../../src/measure/scan/roots';
import { scanFolders } from '../../../src/measure/scan/scanFolders';
import { ScanCancelled } from '../../../src/measure/scan/scanProgress';

const builtFolder = path.resolve('dist');
const rootsOf = (folder: string) =>
  createRoots([folder], (relativeTo) => ({ relativeTo, globs: {} }));
const random = seededRandom(11);
const words =
  'the of model context 検索 token Größe {"key": 12.5} retrieval — файл https://example.com/a'.split(
    ' ',
  );

/** Lines of one file: prose, or what a log has. */
function write(file: string, bytes: number, kind: 'prose' | 'log'): void {
  const lines: string[] = [];
  for (let length = 0; length < bytes; length += lines.at(-1)?.length ?? 0) {
    const line =
      kind === 'log'
        ? `${Math.floor(random() * 1e9)} 0x${random().toString(16).slice(2)} ok\n`
        : `${Array.from({ length: 12 }, () => words[Math.floor(random() * words.length)]).join(' ')}\n`;
    lines.push(line.repeat(40));
  }
  writeFileSync(file, lines.join(''));
}

describe('estimateFolders', () => {
  let large: string;
  before(() => {
    large = mkdtempSync(path.join(os.tmpdir(), 'ockham-sample-'));
    mkdirSync(path.join(large, 'logs'));
    for (let file = 0; file < 30; file++) write(path.join(large, `${file}.md`), 1_500_000, 'prose');
    for (let file = 0; file < 30; file++)
      write(path.join(large, `logs/${file}.txt`), 900_000, 'log');
    writeFileSync(path.join(large, 'manual.pdf'), '%PDF-1.7 damaged');
    writeFileSync(
      path.join(large, 'picture.png'),
      Buffer.concat([Buffer.from('\x89PNG\r\n', 'latin1'), Buffer.alloc(20_000_000)]),
    );
  });
  after(() => rmSync(large, { recursive: true, force: true }));

  it('tells the size of a large corpus, its interval, and what it leaves out', async () => {
    const roots = rootsOf(large);
    const estimate = await estimateFolders(roots, { builtFolder, seed: 3 });
    const { files } = await scanFolders(roots, { builtFolder });
    const tokens = files.reduce((sum, file) => sum + file.tokens, 0);
    assert.ok(estimate);
    const { low, likely, high, sampledShare, leftOut } = estimate;
    assert.ok(low <= tokens && tokens <= high, `${low} to ${high} holds ${tokens}`);
    assert.ok(high - low < 0.1 * likely);
    assert.ok(sampledShare > 0 && sampledShare < 0.05);
    assert.deepEqual(leftOut, ['1 PDF file (1 KB)']);
    assert.deepEqual(await estimateFolders(roots, { builtFolder, seed: 3 }), estimate);
  });

  it('leaves a corpus that is counted as fast to the count', async () => {
    assert.equal(
      await estimateFolders(rootsOf(path.resolve('src/core')), { builtFolder, seed: 1 }),
      undefined,
    );
  });

  it('ends at once when it is cancelled', async () => {
    const options = { builtFolder, seed: 1 };
    const cancelled = estimateFolders(rootsOf(large), { ...options, signal: AbortSignal.abort() });
    await assert.rejects(cancelled, ScanCancelled);
    await assert.rejects(
      estimateFolders(rootsOf(large), { ...options, signal: AbortSignal.timeout(5) }),
      ScanCancelled,
    );
  });
});

describe('drawTextBlocks', () => {
  it('draws text alone, in the encodings and representations a count has, with its exact tokens', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ockham-blocks-'));
    try {
      write(path.join(folder, 'a.md'), 100_000, 'prose');
      writeFileSync(
        path.join(folder, 'wide.txt'),
        Buffer.from(`\ufeff${'wide text here\r\n'.repeat(3_000)}`, 'utf16le'),
      );
      writeFileSync(
        path.join(folder, 'page.html'),
        `<style>${'b{} '.repeat(2_000)}</style>${'<p>plain words</p>'.repeat(2_000)}`,
      );
      writeFileSync(path.join(folder, 'data.bin2'), Buffer.alloc(200_000));
      const blocks = await drawTextBlocks(rootsOf(folder), 200, { builtFolder, seed: 9 });
      assert.ok(blocks.length > 60 && blocks.length < 200, `${blocks.length} blocks`);
      assert.ok(blocks.every(({ text, tokens }) => tokens > 0 && text.length <= 4_096));
      assert.ok(blocks.some(({ text }) => text.includes('wide text here')));
      assert.ok(blocks.some(({ text }) => text.includes('plain words')));
      assert.ok(blocks.every(({ text }) => !/b\{\}|<p>|\0|\ufffd/.test(text)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
