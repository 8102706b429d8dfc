// @ts-check
/**
 * Brings every l10n/bundle.l10n.<language>.json and package.nls.<language>.json up to date with the texts in src/
 * and package.nls.json: what is no longer said goes, what is new is added with an empty translation to fill in.
 *   --check   changes nothing; fails with a list of what is missing, left over or differs in its placeholders
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from './dependencies.mjs';

/** @typedef {Record<string, string>} Texts English by key, or a translation by key */

const bundles = path.join(repositoryRoot, 'l10n');
const sets = [
  { folder: bundles, name: /^bundle\.l10n\..+\.json$/, english: extractTexts() },
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

/** Every text that is handed to l10n.t in src/, by the key that a bundle has it under. @returns {Texts} */
function extractTexts() {
  /** @type {Texts} */
  const texts = {};
  const sources = path.join(repositoryRoot, 'src');
  for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue;
    const content = readFileSync(path.join(sources, file), 'utf8');
    if (!content.includes('l10n.t(')) continue;
    const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest);
    visit(source, (node) => {
      if (!ts.isCallExpression(node) || !isTranslation(node.expression)) return;
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) texts[argument.text] = argument.text;
      else if (argument && ts.isObjectLiteralExpression(argument)) {
        const [message = ''] = stringsOf(argument, 'message');
        texts[`${message}/${stringsOf(argument, 'comment').join('')}`] = message;
      }
    });
  }
  return texts;
}

/** @param {ts.Node} node @param {(node: ts.Node) => void} each */
function visit(node, each) {
  each(node);
  ts.forEachChild(node, (child) => visit(child, each));
}

/** Whether a call is of `l10n.t` or `vscode.l10n.t`. @param {ts.Expression} callee */
function isTranslation(callee) {
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 't') return false;
  const { expression } = callee;
  const holder = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(holder) && holder.text === 'l10n';
}

/** The string, or list of strings, of a property. @param {ts.ObjectLiteralExpression} object @param {string} name */
function stringsOf(object, name) {
  return object.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) return [];
    if (property.name.text !== name) return [];
    const { initializer } = property;
    const values = ts.isArrayLiteralExpression(initializer) ? initializer.elements : [initializer];
    return values.flatMap((value) => (ts.isStringLiteral(value) ? [value.text] : []));
  });
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
