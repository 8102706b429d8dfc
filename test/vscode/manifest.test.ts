import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
  };
}

describe('The manifest', () => {
  it('declares exactly the commands that exist once the extension is active', async () => {
    const extension = vscode.extensions.getExtension('ockham.ockham');
    assert.ok(extension);
    await extension.activate();
    const { contributes } = extension.packageJSON as Manifest;
    const declared = contributes.commands.map(({ command }) => command).sort();
    const registered = (await vscode.commands.getCommands(true)).filter(
      // VS Code itself registers commands for every view.
      (command) => command.startsWith('ockham.') && !command.startsWith('ockham.decision.'),
    );
    assert.deepEqual(registered.sort(), declared);
    for (const { command } of Object.values(contributes.menus).flat())
      assert.ok(declared.includes(command), command);
  });

  it('promises a light activation: planning is not loaded before a plan is worked with', () => {
    const loaded = Object.keys(createRequire(__filename).cache).filter((file) =>
      file.includes(`${path.sep}dist${path.sep}`),
    );
    assert.ok(
      loaded.some((file) => file.endsWith('extension.js')),
      loaded.join(),
    );
    assert.ok(!loaded.some((file) => file.endsWith('planning.js')));
  });
});
