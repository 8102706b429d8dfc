// @ts-check
/**
 * Brings every l10n/bundle.l10n.<language>.json and package.nls.<language>.json up to date with the texts in src/
 * and package.nls.json: what is no longer said goes, what is new is added with an empty translation to fill in.
 *   --check   changes nothing; fails with a list of what is missing, left over or differs in its placeholders
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import l10nDev from '@vscode/l10n-dev';
import { repositoryRoot } from './dependencies.mjs';

/** @typedef {Record<string, string>} Texts English by key, or a translation by key */

const bundles = path.join(repositoryRoot, 'l10n');
const sets = [
  { folder: bundles, name: /^bundle\.l10n\..+\.json$/, english: await extractTexts() },
  {
    folder: repositoryRoot,
    name: /^package\.nls\..+\.json$/,
    english: readTexts(path.join(repositoryRoot, 'package.nls.json')),
  },
];
/** @type {string[]} */
const problems = [];
for (const { folder, name, english } of sets) {
  for (const file of readdirSync(folder).filter((file) => name.test(file))) {
    const translated = readTexts(path.join(folder, file));
    problems.push(...compare(english, translated).map((problem) => `${file}: ${problem}`));
    if (!process.argv.includes('--check'))
      writeFileSync(
        path.join(folder, file),
        `${JSON.stringify(merge(english, translated), null, 2)}\n`,
      );
  }
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}

/** Every text that is handed to l10n.t in src/. @returns {Promise<Texts>} */
async function extractTexts() {
  const sources = readdirSync(path.join(repositoryRoot, 'src'), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({
      extension: path.extname(file),
      contents: readFileSync(path.join(repositoryRoot, 'src', file), 'utf8'),
    }))
    .filter(({ contents }) => contents.includes('l10n.t('));
  const found = await l10nDev.getL10nJson(
    sources.map(({ extension, contents }) => ({
      extension: extension === '.ts' ? '.ts' : '.tsx',
      contents,
    })),
  );
  return Object.fromEntries(
    Object.entries(found).map(([key, text]) => [
      key,
      typeof text === 'string' ? text : text.message,
    ]),
  );
}

/** @param {string} file @returns {Texts} */
function readTexts(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** @param {Texts} english @param {Texts} translated @returns {string[]} */
function compare(english, translated) {
  const missing = Object.keys(english).filter((key) => !translated[key]);
  const leftOver = Object.keys(translated).filter((key) => english[key] === undefined);
  const different = Object.entries(english).filter(
    ([key, text]) => translated[key] && placeholders(text) !== placeholders(translated[key]),
  );
  return [
    ...missing.map((key) => `"${key}" is not translated`),
    ...leftOver.map((key) => `"${key}" is translated, but no longer said`),
    ...different.map(([key]) => `"${key}" is translated with other placeholders`),
  ];
}

/** What a text leaves open, and the commands it links to. @param {string} text */
function placeholders(text) {
  return (text.match(/\{\w+\}|\(command:[\w.]+\)/g) ?? []).sort().join();
}

/** @param {Texts} english @param {Texts} translated @returns {Texts} */
function merge(english, translated) {
  return Object.fromEntries(
    Object.keys(english)
      .sort()
      .map((key) => [key, translated[key] ?? '']),
  );
}
