// @ts-check
/**
 * How long VS Code takes to activate Ockham: the packaged extension in a clean, real VS Code, as the editor itself
 * reports it (Developer: Startup Performance), the median of several starts. The baseline is an extension that does
 * nothing, activated by the same event of the same starts. Prints the sizes of what is loaded, too.
 *   node test/bench/activation.mjs [starts]
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot, run } from '../../scripts/dependencies.mjs';
import { packageExtension } from '../../scripts/package.mjs';
import { explorerRow, openWorkbench, runCommand } from '../e2e/workbench.mjs';

const budgetMs = 20;
const starts = Number(process.argv[2] ?? 5);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'ockham-activation-'));
const workspace = path.join(scratch, 'workspace');
mkdirSync(workspace);
writeFileSync(path.join(workspace, 'plan.ockham.json'), '{ "version": 1 }\n');
const vsix = packageExtension();
const baseline = packageBaseline();

/** @typedef {{ load: number, call: number, finish: number }} Times milliseconds: evaluating the code, activate() itself, and what it waits for */
/** @type {Record<string, Times[]>} */
const measured = { 'ockham.ockham': [], 'bench.nothing': [] };
try {
  for (let start = 0; start < starts; start++) {
    const { page, close } = await openWorkbench({
      folder: workspace,
      vsix: [vsix, baseline],
      size: { width: 1600, height: 1200 },
    });
    try {
      await explorerRow(page, 'plan.ockham.json').dblclick();
      for (const [extension, times] of Object.entries(measured))
        times.push(await activationTimes(page, extension));
    } finally {
      await close();
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

console.log(`Activation in a clean VS Code, median of ${starts} starts (least to most), in ms:`);
for (const [extension, times] of Object.entries(measured)) {
  const parts = /** @type {const} */ (['load', 'call', 'finish'])
    .map((part) => `${part} ${range(times.map((time) => time[part]))}`)
    .join(', ');
  console.log(`  ${extension.padEnd(14)} ${range(times.map(busy))}: ${parts}`);
}
// Both were activated by one event of one start: what the machine was busy with is in both.
const nothing = measured['bench.nothing'] ?? [];
const own = (measured['ockham.ockham'] ?? []).map(
  (times, start) => busy(times) - busy(nothing[start] ?? times),
);
console.log(`  Ockham's own   ${range(own)}`);
console.log(`VSIX ${kilobytes(vsix)}; in dist/:`);
for (const file of readdirSync(path.join(repositoryRoot, 'dist'))
  .filter((name) => name.endsWith('.js'))
  .sort())
  console.log(`  ${file.padEnd(20)} ${kilobytes(path.join(repositoryRoot, 'dist', file))}`);
const held = median(own) < budgetMs;
console.log(`Budget ${budgetMs} ms: ${held ? 'held' : 'missed'}; a busy machine shows more.`);
process.exitCode = held ? 0 : 1;

/** The time that the extension keeps the host busy; what it only waits for is not in it. @param {Times} times */
function busy({ load, call }) {
  return load + call;
}

/** What the editor says of an extension once it is active. @param {import('playwright-core').Page} page @param {string} extension @returns {Promise<Times>} */
async function activationTimes(page, extension) {
  for (let attempt = 0; attempt < 20; attempt++) {
    await runCommand(page, 'Developer: Startup Performance');
    await page.locator('.tab.active', { hasText: 'Startup Performance' }).waitFor();
    const editor = page.locator('.editor-instance .monaco-editor').last();
    await editor.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+c');
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const row = text.split('\n').find((line) => line.includes(extension));
    const cells = row?.split('|').map((cell) => cell.trim()) ?? [];
    // | extension | eager | load code | call activate | finish activate | event | by |
    const numbers = cells.slice(3, 6).map(Number);
    if (numbers.length === 3 && numbers.every((value) => Number.isFinite(value))) {
      const [load = 0, call = 0, finish = 0] = numbers;
      return { load, call, finish };
    }
    await runCommand(page, 'View: Close Editor');
    await page.waitForTimeout(500);
  }
  throw new Error(`VS Code reports no activation of ${extension}.`);
}

/** An extension that does nothing, on the same event. @returns {string} the path of its VSIX */
function packageBaseline() {
  const folder = path.join(scratch, 'nothing');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({
      name: 'nothing',
      publisher: 'bench',
      version: '1.0.0',
      engines: { vscode: '^1.95.0' },
      main: './extension.js',
      activationEvents: ['onLanguage:jsonc'],
    }),
  );
  writeFileSync(path.join(folder, 'extension.js'), 'exports.activate = () => undefined;\n');
  writeFileSync(path.join(folder, 'README.md'), 'Does nothing.\n');
  writeFileSync(path.join(folder, 'LICENSE'), 'MIT\n');
  const file = path.join(scratch, 'nothing.vsix');
  run(
    process.execPath,
    [
      path.join(repositoryRoot, 'node_modules/@vscode/vsce/vsce'),
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--out',
      file,
    ],
    { cwd: folder, quiet: true },
  );
  return file;
}

/** @param {number[]} values */
function range(values) {
  return `${median(values)} (${Math.min(...values)} to ${Math.max(...values)})`;
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param {string} file */
function kilobytes(file) {
  return `${(statSync(file).size / 1000).toFixed(0)} kB`;
}
