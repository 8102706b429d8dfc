import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { usePlanFolder, write } from './planFolder';

const accept = 'workbench.action.acceptSelectedQuickOpenItem';

describe('Scaffold Prompt Engineering Starter', () => {
  const folder = usePlanFolder();
  const target = () => path.join(folder().workspace, 'prompt-starter');
  afterEach(() => rmSync(target(), { recursive: true, force: true }));

  const scaffold = () =>
    vscode.commands.executeCommand<vscode.Uri | undefined>('ockham.scaffoldPrompt', folder().plan);

  it('shows what it will write, writes it with the plan’s settings, and opens nothing', async () => {
    write(
      folder(),
      'support.ockham.json',
      '{ "version": 1, "title": "Desk", "choices": { "chatModel": "gpt-6.2-sol" } }',
    );
    const editors = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
    const written = scaffold();
    await repeat(accept, () => existsSync(target()));
    assert.equal((await written)?.fsPath, target());
    const settings = JSON.parse(readFileSync(path.join(target(), 'settings.json'), 'utf8')) as {
      title: string;
      models: { chat: { id: string } };
    };
    assert.equal(settings.title, 'Desk');
    assert.equal(settings.models.chat.id, 'gpt-6.2-sol');
    assert.ok(existsSync(path.join(target(), '.gitignore')));
    assert.equal(existsSync(path.join(target(), 'node_modules')), false);
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, editors);
  });

  it('writes nothing when the preview is left', async () => {
    const written = scaffold();
    let settled = false;
    void written.then(() => {
      settled = true;
    });
    await repeat('workbench.action.closeQuickOpen', () => settled);
    assert.equal(await written, undefined);
    assert.equal(existsSync(target()), false);
  });

  it('never writes into a folder that exists: it proposes the next free name', async () => {
    mkdirSync(target());
    writeFileSync(path.join(target(), 'mine.txt'), 'mine');
    const second = `${target()}-2`;
    try {
      const written = scaffold();
      await repeat(accept, () => existsSync(second));
      assert.equal((await written)?.fsPath, second);
      assert.equal(readFileSync(path.join(target(), 'mine.txt'), 'utf8'), 'mine');
    } finally {
      rmSync(second, { recursive: true, force: true });
    }
  });
});

/** Runs a command until its effect is there: VS Code shows inputs in its own time. */
async function repeat(command: string, done: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200 && !done(); attempt++) {
    await vscode.commands.executeCommand(command);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(done());
}
