import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import type * as vscode from 'vscode';
import { describeSettings, type SetValues } from '../../../src/vscode/support/describeSettings';
import { recordFaults } from '../../../src/vscode/support/recordFaults';
import { writeSupportBundle } from '../../../src/vscode/support/supportBundle';

const canary = 'Canary';
const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));

/** Texts as they occur in paths, plans, keys and addresses, each with the canary in it. */
const planted = fc
  .tuple(
    fc.string(),
    fc.constantFrom('/', '\\', '.md', 'sk-', 'https://', '\n    at ', ' ', '_'),
    fc.string(),
  )
  .map(([before, between, after]) => `${before}${between}${canary}${between}${after}`);

const code = fc.oneof(planted, fc.constantFrom('ENOENT', `E${canary.toUpperCase()}`, 5, undefined));
const fault = fc
  .record({ message: planted, name: planted, code, stack: planted, isError: fc.boolean() })
  .map(({ message, name, code: told, stack, isError }) => {
    if (!isError) return message;
    const error = new Error(message, { cause: new Error(message) });
    Object.assign(error, { name, code: told, path: message });
    error.stack = `${name}: ${message}\n at ${stack} (/home/${canary}/.vscode/ockham/dist/planning.js:12:345)\n at x (/${canary}/dist/${canary}Worker.js:1:2)`;
    return error;
  });
const value = fc.oneof(
  planted,
  fc.array(planted),
  fc.dictionary(planted, fc.oneof(fc.boolean(), planted)),
  fc.constant(null),
);

function channel(): vscode.LogOutputChannel {
  const nothing = (): void => undefined;
  return { warn: nothing, error: nothing } as unknown as vscode.LogOutputChannel;
}

function bundle(faults: readonly (Error | string)[], set: SetValues): string {
  const recorded = recordFaults(channel(), () => '2026-11-22T10:00:00.000Z');
  for (const one of faults) {
    recorded.log.error(one);
    recorded.log.warn(String(one), one);
  }
  return writeSupportBundle(
    {
      versions: [['Ockham', '0.1.0']],
      workspace: [['Folders', 1]],
      settings: describeSettings(manifest, () => set),
      state: [['Endpoints', 2]],
      faults: recorded.faults(),
    },
    'Read it.',
  );
}

describe('A support bundle', () => {
  it('holds nothing of messages, paths, names, keys or texts, wherever they are planted', () => {
    fc.assert(
      fc.property(
        fc.array(fault, { maxLength: 5 }),
        value,
        value,
        value,
        (faults, one, two, three) => {
          const text = bundle(faults, {
            globalValue: one,
            workspaceValue: two,
            workspaceFolderValue: three,
          });
          assert.ok(!text.toLowerCase().includes(canary.toLowerCase()), text);
        },
      ),
    );
  });

  it('says what helps: kinds and codes of errors, where in Ockham they arose, harmless values', () => {
    const error = Object.assign(new TypeError('x'), { code: 'ENOENT' });
    error.stack =
      'TypeError: x\n at f (/a/dist/planning.js:12:345)\n at g (/a/dist/extension.js:1:2)';
    const inspect = (name: string): SetValues => {
      if (name === 'ockham.scan.html') return { globalValue: 'raw' };
      if (name === 'ockham.scan.exclude') return { workspaceValue: { 'secret/**': true } };
      if (name === 'ockham.fit.reservedPromptTokens')
        return { globalValue: 4_000, workspaceValue: 9 };
      return {};
    };
    const recorded = recordFaults(channel(), () => '2026-11-22T10:00:00.000Z');
    recorded.log.error(error);
    const text = writeSupportBundle(
      {
        versions: [],
        workspace: [],
        settings: describeSettings(manifest, inspect),
        state: [],
        faults: recorded.faults(),
      },
      'Read it.',
    );
    assert.match(text, /error: TypeError ENOENT < planning\.js:12:345 < extension\.js:1:2/);
    assert.match(text, /ockham\.scan\.html \(user\): raw/);
    assert.match(text, /ockham\.scan\.exclude \(workspace\): 1 entry \(not shown\)/);
    assert.match(text, /reservedPromptTokens \(workspace\): 9/);
    assert.doesNotMatch(text, /reservedPromptTokens \(user\)/);
  });

  it('remembers the latest faults alone, and still writes all of them to the log', () => {
    const written: string[] = [];
    const target = channel();
    Object.assign(target, { error: (text: string) => void written.push(text) });
    const { log, faults } = recordFaults(target, () => '');
    for (let index = 0; index < 1_000; index++) log.error(`fault ${index}`);
    assert.equal(written.length, 1_000);
    assert.equal(faults().length, 100);
  });
});
