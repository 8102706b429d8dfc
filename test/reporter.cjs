// @ts-check
/**
 * Mocha's spec reporter that also leaves the counts of its layer in the file named by OCKHAM_TEST_COUNTS,
 * so that one line can sum all layers whatever process they ran in. A test that passed only when tried again is named
 * in the counts: it is no failure, and must not stay unseen.
 */
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

module.exports = class CountingReporter extends Mocha.reporters.Spec {
  /** @param {Mocha.Runner} runner @param {Mocha.MochaOptions} options */
  constructor(runner, options) {
    super(runner, options);
    /** @type {Set<string>} */
    const retried = new Set();
    runner.on(Mocha.Runner.constants.EVENT_TEST_RETRY, (test, error) => {
      retried.add(test.fullTitle());
      Mocha.reporters.Base.consoleLog(
        `    ↻ tries again: ${test.fullTitle()}\n      ${error.message.split('\n', 1)[0]}`,
      );
    });
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const file = process.env['OCKHAM_TEST_COUNTS'];
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      const counts = { passed: passes, failed: failures, skipped: pending, retried: [...retried] };
      if (file) writeFileSync(file, JSON.stringify(counts));
    });
  }
};
