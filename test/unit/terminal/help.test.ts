import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { ockham } from './ockham';

const commands = ['scan', 'assess', 'check', 'prices', 'inspect', 'new'];

describe('ockham help', () => {
  it('lists every command', () => {
    for (const args of [[], ['help'], ['--help']]) {
      const { status, stdout, stderr } = ockham(...args);
      assert.deepEqual([status, stderr], [0, '']);
      for (const command of commands) assert.ok(stdout.includes(`ockham ${command} `), command);
    }
  });

  it('documents each command, and refuses no option that it documents', function () {
    this.timeout(120_000);
    for (const command of commands) {
      const { status, stdout } = ockham(command, '--help');
      assert.equal(status, 0);
      const options = [...stdout.matchAll(/^ {2}(--[\w-]+)( <| [a-z]+\||)/gm)];
      assert.ok(options.length > 0, stdout);
      const all = options.flatMap(([, option = '', value]) =>
        value === '' ? [option] : [option, '0'],
      );
      assert.doesNotMatch(ockham(command, ...all).stderr, /Unknown option|does not take/);
    }
  });

  it('says which Ockham it is', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.equal(ockham('--version').stdout, `${version}\n`);
  });

  it('knows what was meant', () => {
    for (const args of [['chekc'], ['help', 'chekc'], ['chekc', '--help']]) {
      const { status, stderr } = ockham(...args);
      assert.equal(status, 2);
      assert.match(stderr, /There is no command "chekc", did you mean "check"; "ockham help"/);
    }
  });
});
