// @ts-check
/**
 * Makes the VSIX: builds, gathers the notices of what is bundled, packages (vsce refuses what holds a secret), and holds
 * the size budget. The same sources give the same bytes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeNotices } from './collectNotices.mjs';
import { build, installDependencies, repositoryRoot, run } from './dependencies.mjs';

const budgetBytes = 6_000_000;
/** For sources that come without a history: 1980-01-02, since a zip knows no day before 1980. */
const earliestZipDate = '315619200';

/** @returns {string} the path of the VSIX */
export function packageExtension() {
  build();
  writeNotices();
  const file = path.join(repositoryRoot, '.cache/ockham.vsix');
  run(
    process.execPath,
    [
      'node_modules/@vscode/vsce/vsce',
      'package',
      '--no-dependencies',
      '--no-rewrite-relative-links',
      '--readme-path',
      writeReadme(),
      '--out',
      file,
    ],
    { quiet: true, env: { ...process.env, TZ: 'UTC', SOURCE_DATE_EPOCH: sourceDate() } },
  );
  refuseMissingBundles();
  const { size } = statSync(file);
  if (size > budgetBytes)
    throw new Error(`${file} is ${size} bytes, over its budget of ${budgetBytes}.`);
  return file;
}

/**
 * The README without its pictures, which would take up a tenth of the budget and are only shown from an address.
 * @returns {string} its path
 */
function writeReadme() {
  const file = path.join(repositoryRoot, '.cache/README.md');
  const text = readFileSync(path.join(repositoryRoot, 'README.md'), 'utf8');
  writeFileSync(file, text.replace(/<picture>.*?<\/picture>\n\n/gs, ''));
  return '.cache/README.md';
}

/** The time that every file in the VSIX bears, in seconds: with it equal sources give equal bytes. @returns {string} */
function sourceDate() {
  const committed = spawnSync('git', ['log', '-1', '--format=%ct'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
  });
  return process.env['SOURCE_DATE_EPOCH'] ?? (committed.stdout?.trim() || earliestZipDate);
}

/** Every bundle that was built is loaded by some other: one that .vscodeignore forgets breaks only what is installed. */
function refuseMissingBundles() {
  const listed = execFileSync(
    process.execPath,
    ['node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies'],
    { cwd: repositoryRoot, encoding: 'utf8' },
  ).split('\n');
  const missing = readdirSync(path.join(repositoryRoot, 'dist'), { recursive: true })
    .map((file) => `dist/${String(file).split(path.sep).join('/')}`)
    .filter((file) => file.endsWith('.js') && !listed.includes(file));
  if (missing.length > 0)
    throw new Error(`.vscodeignore leaves out ${missing.join(', ')}, which the extension loads.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installDependencies();
  const file = packageExtension();
  console.log(`${file}: ${statSync(file).size.toLocaleString('en-US')} bytes`);
}
