import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';

describe('the files that the starters share', () => {
  it('are the same in each of them, byte for byte', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['scripts/shareStarterFiles.mjs', '--check'],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
  });
});
