// @ts-check
/**
 * `npm test`: sets up what it needs, then runs the layers in order and closes with one line that sums them.
 *   node scripts/test.mjs [unit|webview|vscode|web|e2e|starters …]   only these layers
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { build, installDependencies, repositoryRoot } from './dependencies.mjs';

/** @typedef {{ name: string, command: string[] }} Layer */
/** @typedef {{ passed: number, failed: number, skipped: number, retried: string[] }} Counts */
const mocha = [
  'node_modules/mocha/bin/mocha.js',
  '--reporter',
  'test/reporter.cjs',
  '--forbid-only',
];
/** Files of unit tests that run at a time; the other layers wait for a browser or an editor that they share. */
const mostJobs = 4;
/** @type {Layer[]} */
const layers = [
  {
    name: 'unit',
    command: [
      '--enable-source-maps',
      ...mocha,
      '--parallel',
      ...['--jobs', String(Math.min(mostJobs, availableParallelism()))],
      ...['--require', './test/propertySeed.cjs'],
      '--timeout',
      '20000',
      '.cache/test/unit/**/*.test.js',
    ],
  },
  {
    name: 'webview',
    command: [...mocha, '--timeout', '60000', '--retries', '1', 'test/webview/**/*.test.mjs'],
  },
  { name: 'vscode', command: ['test/vscode/run.mjs'] },
  { name: 'web', command: ['test/web/run.mjs'] },
  {
    name: 'e2e',
    command: [...mocha, '--timeout', '120000', '--retries', '2', 'test/e2e/**/*.test.mjs'],
  },
  {
    name: 'starters',
    command: [...mocha, '--timeout', '300000', '--retries', '1', 'test/starters/**/*.test.mjs'],
  },
];

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !layers.some((layer) => layer.name === name));
if (unknown) {
  console.error(
    `There is no layer "${unknown}"; the layers are ${layers.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const chosen = layers.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

installDependencies();
build('--tests');
if (chosen.some(({ name }) => name === 'e2e')) {
  const { packageExtension } = await import('./package.mjs');
  packageExtension();
}

const sum = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const rows = [];
for (const layer of chosen) {
  const { counts, seconds } = runLayer(layer);
  sum.passed += counts.passed;
  sum.failed += counts.failed;
  sum.skipped += counts.skipped;
  rows.push(
    `${layer.name.padEnd(8)} ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${seconds.toFixed(1)} s`,
    ...counts.retried.map((title) => `         passed when tried again, or failed twice: ${title}`),
  );
}
console.log(`\n${rows.join('\n')}\n`);
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;

/** @param {Layer} layer */
function runLayer({ name, command }) {
  const countsFile = path.join(repositoryRoot, `.cache/test-counts/${name}.json`);
  rmSync(countsFile, { force: true });
  mkdirSync(path.dirname(countsFile), { recursive: true });
  console.log(`\n── ${name} ──`);
  const started = performance.now();
  const { status } = spawnSync(process.execPath, command, {
    cwd: repositoryRoot,
    stdio: 'inherit',
    env: { ...process.env, OCKHAM_TEST_COUNTS: countsFile },
  });
  return { counts: readCounts(countsFile, status), seconds: (performance.now() - started) / 1000 };
}

/**
 * A layer that ends badly without a failed test (it crashed, it found no test) counts as one failure.
 * @param {string} file @param {number | null} status
 * @returns {Counts}
 */
function readCounts(file, status) {
  /** @type {Counts} */
  let counts = { passed: 0, failed: 0, skipped: 0, retried: [] };
  try {
    counts = { ...counts, ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    counts.failed = 1;
  }
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}
