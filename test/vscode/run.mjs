// @ts-check
/** Runs test/vscode inside the extension host of a real VS Code: a downloaded one on a desktop, the offline host elsewhere. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { repositoryRoot } from '../../scripts/dependencies.mjs';

const workspace = mkdtempSync(path.join(os.tmpdir(), 'ockham-workspace-'));
cpSync(path.join(repositoryRoot, 'examples'), workspace, { recursive: true });
const hasDesktop = process.platform !== 'linux' || Boolean(process.env['DISPLAY']);
const useOfflineHost = process.env['CI'] === 'true' || !hasDesktop;
try {
  await runTests({
    ...(useOfflineHost
      ? { vscodeExecutablePath: path.join(repositoryRoot, 'test/host/vscodeHost.mjs') }
      : {}),
    extensionDevelopmentPath: repositoryRoot,
    extensionTestsPath: path.join(repositoryRoot, '.cache/test/vscode/index.js'),
    launchArgs: [workspace, '--disable-extensions'],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(workspace, { recursive: true, force: true });
}
