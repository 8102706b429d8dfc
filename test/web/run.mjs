// @ts-check
/**
 * Runs test/web inside the web-worker extension host of the offline VS Code: the built extension is staged without
 * `main` and `extensionKind`, since with either VS Code chooses the host that runs in Node.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import { countsMark, testOutputMark } from '../host/testOutput.mjs';

const staged = path.join(repositoryRoot, '.cache/web-extension');
const workspace = mkdtempSync(path.join(os.tmpdir(), 'ockham-web-'));
try {
  makeWorkspace();
  stageExtension();
  process.exitCode = await runTests();
} finally {
  rmSync(workspace, { recursive: true, force: true });
}

/** The sample workspace, and beside it a larger tree of every kind of text and document. */
function makeWorkspace() {
  const copy = (/** @type {string} */ from, /** @type {string} */ to) =>
    cpSync(path.join(repositoryRoot, from), path.join(workspace, to), { recursive: true });
  copy('examples', '.');
  copy('src/core', 'large/core');
  copy('src/webview', 'large/webview');
  copy('test/unit', 'large/unit');
  copy('starters/rag/src', 'large/starter');
  copy('README.md', 'large/copy-of-readme.md');
  copy('README.md', 'large/readme.md');
  writeFileSync(path.join(workspace, 'large/.gitignore'), '*.tsx\n!app.tsx\n/unit/plan/\n');
  writeFileSync(
    path.join(workspace, 'large/latin.txt'),
    Buffer.from('caf\xe9 und gr\xfc\xdfe: nicht in UTF-8', 'latin1'),
  );
}

/** The extension as it is built, in the form in which only a browser's extension host can run it. */
function stageExtension() {
  rmSync(staged, { recursive: true, force: true });
  const parts = ['dist', 'media', 'l10n', 'skills', 'package.nls.json', 'package.nls.zh-cn.json'];
  for (const part of parts)
    cpSync(path.join(repositoryRoot, part), path.join(staged, part), { recursive: true });
  cpSync(path.join(repositoryRoot, '.cache/test/web/index.js'), path.join(staged, 'test/index.js'));
  const manifest = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'));
  delete manifest.main;
  delete manifest.extensionKind;
  writeFileSync(path.join(staged, 'package.json'), JSON.stringify(manifest));
  const expected = Object.fromEntries(
    ['docs', 'large'].map((folder) => [folder, scanInTerminal(folder)]),
  );
  writeFileSync(path.join(staged, 'test/expected.json'), JSON.stringify(expected));
}

/** What the terminal program makes of the same folder. @param {string} folder @returns {unknown} */
function scanInTerminal(folder) {
  const cli = path.join(repositoryRoot, 'dist/cli.js');
  const args = [cli, 'scan', path.join(workspace, folder), '--duplicates', '--json'];
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 100_000_000 }),
  );
}

/** @returns {Promise<number>} the exit code */
async function runTests() {
  const child = spawn(
    process.execPath,
    [
      path.join(repositoryRoot, 'test/host/vscodeHost.mjs'),
      workspace,
      `--extensionDevelopmentPath=${staged}`,
      `--extensionTestsPath=${path.join(staged, 'test/index.js')}`,
      '--disable-workspace-trust',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  for await (const line of readline.createInterface({ input: child.stdout })) {
    // A browser's extension host cannot write the counts of its layer itself.
    if (line.startsWith(countsMark)) keepCounts(line.slice(countsMark.length));
    else console.log(line.replace(testOutputMark, ''));
  }
  return Number(await ended);
}

/** @param {string} counts */
function keepCounts(counts) {
  const file = process.env['OCKHAM_TEST_COUNTS'];
  if (file) writeFileSync(file, counts);
}
