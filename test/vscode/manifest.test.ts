import assert from 'node:assert/strict';
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
});
