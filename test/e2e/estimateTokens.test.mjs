// @ts-check
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import {
  chooseFromContextMenu,
  dismissToasts,
  explorerRow,
  openWorkbench,
  runCommand,
  toast,
  webviewWith,
} from './workbench.mjs';

const vsix = path.join(repositoryRoot, '.cache/ockham.vsix');
const screenshots = path.join(repositoryRoot, '.cache/screenshots');

/** @type {string} */
let workspace;
/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let workbench;

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  workspace = mkdtempSync(path.join(os.tmpdir(), 'ockham-e2e-'));
  cpSync(path.join(repositoryRoot, 'examples'), workspace, { recursive: true });
  mkdirSync(path.join(workspace, 'empty'));
  mkdirSync(path.join(workspace, 'vast'));
  // One megabyte a file: enough work for a user to change their mind about.
  for (let index = 0; index < 300; index++) {
    writeFileSync(
      path.join(workspace, `vast/${index}.txt`),
      `${index} ${Math.random()} `.repeat(40_000),
    );
  }
  workbench = await openWorkbench({ folder: workspace, vsix });
});
after(async () => {
  await workbench.close();
  rmSync(workspace, { recursive: true, force: true });
});
afterEach(async function () {
  if (this.currentTest?.state === 'failed') {
    await workbench.page.screenshot({
      path: path.join(screenshots, `failed-${this.currentTest.title.slice(0, 40)}.png`),
    });
  }
  await dismissToasts(workbench.page);
  await runCommand(workbench.page, 'View: Close All Editors');
});

/** The terminal program's report on folders of the workspace. @param {string[]} folders */
function scanInTerminal(...folders) {
  const cli = path.join(repositoryRoot, 'dist/cli.js');
  return JSON.parse(
    execFileSync(process.execPath, [cli, 'scan', ...folders, '--json'], {
      cwd: workspace,
      encoding: 'utf8',
    }),
  );
}

describe('Estimating tokens by mouse', () => {
  it('right-clicks a folder and reads the total that the terminal prints', async () => {
    const { page } = workbench;
    await chooseFromContextMenu(page, 'docs', 'Estimate Tokens');
    const report = await webviewWith(page, '#fit');
    const { totals } = scanInTerminal('docs');
    assert.match(
      await report.locator('h1').innerText(),
      new RegExp(`^${totals.tokens.toLocaleString('en-US')}\\s+tokens`),
    );
    await page.screenshot({ path: path.join(screenshots, 'report.png') });
  });

  it('opens a file of the report', async () => {
    const { page } = workbench;
    await chooseFromContextMenu(page, 'docs', 'Estimate Tokens');
    const report = await webviewWith(page, '#fit');
    const largest = report.locator('.sizes').nth(1).getByRole('button').first();
    const name = path.posix.basename(await largest.innerText());
    await largest.click();
    await page.locator('.tab.active', { hasText: name }).waitFor();
  });

  it('counts several selected folders together', async () => {
    const { page } = workbench;
    await explorerRow(page, 'docs').click();
    await explorerRow(page, 'prompts').click({ modifiers: ['ControlOrMeta'] });
    await chooseFromContextMenu(page, 'prompts', 'Estimate Tokens');
    const report = await webviewWith(page, '#fit');
    const { totals } = scanInTerminal('docs', 'prompts');
    await report.locator('h1', { hasText: totals.tokens.toLocaleString('en-US') }).waitFor();
  });

  it('says of an empty folder that it is empty', async () => {
    const { page } = workbench;
    await chooseFromContextMenu(page, 'empty', 'Estimate Tokens');
    await toast(page, 'empty is empty: there are no tokens to count.').waitFor();
  });

  it('cancels a long count at once, and leaves no report', async () => {
    const { page } = workbench;
    await chooseFromContextMenu(page, 'vast', 'Estimate Tokens');
    const progress = toast(page, 'estimating tokens in vast');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await progress.waitFor({ state: 'detached' });
    assert.equal(await page.locator('.tab', { hasText: 'Tokens: vast' }).count(), 0);
  });
});

describe('Estimating tokens by keyboard', () => {
  it('suggests the documentation folder first', async () => {
    const { page } = workbench;
    await runCommand(page, 'Ockham: Estimate Tokens in Folder…');
    const first = page.locator('.quick-input-list .monaco-list-row').first();
    await first.filter({ hasText: 'documentation folder' }).waitFor();
    await page.keyboard.press('Enter');
    const report = await webviewWith(page, '#fit');
    await report
      .locator('h1', { hasText: scanInTerminal('docs').totals.tokens.toLocaleString('en-US') })
      .waitFor();
  });
});
