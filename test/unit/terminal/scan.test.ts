import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
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

  it('counts pages as what it is told, and says which choices there are', () => {
    const folder = path.dirname(write('page.html', '<p>hello <a href="x">world</a></p>'));
    const tokens = (...args: string[]): number => {
      const { totals } = JSON.parse(ockham('scan', folder, '--json', ...args).stdout) as {
        totals: { tokens: number };
      };
      return totals.tokens;
    };
    const markdown = tokens('--html', 'markdown');
    assert.ok(tokens() < markdown && markdown < tokens('--html', 'raw'));
    const { status, stderr } = ockham('scan', folder, '--sheets', 'csv');
    assert.equal(status, 2);
    assert.equal(stderr, 'ockham: --sheets takes tsv or markdown, not "csv".\n');
  });

  it('says how large a large corpus is about to turn out, on stderr', () => {
    const line = 'The quick brown fox jumps over the lazy dog, 12 times.\n';
    const file = write('large.txt', line.repeat(54_000_000 / line.length));
    // Random letters are what takes longest to count: an estimate comes only where the count takes its time.
    write('random.txt', randomBytes(9_000_000).toString('base64'));
    const { status, stdout, stderr } = ockham('scan', path.dirname(file), '--json');
    assert.equal(status, 0);
    assert.match(
      stderr,
      /^about [\d,]+ tokens \(sampled \d+\.\d+ %, 95 %: [\d,]+ to [\d,]+\); counting\n$/,
    );
    assert.equal((JSON.parse(stdout) as { totals: { files: number } }).totals.files, 4);
  });
});
