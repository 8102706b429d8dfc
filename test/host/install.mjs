// @ts-check
/**
 * A real VS Code from npm packages alone, for machines without a desktop or a download of VS Code:
 * the VS Code server that `code-server` ships, run by the Node release it was built for.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot, run } from '../../scripts/dependencies.mjs';

const versions = { 'code-server': '4.139.1', node: '24.21.0' };

/** @typedef {{ node: string, serverMain: string }} VscodeServer paths of the Node to run it with and of the server's entry */

/** Installs the VS Code server into .cache unless that very version is there. @returns {VscodeServer} */
export function installVscodeServer() {
  const folder = path.join(repositoryRoot, '.cache/vscode-server');
  const stamp = path.join(folder, 'versions.json');
  const wanted = JSON.stringify({ ...versions, platform: process.platform, arch: process.arch });
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) install(folder, wanted);
  return {
    node: path.join(
      folder,
      'node/node_modules/node/bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    ),
    serverMain: path.join(folder, 'server/node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

/** @param {string} folder @param {string} stamp */
function install(folder, stamp) {
  console.error(
    `Installing VS Code server ${versions['code-server']} into .cache (once, about a minute)…`,
  );
  const staging = `${folder}.${process.pid}`;
  rmSync(staging, { recursive: true, force: true });
  // Two folders: in one, the second install would compile the native modules that the first one skipped.
  const server = emptyProject(path.join(staging, 'server'));
  const node = emptyProject(path.join(staging, 'node'));
  const npm = (/** @type {string} */ cwd, /** @type {string[]} */ ...args) =>
    run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, quiet: true });
  npm(node, 'install', `node@${versions.node}`);
  npm(server, 'install', `code-server@${versions['code-server']}`, '--ignore-scripts');
  const vscode = path.join(server, 'node_modules/code-server/lib/vscode');
  npm(vscode, 'install', '--omit=dev', '--ignore-scripts');
  // The only two native modules without which the server does not start.
  npm(vscode, 'rebuild', '@vscode/spdlog', '@vscode/native-watchdog');
  npm(path.join(vscode, 'extensions'), 'install', '--omit=dev', '--ignore-scripts');
  writeFileSync(path.join(staging, 'versions.json'), stamp);
  rmSync(folder, { recursive: true, force: true });
  renameSync(staging, folder);
}

/** @param {string} folder */
function emptyProject(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  return folder;
}
