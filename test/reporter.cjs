// @ts-check
/**
 * Mocha's spec reporter that also leaves the counts of its layer in the file named by OCKHAM_TEST_COUNTS,
 * so that one line can sum all layers whatever process they ran in.
 */
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

module.exports = class CountingReporter extends Mocha.reporters.Spec {
  /** @param {Mocha.Runner} runner @param {Mocha.MochaOptions} options */
  constructor(runner, options) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const file = process.env['OCKHAM_TEST_COUNTS'];
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      if (file)
        writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
};
