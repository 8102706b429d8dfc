import { readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { testOutputMark } from '../host/testOutput.mjs';

/** What VS Code calls inside the extension host: runs every test file built beside this one. */
export function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) =>
    console.log(testOutputMark + format(...args));
  const mocha = new Mocha({
    timeout: 60_000,
    forbidOnly: true,
    // The editor around the tests is a busy program of its own; the reporter names what needed it.
    retries: 1,
    reporter: path.resolve(__dirname, '../../../test/reporter.cjs'),
  });
  for (const file of readdirSync(__dirname)
    .filter((name) => name.endsWith('.test.js'))
    .sort()) {
    mocha.addFile(path.join(__dirname, file));
  }
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} tests failed.`));
    });
  });
}
