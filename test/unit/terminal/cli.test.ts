import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { ockham, useScratch } from './ockham';

describe('ockham', () => {
  const write = useScratch();

  it('answers wrong use with one sentence and exit code 2', () => {
    const folder = path.dirname(write('a.md', 'hello'));
    const missing = path.join(folder, 'missing');
    for (const [args, sentence] of [
      [['scan'], 'Name the folder to scan'],
      [['scan', missing], 'does not exist'],
      [['scan', folder, '--reserve-answer', '-5'], '--reserve-answer'],
      [['scan', folder, '--nonsense'], '--nonsense'],
      [['assess'], 'Name the file'],
      [['assess', 'a.ockham.json', 'b.ockham.json'], 'One file at a time'],
      [['assess', 'a.ockham.json', '--today', '2026-02-30'], '--today takes a day'],
      [['prices', 'gpt-4o-mni'], 'Did you mean "gpt-4o" or "gpt-4o-mini"'],
      [['prices', 'zzzzzzzzzzzz'], 'lists all ids'],
      [['inspect', missing], 'does not exist'],
      [['frobnicate'], 'There is no command "frobnicate"'],
    ] as const) {
      const { status, stdout, stderr } = ockham(...args);
      assert.equal(status, 2, args.join(' '));
      assert.equal(stdout, '');
      assert.ok(stderr.includes(sentence) && stderr.trim().split('\n').length === 1, stderr);
    }
  });
});
