import 'mocha/mocha.js';
import { countsMark, testOutputMark } from '../host/testOutput.mjs';

/** What VS Code calls inside the web worker: runs every test file of this folder, which the build has bundled here. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 120_000, forbidOnly: true, reporter: LineReporter });
  await import('./scan.test');
  await import('./planning.test');
  await import('./unavailable.test');
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} tests failed.`));
    });
  });
}

/** Prints as the other layers do: mocha's own reporters print what a terminal formats. */
class LineReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const print = (line: string): void => console.log(testOutputMark + line);
    const { constants } = Mocha.Runner;
    const indent = (test: Mocha.Runnable | Mocha.Suite): string =>
      '  '.repeat(test.titlePath().length);
    runner
      .on(constants.EVENT_SUITE_BEGIN, (suite) => print(`${indent(suite)}${suite.title}`))
      .on(constants.EVENT_TEST_PASS, (test) =>
        print(`${indent(test)}✔ ${test.title} (${test.duration ?? 0}ms)`),
      )
      .on(constants.EVENT_TEST_PENDING, (test) => print(`${indent(test)}- ${test.title}`))
      .on(constants.EVENT_TEST_FAIL, (test, error: Error) => {
        print(`${indent(test)}✘ ${test.title}`);
        for (const line of (error.stack ?? error.message).split('\n')) print(line);
      })
      .once(constants.EVENT_RUN_END, () => {
        const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
        const counts = JSON.stringify({ passed: passes, failed: failures, skipped: pending });
        print(countsMark + counts);
      });
  }
}
