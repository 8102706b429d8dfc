// @ts-check
/**
 * Writes the tables of commands and settings in README.md from package.json.
 *   --check   changes nothing; fails when the README is not current
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './dependencies.mjs';

/**
 * @typedef {object} Contributes
 * @property {{ command: string, title: string, category: string }[]} commands
 * @property {Record<string, { command: string, when?: string }[]>} menus
 * @property {{ properties: Record<string, { default: unknown, markdownDescription: string }> }} configuration
 */
const readme = path.join(repositoryRoot, 'README.md');
/** @type {Record<string, string>} */
const texts = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.nls.json'), 'utf8'));
/** @type {{ contributes: Contributes }} */
const { contributes } = JSON.parse(
  readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'),
  // The manifest names its texts, and package.nls.json holds them.
  (_, value) =>
    typeof value === 'string' ? value.replace(/^%(.+)%$/, (_, key) => texts[key] ?? '') : value,
);
const current = readFileSync(readme, 'utf8');
const updated = [
  { name: 'commands', table: commandTable(contributes) },
  { name: 'settings', table: settingTable(contributes) },
].reduce(replaceBetweenMarkers, current);

if (process.argv.includes('--check')) {
  if (updated !== current) {
    console.error('README.md is not current: run "node scripts/updateReadme.mjs".');
    process.exitCode = 1;
  }
} else {
  writeFileSync(readme, updated);
}

/** @param {string} when @returns {string} */
function whoseMenu(when) {
  if (when.includes('explorerResourceIsFolder')) return "a folder's";
  if (when.includes('ockham')) return "a plan's";
  return when.includes('prompt') ? "a prompt's" : "a dataset's";
}

/** @param {Contributes} contributes */
function commandTable({ commands, menus }) {
  const hidden = new Set(
    (menus['commandPalette'] ?? [])
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command),
  );
  const inExplorer = new Map(
    (menus['explorer/context'] ?? []).map(({ command, when = '' }) => [command, whoseMenu(when)]),
  );
  return table(
    ['Command', 'Where'],
    commands.map(({ command, title, category }) => [
      hidden.has(command) ? title : `${category}: ${title}`,
      [
        hidden.has(command) ? '' : 'palette',
        inExplorer.has(command) ? `${inExplorer.get(command)} context menu` : '',
      ]
        .filter(Boolean)
        .join(', '),
    ]),
  );
}

/** @param {Contributes} contributes */
function settingTable({ configuration }) {
  return table(
    ['Setting', 'Default', 'Meaning'],
    Object.entries(configuration.properties).map(([name, setting]) => [
      `\`${name}\``,
      `\`${JSON.stringify(setting.default)}\``,
      // VS Code's settings links mean nothing outside VS Code.
      setting.markdownDescription.replace(/`#([\w.]+)#`/g, '`$1`'),
    ]),
  );
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** @param {string} text @param {{ name: string, table: string }} part */
function replaceBetweenMarkers(text, { name, table: content }) {
  const [before, rest] = text.split(`<!-- ${name} -->\n`);
  const after = rest?.split(`<!-- /${name} -->`)[1];
  if (before === undefined || after === undefined)
    throw new Error(`README.md has no place for ${name}.`);
  return `${before}<!-- ${name} -->\n${content}\n<!-- /${name} -->${after}`;
}
