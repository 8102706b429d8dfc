// @ts-check
/**
 * Whole-folder scans as a person would start them: Ockham, `find | wc` over the same files, `repomix
 * --token-count-tree`, and Ockham again with the counts it kept. Rounds are interleaved, so that whatever else the
 * machine does meets all of them. Printed are the median time on the wall, process start included, how many times as long
 * as Ockham's scan of the same round that is (median, and the middle half of all rounds), and the processor time of all its
 * processes and threads. Each folder is scanned alone, then all together, and last 10,000 generated files are scanned
 * again with the counts kept. None is told of further certificates (NODE_EXTRA_CA_CERTS): Node reads them before a program
 * begins, and nothing here needs any.
 *   npm run bench:scan -- <folder…>   (needs a build; `--without-repomix` leaves the slow one out)
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../scripts/dependencies.mjs';

const rounds = 15;
/** Of the slow one. */
const slowRounds = 3;
const repomixVersion = '1.18.1';
const contenderEnvironment = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };
const withoutRepomix = process.argv.includes('--without-repomix');
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (folders.length === 0) {
  console.error('Name the folders to scan: npm run bench:scan -- <folder…>.');
  process.exit(2);
}
const repomix = withoutRepomix ? undefined : installRepomix();
const scratch = mkdtempSync(path.join(os.tmpdir(), 'ockham-bench-'));
try {
  const resolved = folders.map((folder) => path.resolve(folder));
  for (const folder of resolved) bench(path.basename(folder), [folder]);
  if (resolved.length > 1) bench('all together', resolved);
  bench('10,000 generated files', [writeManyFiles(path.join(scratch, 'many'))], false);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** @param {string} name @param {string[]} folders @param {boolean} [withRepomix] */
function bench(name, folders, withRepomix = true) {
  const scan = [path.join(repositoryRoot, 'dist/cli.js'), 'scan', ...folders, '--json'];
  const { totals, files } = JSON.parse(run(process.execPath, scan));
  console.log(
    `\n${name}: ${totals.files.toLocaleString('en-US')} files, ${(totals.bytes / 1e6).toFixed(1)} MB, ${totals.tokens.toLocaleString('en-US')} tokens`,
  );
  const list = path.join(scratch, 'files');
  writeFileSync(
    list,
    files
      .map((/** @type {{ path: string }} */ file) => `${absolutePath(folders, file.path)}\0`)
      .join(''),
  );
  const cache = path.join(scratch, 'cache');
  rmSync(cache, { recursive: true, force: true });
  run(process.execPath, [...scan, '--cache', cache]);

  /** @type {Record<string, () => void>} */
  const contenders = {
    Ockham: () => run(process.execPath, scan),
    'Ockham, kept counts': () => run(process.execPath, [...scan, '--cache', cache]),
    // The walk of `find` and a count of lines, words and bytes of what Ockham counted.
    'find | wc': () =>
      run('sh', [
        '-c',
        'list=$1; shift; find "$@" -type f > /dev/null; xargs -0 cat < "$list" | wc',
        'sh',
        list,
        ...folders,
      ]),
    ...(repomix && withRepomix ? { repomix: () => countByRepomix(repomix, folders) } : {}),
  };
  /** @type {Record<string, { wallMs: number, processorMs: number }[]>} */
  const measured = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, contend] of Object.entries(contenders)) {
      if (name === 'repomix' && round >= slowRounds) continue;
      const processorStart = childProcessorMs();
      const started = performance.now();
      contend();
      const wallMs = performance.now() - started;
      (measured[name] ??= []).push({ wallMs, processorMs: childProcessorMs() - processorStart });
    }
  }
  const own = measured['Ockham'] ?? [];
  for (const [name, times] of Object.entries(measured)) {
    const ratios = times.map(({ wallMs }, round) => wallMs / (own[round]?.wallMs ?? NaN));
    const [low, middle, high] = quartiles(ratios);
    const [, wall = NaN] = quartiles(times.map(({ wallMs }) => wallMs));
    const [, processor = NaN] = quartiles(times.map(({ processorMs }) => processorMs));
    console.log(
      `  ${name.padEnd(20)} ${wall.toFixed(0).padStart(7)} ms  ${middle?.toFixed(2).padStart(5)} × (${low?.toFixed(2)} to ${high?.toFixed(2)})` +
        (Number.isNaN(processor) ? '' : `  processor ${processor.toFixed(0).padStart(6)} ms`),
    );
  }
}

/** The numbers below which a quarter, a half and three quarters of some lie. @param {number[]} values */
function quartiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((share) => sorted[Math.floor(sorted.length * share)]);
}

/**
 * The processor time of all child processes that have ended so far, in steps of 10 ms; Node itself tells only its own. NaN
 * where the system has no /proc.
 */
function childProcessorMs() {
  if (!existsSync('/proc/self/stat')) return NaN;
  // After the name, which may hold anything: children's user and system time are the 14th and 15th (proc(5), cutime).
  const [, after = ''] = readFileSync('/proc/self/stat', 'latin1').split(') ');
  const [user = NaN, system = NaN] = after.split(' ').slice(13, 15).map(Number);
  const ticksPerSecond = 100;
  return ((user + system) / ticksPerSecond) * 1e3;
}

/** Of several roots, a reported path begins with the name of its root. @param {string[]} folders @param {string} reported */
function absolutePath(folders, reported) {
  const [only, ...others] = folders;
  if (only !== undefined && others.length === 0) return path.join(only, reported);
  const [label = '', ...below] = reported.split('/');
  const root = folders.find((folder) => path.basename(folder) === label);
  if (root === undefined) throw new Error(`${reported} is below none of the folders.`);
  return path.join(root, ...below);
}

/** 10,000 pages in 100 folders, none like another, older than what a cache takes for settled. @param {string} folder */
function writeManyFiles(folder) {
  const written = new Date(Date.now() - 60_000);
  for (let index = 0; index < 10_000; index++) {
    const file = path.join(folder, `chapter-${index % 100}`, `page-${index}.md`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `# Page ${index}\n\n${`Line ${index} of the text. `.repeat(80)}\n`);
    utimesSync(file, written, written);
  }
  return folder;
}

/** Without its secret check and its sorting by git history, which Ockham does not do; a cold cache each time. @param {string} program @param {string[]} folders */
function countByRepomix(program, folders) {
  const options = ['--token-count-tree', '--no-security-check', '--no-git-sort-by-changes'];
  const output = ['--quiet', '-o', path.join(scratch, 'pack.xml')];
  const env = { ...contenderEnvironment, REPOMIX_TOKEN_CACHE: '0' };
  run(process.execPath, [program, ...folders, ...options, ...output], env);
}

/** @returns {string} the program */
function installRepomix() {
  const folder = path.join(repositoryRoot, '.cache/bench/repomix');
  const program = path.join(folder, 'node_modules/repomix/bin/repomix.cjs');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  run(
    npm,
    [
      ...['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts'],
      `repomix@${repomixVersion}`,
    ],
    process.env,
  );
  return program;
}

/** What the command prints; throws where it fails. @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function run(command, args, env = contenderEnvironment) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')}\n${stderr}`);
  return stdout;
}
