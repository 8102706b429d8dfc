// @ts-check
/**
 * In CI, property tests draw the same cases every time: a change is judged by what it changed, not by its luck.
 * Everywhere else they go on looking for new counterexamples.
 */
const fc = require('fast-check');

if (process.env['CI'] === 'true') fc.configureGlobal({ seed: 20_261_122 });
