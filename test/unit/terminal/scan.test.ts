import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { ockham, useScratch } from './ockham';

describe('ockham scan', () => {
  const write = useScratch();

  it('prints one JSON document and nothing else', () => {
    const folder = path.dirname(write('a.md', 'hello world'));
    const { status, stdout, stderr } = ockham('scan', folder, '--json', '--reserve-prompt', '0');
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
});
