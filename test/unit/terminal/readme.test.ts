import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { ockhamIn, useScratch } from './ockham';

describe('README.md', () => {
  const write = useScratch();

  it('shows commands of the terminal program that work as they stand there', function () {
    this.timeout(120_000);
    const folder = path.dirname(write('outside.txt', ''));
    cpSync('examples', path.join(folder, 'examples'), { recursive: true });
    const commands = [
      ...readFileSync('README.md', 'utf8').matchAll(/^node dist\/cli\.js ([^#\n]+)/gm),
    ].map(([, command = '']) => command.trim());
    assert.ok(commands.length >= 8, 'README.md shows the commands');
    for (const command of commands.filter((shown) => !/^mcp\b/.test(shown))) {
      const { status, stdout, stderr } = ockhamIn(folder, ...command.split(' '));
      // The example's next step costs more than its budget.
      assert.equal(status, command.startsWith('check') ? 2 : 0, `${command}\n${stderr}`);
      assert.notEqual(stdout, '', command);
    }
  });
});
