import * as vscode from 'vscode';
import { expect } from './expect';
import { activateExtension, listen } from './workspace';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** Each needs a computer to run on. */
const unavailable = [
  'calibrateTokens',
  'importUsage',
  'runEvaluation',
  'showEvaluation',
  'inspectDataset',
  'forgetEndpoint',
  'scaffoldPrompt',
  'scaffoldRag',
  'scaffoldFineTuning',
  'scaffoldHybrid',
];

describe('What cannot work in a browser', () => {
  for (const command of unavailable) {
    it(`${command} says so in one sentence, and where it does`, async () => {
      const told = await listen(() =>
        Promise.resolve(vscode.commands.executeCommand(`ockham.${command}`)),
      );
      expect.equal(told.length, 1);
      expect.match(told[0] ?? '', /^“.*” needs .* in a browser here: open .* on the desktop.*\.$/);
    });
  }

  it('is declared all the same: every command of the manifest exists', async () => {
    const extension = await activateExtension();
    const { contributes } = extension.packageJSON as Manifest;
    const existing = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.filter(({ command }) => !existing.has(command));
    expect.equal(missing, []);
  });
});
