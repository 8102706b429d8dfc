import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
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
    assert.match(policy.get('script-src') ?? '', /^'nonce-[A-Za-z0-9+/]{22}=='$/);
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
