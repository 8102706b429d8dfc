// @ts-check
/**
 * How long a cancelled scan takes to end, on a folder of many small files and on one long line without a break.
 *   npm run bench:cancel [files]   (200,000 files unless said otherwise; needs a build)
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { repositoryRoot } from '../../scripts/dependencies.mjs';

const files = Number(process.argv[2] ?? 200_000);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'ockham-cancel-'));
try {
  console.error(`Writing ${files.toLocaleString('en-US')} files…`);
  const many = path.join(scratch, 'many');
  for (let index = 0; index < files; index++) {
    const folder = path.join(many, String(Math.floor(index / 1000)));
    if (index % 1000 === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, `${index}.md`),
      `# Document ${index}\n\nA paragraph about number ${index}.\n`,
    );
  }
  const long = path.join(scratch, 'long');
  mkdirSync(long);
  writeFileSync(path.join(long, 'a.txt'), 'abcdefgh'.repeat(25_000_000));

  for (const [name, folder] of [
    ['many files', many],
    ['one 200 MB word', long],
  ]) {
    if (folder === undefined) continue;
    const started = performance.now();
    const { stdout } = spawnSync(
      process.execPath,
      [path.join(repositoryRoot, 'dist/cli.js'), 'scan', folder, '--json'],
      { maxBuffer: 2 ** 30 },
    );
    const whole = performance.now() - started;
    const { totals } = JSON.parse(stdout.toString());
    console.log(
      `${name}: ${totals.files.toLocaleString('en-US')} files, ${totals.tokens.toLocaleString('en-US')} tokens in ${whole.toFixed(0)} ms`,
    );
    for (const share of [0.2, 0.5, 0.8]) {
      console.log(
        `  cancelled after ${(whole * share).toFixed(0)} ms: thread gone after ${(await timeCancel(folder, whole * share)).toFixed(1)} ms`,
      );
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Milliseconds from cancelling until the scan's thread has ended. @param {string} folder @param {number} afterMs */
async function timeCancel(folder, afterMs) {
  const built = path.join(repositoryRoot, 'dist');
  const worker = new Worker(path.join(built, 'scanWorker.js'), {
    workerData: {
      roots: [{ absolutePath: folder, label: '', excludes: { relativeTo: folder, globs: {} } }],
      vocabularyFolder: path.join(built, 'vocabularies'),
    },
  });
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const started = performance.now();
  await worker.terminate();
  return performance.now() - started;
}
