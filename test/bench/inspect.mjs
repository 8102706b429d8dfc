// @ts-check
/**
 * The most memory that `ockham inspect` takes, and how long, on large generated files: a conversation a line, a table,
 * a twentieth of it in very short rows (which fills what is kept of each row), and a file with one huge line.
 *   npm run bench:inspect [gigabytes]   (2 unless said otherwise; needs a build, and that much room in the temporary folder)
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../scripts/dependencies.mjs';

const gigabytes = Number(process.argv[2] ?? 2);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'ockham-inspect-'));
const peakMemory = path.join(import.meta.dirname, 'peakMemory.cjs');
const syllables = 'ka ne ro ti lu sa me vo ri den for gan hel min por tas ver zan bel cor'.split(
  ' ',
);
/** The same files on every run. */
let seed = 1;
try {
  await bench('conversations.jsonl', conversation);
  await bench('table.csv', tableRow, 'text,label\n');
  await bench('short.csv', shortRow, 'text,label\n', 1 / 20);
  await bench('huge-line.jsonl', hugeLine());
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** @param {string} name @param {(index: number) => string} row @param {string} [header] @param {number} [share] of the gigabytes */
async function bench(name, row, header = '', share = 1) {
  const file = path.join(scratch, name);
  seed = 1;
  write(file, row, header, gigabytes * share);
  const { size } = statSync(file);
  const started = performance.now();
  const { report, peakBytes } = await inspect(file);
  const seconds = (performance.now() - started) / 1_000;
  console.log(
    `${name}: ${(size / 1e9).toFixed(2)} GB, ${report.rows.toLocaleString('en-US')} rows, ${report.valid.toLocaleString('en-US')} valid, ` +
      `${report.tokens.toLocaleString('en-US')} tokens in ${seconds.toFixed(0)} s; peak memory ${(peakBytes / 1e6).toFixed(0)} MB`,
  );
  rmSync(file);
}

/** @param {string} file @param {(index: number) => string} row @param {string} header @param {number} gigabytes */
function write(file, row, header, gigabytes) {
  const opened = openSync(file, 'w');
  let written = writeSync(opened, header);
  let index = 0;
  while (written < gigabytes * 1e9) {
    let block = '';
    while (block.length < 1 << 20) block += row(index++);
    written += writeSync(opened, block);
  }
  closeSync(opened);
}

/**
 * @param {string} file
 * @returns {Promise<{ report: { rows: number; valid: number; tokens: number }; peakBytes: number }>}
 */
function inspect(file) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        '--require',
        peakMemory,
        path.join(repositoryRoot, 'dist/cli.js'),
        'inspect',
        file,
        '--json',
      ],
      { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] },
    );
    let stdout = '';
    let peak = '';
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => (stdout += chunk.toString()));
    child.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => (peak += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0) reject(new Error(`inspect ended with ${code ?? 'a signal'}`));
      else resolve({ report: JSON.parse(stdout), peakBytes: Number(peak) });
    });
  });
}

/** @param {number} below */
function random(below) {
  // xorshift32 (Marsaglia 2003).
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) % below;
}

/** @param {number} words */
function sentence(words) {
  let text = '';
  for (let word = 0; word < words; word++)
    text += `${word === 0 ? '' : ' '}${syllables[random(20)] ?? ''}${syllables[random(20)] ?? ''}${syllables[random(20)] ?? ''}`;
  return text;
}

function conversation() {
  return `${JSON.stringify({
    messages: [
      { role: 'system', content: 'You answer customers of a shop.' },
      { role: 'user', content: sentence(30) },
      { role: 'assistant', content: sentence(90) },
    ],
  })}\n`;
}

/** @param {number} index */
function tableRow(index) {
  return `"${sentence(12)}, ""${sentence(3)}""",label ${index % 77}\n`;
}

/** @param {number} index */
function shortRow(index) {
  return `${index.toString(36)},${index % 50}\n`;
}

/** One line of a quarter of the file, then ordinary rows. */
function hugeLine() {
  return (/** @type {number} */ index) =>
    index === 0
      ? `{"prompt":"${'a very long line '.repeat((gigabytes * 1e9) / 4 / 17)}","completion":"x"}\n`
      : conversation();
}
