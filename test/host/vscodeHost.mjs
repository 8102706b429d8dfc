#!/usr/bin/env node
// @ts-check
/**
 * Stands in for the VS Code executable: understands the arguments that `@vscode/test-electron` passes,
 * runs the tests in the extension host of the VS Code server, and exits with their verdict.
 */
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { testOutputMark } from './testOutput.mjs';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  strict: false,
  allowPositionals: true,
  options: { extensionTestsPath: { type: 'string' }, extensionDevelopmentPath: { type: 'string' } },
});
const folder = positionals[0];
const tests = values['extensionTestsPath'];
const extension = values['extensionDevelopmentPath'];
if (typeof tests !== 'string' || typeof extension !== 'string' || folder === undefined) {
  console.error(
    'usage: vscodeHost <folder> --extensionDevelopmentPath=<folder> --extensionTestsPath=<module>',
  );
  process.exit(2);
}

const server = await startServer({
  smokeTestDriver: true,
  workspaceTrust: !('disable-workspace-trust' in values),
});
const browser = await launchBrowser();
/** @type {unknown[][]} */
const chatter = [];
const authority = new URL(server.origin).host;
try {
  const page = await browser.newPage();
  const verdict = new Promise((resolve, reject) => {
    void page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
        const line = args.filter((arg) => typeof arg !== 'string' || !arg.startsWith('%c'));
        const [first] = line;
        // All else is VS Code's own chatter, of interest when something failed.
        if (typeof first === 'string' && first.startsWith(testOutputMark)) {
          console.log(first.slice(testOutputMark.length));
        } else {
          chatter.push(line);
        }
      },
    );
    void page.exposeFunction('codeAutomationExit', resolve);
    page.once('crash', () => reject(new Error('The page of VS Code crashed.')));
    setTimeout(
      () => reject(new Error('The tests gave no verdict within 10 minutes.')),
      600_000,
    ).unref();
  });
  await page.goto(
    server.address(folder, [
      ['extensionDevelopmentPath', `vscode-remote://${authority}${extension}`],
      ['extensionTestsPath', `vscode-remote://${authority}${tests}`],
      ['skipWelcome', 'true'],
    ]),
  );
  process.exitCode = Number(await verdict);
  if (process.exitCode !== 0) for (const line of chatter) console.error(...line);
} finally {
  await browser.close();
  await server.stop();
}
