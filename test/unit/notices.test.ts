import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';

describe('The third-party notices', () => {
  it('have the licence text of everything that is bundled', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/collectNotices.mjs'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    const notices = readFileSync('dist/ThirdPartyNotices.txt', 'utf8');
    for (const owed of [
      // A package's own text, one of a part of it, one that ships beside it, and one that it forgot to pack.
      'Copyright (c) 2015-present Jason Miller',
      'Copyright (c) 2014, Nathan LaFreniere and other',
      'Copyright 1990-2009 Adobe Systems Incorporated',
      'Copyright (c) 2022 OpenAI, Shantanu Jain',
    ])
      assert.ok(notices.includes(owed), owed);
  });
});
