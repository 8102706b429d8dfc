import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openSource } from '../../src/vscode/panel/openSource';
import { webviewHtml, webviewOptions } from '../../src/vscode/webviewHtml';
import { FakePanel } from './fakePanel';
import { usePlanFolder } from './planFolder';

describe('The page of a view', () => {
  it('runs one script with a nonce, loads nothing from elsewhere, and may send and embed nothing', () => {
    const { webview } = new FakePanel<never, never>();
    const extensionUri = vscode.Uri.file('/ockham');
    const pages = ['one', 'two'].map(() => webviewHtml(webview, extensionUri, 'panel', 'Ockham'));
    const policies = pages.map((html) => {
      const content =
        /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
      return new Map(
        content.split('; ').map((part) => {
          const [name = '', ...values] = part.split(' ');
          return [name, values.join(' ')] as const;
        }),
      );
    });
    const [policy, other] = policies;
    assert.ok(policy && other);
    assert.equal(policy.get('default-src'), "'none'");
    assert.equal(policy.get('base-uri'), "'none'");
    assert.equal(policy.get('form-action'), "'none'");
    assert.match(policy.get('script-src') ?? '', /^'nonce-[\w+/=-]{22,}'$/);
    assert.notEqual(policy.get('script-src'), other.get('script-src'));
    for (const name of ['connect-src', 'frame-src', 'worker-src', 'object-src'])
      assert.equal(policy.has(name), false, name);
    for (const source of policy.values()) assert.doesNotMatch(source, /unsafe|https?:|\*|data:/);

    const { enableScripts, enableCommandUris, localResourceRoots } = webviewOptions(extensionUri);
    assert.equal(enableScripts, true);
    assert.equal(enableCommandUris, undefined);
    assert.deepEqual(
      localResourceRoots?.map(({ path: root }) => root),
      ['/ockham/dist/webview'],
    );
  });
});

describe('A fact of a plan that somebody else wrote', () => {
  const folder = usePlanFolder();

  it('opens no file outside of the plan’s folder and the workspace', async () => {
    const home = path.join(folder().workspace, folder().home);
    writeFileSync(path.join(home, 'results.json'), '{}');
    mkdirSync(path.join(home, 'deep'), { recursive: true });
    await openSource(vscode.Uri.file(home), 'results.json');
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /results\.json$/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    const secret = path.relative(path.join(home, 'deep'), '/etc/hostname');
    for (const named of [secret, `../${secret}`, '/../../../../../../../../../etc/hostname', '..'])
      await assert.rejects(
        openSource(vscode.Uri.file(path.join(home, 'deep')), named),
        /no longer there/,
      );
  });
});

describe('Create Support Bundle', () => {
  it('shows a document to read, and nothing in it is of the user’s files or settings', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ockham-CANARY-'));
    const settings = vscode.workspace.getConfiguration('ockham.scan');
    const text = 'CANARY sk-CANARY-0123456789 https://CANARY.example/v1';
    try {
      writeFileSync(path.join(folder, 'CANARY.md'), text);
      writeFileSync(
        path.join(folder, 'CANARY.ockham.json'),
        JSON.stringify({ version: 1, title: text, task: text, corpus: { folders: ['CANARY'] } }),
      );
      await settings.update('exclude', { '**/CANARY/**': true }, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('ockham.estimateTokens', vscode.Uri.file(folder));
      await vscode.workspace.openTextDocument(path.join(folder, 'CANARY.ockham.json'));
      await vscode.commands.executeCommand('ockham.createSupportBundle');
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document?.isUntitled);
      const bundle = document.getText();
      assert.match(bundle, /^# Ockham support bundle/);
      assert.match(bundle, /VS Code: \d/);
      assert.match(bundle, /Last count: files: 1$/m);
      assert.match(bundle, /ockham\.scan\.exclude \(user\): 1 entry/);
      assert.doesNotMatch(bundle, /canary/i);
      for (const own of [folder, os.homedir(), os.hostname(), os.userInfo().username])
        if (own.length > 3) assert.ok(!bundle.includes(own), own);
    } finally {
      await settings.update('exclude', undefined, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
