import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';

describe('README.md', () => {
  it('lists the commands and settings of package.json', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['scripts/updateReadme.mjs', '--check'],
      {
        encoding: 'utf8',
      },
    );
    assert.equal(status, 0, stderr);
  });
});
