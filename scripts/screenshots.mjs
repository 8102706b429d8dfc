// @ts-check
/**
 * `npm run screenshots`: takes the README's pictures (media/screenshots/) of the packaged extension in a real VS Code on
 * the example workspace, in a light and a dark theme.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  chooseFromContextMenu,
  dismissToasts,
  explorerRow,
  openWorkbench,
  runCommand,
  webviewWith,
} from '../test/e2e/workbench.mjs';
import { installDependencies, repositoryRoot } from './dependencies.mjs';
import { packageExtension } from './package.mjs';

const pictures = path.join(repositoryRoot, 'media/screenshots');
const themes = { light: 'Light Modern', dark: 'Dark Modern' };
const size = { width: 1440, height: 900 };
const mostBytes = 300_000;

installDependencies();
const vsix = packageExtension();
const parent = mkdtempSync(path.join(os.tmpdir(), 'ockham-'));
const workspace = path.join(parent, 'copper-and-oak');
cpSync(path.join(repositoryRoot, 'examples'), workspace, { recursive: true });
writeSampleResults();
mkdirSync(pictures, { recursive: true });
const workbench = await openWorkbench({
  folder: workspace,
  vsix,
  size,
  settings: { 'breadcrumbs.enabled': false },
});
const { page } = workbench;
try {
  await chooseFromContextMenu(page, 'docs', 'Estimate Tokens');
  await webviewWith(page, '#fit');
  await dismissToasts(page);
  await takePicture('corpusReport', '#fit');

  await runCommand(page, 'View: Close All Editors');
  await explorerRow(page, 'support.ockham.json').click();
  await runCommand(page, 'Ockham: Open Plan Editor');
  const editor = await webviewWith(page, '#decision');
  await page.keyboard.press('ControlOrMeta+b');
  await editor.getByRole('link', { name: 'Over volume' }).click();
  await takePicture('planEditor', '#decision');

  await editor.getByRole('link', { name: 'Decision' }).first().click();
  await runCommand(page, 'Ockham: Open Decision Panel');
  await webviewWith(page, '#answer');
  await takePicture('decisionPanel', '#answer');

  await runCommand(page, 'View: Close All Editors');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await runCommand(page, 'Ockham: Show or Compare Evaluations…');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: 'version 8' }).waitFor();
  for (const version of ['version 7', 'version 8']) {
    await rows
      .filter({ hasText: version })
      .locator('.quick-input-list-checkbox, .monaco-checkbox')
      .first()
      .click();
  }
  await page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
  await takePicture('evaluation', 'h1:text("Comparison of two evaluations")');
} finally {
  await workbench.close();
  rmSync(parent, { recursive: true, force: true });
}

/** @param {string} name @param {string} heading what shows that the view is there */
async function takePicture(name, heading) {
  for (const [kind, theme] of Object.entries(themes)) {
    await runCommand(page, 'Preferences: Color Theme');
    await page.locator('.quick-input-widget input').first().fill(theme);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await (await webviewWith(page, heading)).locator(heading).first().waitFor();
    await page.mouse.move(size.width / 2, size.height - 5);
    const file = path.join(pictures, `${name}-${kind}.png`);
    await page.screenshot({ path: file });
    const { size: bytes } = statSync(file);
    console.log(`${path.relative(repositoryRoot, file)}: ${bytes.toLocaleString('en-US')} bytes`);
    if (bytes > mostBytes) throw new Error(`${file} is over ${mostBytes} bytes.`);
  }
}

/** Two runs of the example's cases, as its story tells them: made up like the shop, and named so. */
function writeSampleResults() {
  const cases = readFileSync(path.join(workspace, 'evals/cases.jsonl'), 'utf8').trim().split('\n');
  const failed = { 7: [2, 5, 9, 12, 15, 19, 22], 8: [9, 19] };
  mkdirSync(path.join(workspace, 'evals/results'), { recursive: true });
  for (const [version, failures] of Object.entries(failed)) {
    writeFileSync(
      path.join(workspace, `evals/results/version-${version}.json`),
      JSON.stringify({
        format: 'ockham-evaluation',
        version: 1,
        name: `support-first-reply, version ${version}`,
        at: `2026-11-${version === '7' ? 18 : 20}T10:00:00Z`,
        target: 0.85,
        model: 'made-up results',
        cases: cases.map((line, index) => {
          /** @type {{ input: string, expected: unknown }} */
          const { input, expected } = JSON.parse(line);
          const id = `${index + 1}. ${input}`;
          return failures.includes(index)
            ? { id, outcome: 'fail', reason: `does not fulfil: ${JSON.stringify(expected)}` }
            : { id, outcome: 'pass', latencyMs: 700 + index * 13 };
        }),
      }),
    );
  }
}
