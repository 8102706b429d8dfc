// @ts-check
/** Starts and stops one VS Code server on a free local port. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installVscodeServer } from './install.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {boolean} [smokeTestDriver] honour `extensionDevelopmentPath` and tests in the page's address (suppresses toasts)
 * @property {boolean} [workspaceTrust] ask whether the folder is trusted, as a user's VS Code does
 * @property {string} [profile] a folder for settings and extensions that outlives the server; else a temporary one
 * @property {Record<string, unknown>} [settings] user settings to start with
 * @property {string | string[]} [vsix] packaged extensions to install first
 */
/** @typedef {{ origin: string, address: (folder?: string, payload?: [string, string][]) => string, killExtensionHost: () => void, stop: () => Promise<void> }} Server */

/** @param {ServerOptions} [options] @returns {Promise<Server>} */
export async function startServer({
  smokeTestDriver = false,
  workspaceTrust = false,
  profile,
  settings = {},
  vsix,
} = {}) {
  const { node, serverMain } = installVscodeServer();
  const data = profile ?? mkdtempSync(path.join(os.tmpdir(), 'ockham-vscode-'));
  const userSettings = path.join(data, 'user/User/settings.json');
  mkdirSync(path.dirname(userSettings), { recursive: true });
  writeFileSync(userSettings, JSON.stringify(settings));
  const folders = [
    ['--server-data-dir', path.join(data, 'server')],
    ['--user-data-dir', path.join(data, 'user')],
    ['--extensions-dir', path.join(data, 'extensions')],
  ].flat();
  if (vsix)
    await runOnce(node, [
      serverMain,
      ...folders,
      '--accept-server-license-terms',
      ...[vsix].flat().flatMap((file) => ['--install-extension', file]),
      '--force',
    ]);
  const args = [
    serverMain,
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--without-connection-token',
    '--accept-server-license-terms',
    '--disable-telemetry',
    ...folders,
  ];
  if (smokeTestDriver) args.push('--enable-smoke-test-driver');
  if (!workspaceTrust) args.push('--disable-workspace-trust');
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'], env: serverEnvironment() });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const origin = await listening(child);
  return {
    origin,
    address(folder, payload = []) {
      const query = new URLSearchParams(folder === undefined ? { ew: 'true' } : { folder });
      if (payload.length > 0) query.set('payload', JSON.stringify(payload));
      return `${origin}/?${query.toString()}`;
    },
    killExtensionHost() {
      for (const pid of extensionHosts(child.pid ?? 0)) process.kill(pid, 'SIGKILL');
    },
    async stop() {
      child.kill('SIGTERM');
      const deadline = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(deadline);
      if (!profile) rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** The extension hosts below a process. @param {number} ancestor @returns {number[]} */
function extensionHosts(ancestor) {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, command = ''] = /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? [];
      return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });
  /** @type {(parent: number) => typeof rows} */
  const below = (parent) =>
    rows.filter((row) => row.parent === parent).flatMap((row) => [row, ...below(row.pid)]);
  return below(ancestor)
    .filter(({ command }) => command.includes('--type=extensionHost'))
    .map(({ pid }) => pid);
}

/** The environment less what an enclosing VS Code would make the server believe about itself. */
function serverEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|BROWSER$)/.test(name),
    ),
  );
}

/** @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child @returns {Promise<string>} */
function listening(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const deadline = setTimeout(() => fail('did not answer within 60 s'), 60_000);
    const fail = (/** @type {string} */ why) => {
      clearTimeout(deadline);
      child.kill();
      reject(new Error(`The VS Code server ${why}:\n${output}`));
    };
    const read = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-20_000);
      const found = /Web UI available at (http:\/\/[^\s/]+)/.exec(output);
      if (!found?.[1]) return;
      clearTimeout(deadline);
      resolve(found[1].replace('localhost', '127.0.0.1'));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => fail(`ended with code ${code}`));
    child.once('error', (error) => fail(error.message));
  });
}

/** @param {string} command @param {string[]} args @returns {Promise<void>} */
function runOnce(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: serverEnvironment(),
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${args.join(' ')} ended with ${code}:\n${output}`)),
    );
  });
}
