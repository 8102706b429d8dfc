// @ts-check
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import {
  chooseFromContextMenu,
  dismissToasts,
  explorerRow,
  openWorkbench,
  runCommand,
  webviewWith,
} from './workbench.mjs';

const vsix = path.join(repositoryRoot, '.cache/ockham.vsix');
const gallery = path.join(repositoryRoot, '.cache/screenshots/gallery');
const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  highContrast: 'Dark High Contrast',
  highContrastLight: 'Light High Contrast',
};
const widths = [900, 1600];

describe('Every view as its users see it', () => {
  /** @type {string} */
  let workspace;
  /** @type {Awaited<ReturnType<typeof openWorkbench>>} */
  let workbench;

  before(async () => {
    mkdirSync(gallery, { recursive: true });
    workspace = mkdtempSync(path.join(os.tmpdir(), 'ockham-e2e-'));
    cpSync(path.join(repositoryRoot, 'examples'), workspace, { recursive: true });
    workbench = await openWorkbench({ folder: workspace, vsix });
  });
  after(async () => {
    await workbench.close();
    rmSync(workspace, { recursive: true, force: true });
  });

  /** Takes the picture in four themes and two widths. @param {string} view @param {string} heading what shows that it is there */
  async function picture(view, heading) {
    const { page } = workbench;
    for (const [name, title] of Object.entries(themes)) {
      await runCommand(page, 'Preferences: Color Theme');
      const input = page.locator('.quick-input-widget input').first();
      await input.fill(title);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        await (await webviewWith(page, heading)).locator(heading).first().waitFor();
        await page.screenshot({ path: path.join(gallery, `${view}-${name}-${width}.png`) });
      }
    }
  }

  it('is pictured: the corpus report', async () => {
    await chooseFromContextMenu(workbench.page, 'docs', 'Estimate Tokens');
    await webviewWith(workbench.page, '#fit');
    await dismissToasts(workbench.page);
    await picture('corpusReport', '#fit');
  });

  it('is pictured: the decision panel beside the plan editor', async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, 'View: Show Explorer');
    await explorerRow(page, 'support.ockham.json').dblclick();
    await runCommand(page, 'Ockham: Open Plan Editor');
    await webviewWith(page, '#decision');
    await runCommand(page, 'Ockham: Open Decision Panel');
    await webviewWith(page, '#answer');
    await picture('decisionPanel', '#answer');
  });
});
