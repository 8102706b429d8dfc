import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';

let scratch: string;
before(() => {
  scratch = mkdtempSync(path.join(os.tmpdir(), "ockham cli's ü "));
  writeFileSync(path.join(scratch, 'a.md'), 'hello world');
});
after(() => rmSync(scratch, { recursive: true, force: true }));

function ockham(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' });
}

describe('ockham scan', () => {
  it('prints one JSON document and nothing else', () => {
    const { status, stdout, stderr } = ockham('scan', scratch, '--json', '--reserve-prompt', '0');
    assert.deepEqual([status, stderr], [0, '']);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    assert.deepEqual(Object.keys(report), [
      'encoding',
      'totals',
      'files',
      'skipped',
      'fit',
      'chunkPlans',
    ]);
    assert.deepEqual(report['totals'], { files: 1, tokens: 2, bytes: 11, skipped: 0, excluded: 0 });
    assert.deepEqual(report['files'], [{ path: 'a.md', format: 'markdown', bytes: 11, tokens: 2 }]);
  });

  it('answers wrong use with one sentence and exit code 2', () => {
    const missing = path.join(scratch, 'missing');
    for (const [args, sentence] of [
      [['scan'], 'Name the folder to scan'],
      [['scan', missing], 'does not exist'],
      [['scan', scratch, '--reserve-answer', '-5'], '--reserve-answer'],
      [['scan', scratch, '--nonsense'], '--nonsense'],
      [['frobnicate'], 'There is no command "frobnicate"'],
    ] as const) {
      const { status, stdout, stderr } = ockham(...args);
      assert.equal(status, 2, args.join(' '));
      assert.equal(stdout, '');
      assert.ok(stderr.includes(sentence) && stderr.trim().split('\n').length === 1, stderr);
    }
  });
});
