// @ts-check
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import {
  chooseFromContextMenu,
  openWorkbench,
  runCommand,
  toast,
  webviewWith,
} from './workbench.mjs';

const vsix = path.join(repositoryRoot, '.cache/ockham.vsix');
/** @type {string} */
let workspace;
beforeEach(() => {
  workspace = mkdtempSync(path.join(os.tmpdir(), 'ockham-e2e-'));
  mkdirSync(path.join(workspace, '.vscode'));
  mkdirSync(path.join(workspace, 'docs'));
  writeFileSync(path.join(workspace, 'docs/a.md'), 'hello world');
  writeFileSync(
    path.join(workspace, '.vscode/settings.json'),
    '{ "ockham.scan.exclude": { "**/*.md": true } }',
  );
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

describe('A workspace that is not trusted', () => {
  it("is counted when asked, without the workspace's own Ockham settings, and the report says so", async () => {
    const workbench = await openWorkbench({
      folder: workspace,
      vsix,
      workspaceTrust: true,
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
    try {
      const { page } = workbench;
      await chooseFromContextMenu(page, 'docs', 'Estimate Tokens');
      const report = await webviewWith(page, '#fit');
      assert.match(await report.locator('h1').innerText(), /^2\s+tokens/);
      await report.getByText(/not trusted/).waitFor();
    } finally {
      await workbench.close();
    }
  });
});

describe('A window without a folder', () => {
  it('offers to choose one', async () => {
    const workbench = await openWorkbench({ vsix });
    try {
      await runCommand(workbench.page, 'Ockham: Estimate Tokens in Folder…');
      await toast(workbench.page, 'No folder is open')
        .getByRole('button', { name: 'Choose Folder…' })
        .waitFor();
    } finally {
      await workbench.close();
    }
  });
});
