// @ts-check
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import { openWorkbench, runCommand, webviewWith } from './workbench.mjs';

const vsix = path.join(repositoryRoot, '.cache/ockham.vsix');
const screenshots = path.join(repositoryRoot, '.cache/screenshots');

/** @type {string} */
let workspace;
/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let workbench;

beforeEach(async () => {
  mkdirSync(screenshots, { recursive: true });
  workspace = mkdtempSync(path.join(os.tmpdir(), 'ockham-e2e-'));
  workbench = await openWorkbench({ folder: workspace, vsix });
});
afterEach(async function () {
  if (this.currentTest?.state === 'failed')
    await workbench.page.screenshot({ path: path.join(screenshots, 'failed-panel.png') });
  await workbench.close();
  rmSync(workspace, { recursive: true, force: true });
});

/** The panel as it is at this moment: its page is a new one after each reload. */
async function openPanel() {
  await workbench.page.locator('.activitybar [aria-label="Ockham"]').first().click();
  return webviewWith(workbench.page, '#answer');
}

/** @param {string} name */
const shoot = (name) =>
  workbench.page.screenshot({ path: path.join(screenshots, `workbench-panel-${name}.png`) });

/** What a plan's file says. @param {string} name */
function planFile(name) {
  return JSON.parse(readFileSync(path.join(workspace, name), 'utf8'));
}

/** Waits for a file to say something. @param {() => unknown} read @param {unknown} expected */
async function untilEqual(read, expected) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (read() === expected) return;
    await workbench.page.waitForTimeout(100);
  }
  assert.equal(read(), expected);
}

describe('The decision panel, by clicking only', () => {
  it('leads from an empty workspace to a saved plan, a corrected number and a decision record', async () => {
    const { page } = workbench;
    const panel = await openPanel();
    assert.equal(await panel.locator('h1').innerText(), 'Prompt engineering');
    await shoot('fresh');
    const next = panel.locator('.verdict .button');

    await next.filter({ hasText: 'Say What It Needs' }).click();
    const needs = panel.getByRole('radiogroup', { name: 'Private data' });
    await needs.getByRole('radio', { name: 'Essential' }).check();
    await panel.locator('h1', { hasText: 'RAG' }).waitFor();
    await next.filter({ hasText: 'Measure the Corpus…' }).waitFor();
    const size = panel.getByRole('spinbutton', { name: 'tokens in the corpus' });
    await size.fill('9000000');
    await size.press('Enter');
    await next.filter({ hasText: 'State the Volume' }).click();
    await page.keyboard.type('5000');
    await page.keyboard.press('Enter');

    // What was said is undone and said again, before any file holds it.
    await next.filter({ hasText: 'Save Plan…' }).waitFor();
    await panel.getByRole('button', { name: 'Undo' }).click();
    await next.filter({ hasText: 'State the Volume' }).waitFor();
    await panel.getByRole('button', { name: 'Redo' }).click();
    await shoot('draft');

    // A name that is taken is refused in one sentence.
    writeFileSync(path.join(workspace, 'taken.ockham.json'), '{ "version": 1, "title": "Taken" }');
    await next.filter({ hasText: 'Save Plan…' }).click();
    await page.locator('.quick-input-widget input').fill('taken');
    await page.getByText('taken.ockham.json exists already: choose another name.').waitFor();
    await page.locator('.quick-input-widget input').fill('support');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'support.ockham.json' }).waitFor();
    assert.equal(planFile('support.ockham.json').workload.queriesPerDay, 5_000);
    assert.equal(planFile('taken.ockham.json').title, 'Taken');

    const volume = panel.getByRole('spinbutton', { name: 'Queries per day' });
    await volume.fill('6000');
    await volume.press('Enter');
    await untilEqual(() => planFile('support.ockham.json').workload.queriesPerDay, 6_000);
    await panel.getByRole('button', { name: 'Undo' }).click();
    await untilEqual(() => planFile('support.ockham.json').workload.queriesPerDay, 5_000);
    await shoot('saved');

    await next.filter({ hasText: 'Record the Decision' }).click();
    await page.locator('.tab.active', { hasText: '0001-use-rag' }).waitFor();
    const [record] = readdirSync(path.join(workspace, 'docs/adr'));
    assert.match(record ?? '', /^0001-use-rag-.*\.md$/);
    await untilEqual(() => planFile('support.ockham.json').decision !== undefined, true);
    await shoot('recorded');
  });

  it('measures a folder into the draft, shows another plan when it is picked, and is the same after a reload', async () => {
    const { page } = workbench;
    mkdirSync(path.join(workspace, 'docs'));
    writeFileSync(path.join(workspace, 'docs/a.md'), 'hello world '.repeat(500));
    let panel = await openPanel();
    await panel.getByRole('button', { name: 'Measure a Folder…' }).first().click();
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'documentation folder' })
      .click();
    await panel.locator('#step-corpus .badge.measured').waitFor();
    await panel.getByText(/Fits the context window of/).waitFor();

    writeFileSync(
      path.join(workspace, 'hr.ockham.json'),
      '{ "version": 1, "needs": { "behavior": { "voice": "essential" } } }',
    );
    await panel.getByLabel('Plan', { exact: true }).selectOption({ label: 'hr.ockham.json' });
    await panel.locator('.later', { hasText: 'Fine-tuning' }).waitFor();

    await page.reload();
    await page.locator('.monaco-workbench').waitFor();
    panel = await openPanel();
    await panel.locator('.later', { hasText: 'Fine-tuning' }).waitFor();
    await panel
      .getByLabel('Plan', { exact: true })
      .selectOption({ label: 'Draft (not saved as a file)' });
    await panel.getByText('in docs').waitFor();

    // A plan that cannot be read says where, and leads there.
    await panel.getByLabel('Plan', { exact: true }).selectOption({ label: 'hr.ockham.json' });
    writeFileSync(path.join(workspace, 'hr.ockham.json'), '{ "version": 1,\n  "needs": 3 }');
    await panel.getByRole('button', { name: 'Open at Line 2' }).click();
    await page.locator('.tab.active', { hasText: 'hr.ockham.json' }).waitFor();
    assert.equal(existsSync(path.join(workspace, 'plan.ockham.json')), false);
    await shoot('broken');
  });
});

describe('The decision panel without a folder', () => {
  it('answers all the same', async () => {
    await workbench.close();
    workbench = await openWorkbench({ vsix, workspaceTrust: true });
    await runCommand(workbench.page, 'Ockham: Open Decision Panel');
    const panel = await webviewWith(workbench.page, '#answer');
    await panel
      .getByRole('radiogroup', { name: 'Private data' })
      .getByRole('radio', { name: 'Essential' })
      .check();
    await panel.locator('h1', { hasText: 'RAG' }).waitFor();
  });
});
