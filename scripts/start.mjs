// @ts-check
/**
 * `npm start`: opens a real VS Code with the extension on examples/: the desktop's own where there is one,
 * else a VS Code server whose address is printed.
 *   --browser   the server even where there is a desktop VS Code
 *   [folder]    another folder than examples/
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, installDependencies, repositoryRoot } from './dependencies.mjs';

const args = process.argv.slice(2);
const folder = path.resolve(
  args.find((arg) => !arg.startsWith('--')) ?? path.join(repositoryRoot, 'examples'),
);

installDependencies();
const desktop = args.includes('--browser') ? undefined : findDesktopVscode();
if (desktop) {
  build();
  // A profile of its own: the user's settings and extensions neither interfere nor change.
  const profile = path.join(repositoryRoot, '.cache/desktop-profile');
  console.log(`Opening ${folder} in ${desktop}…`);
  spawn(
    desktop,
    [
      `--extensionDevelopmentPath=${repositoryRoot}`,
      `--user-data-dir=${profile}`,
      '--new-window',
      '--disable-workspace-trust',
      folder,
    ],
    { stdio: 'ignore', detached: true, shell: process.platform === 'win32' },
  ).unref();
} else {
  await serve();
}

/** Serves VS Code with the packaged extension until Ctrl+C. */
async function serve() {
  const { packageExtension } = await import('./package.mjs');
  const { startServer } = await import('../test/host/server.mjs');
  const server = await startServer({
    vsix: packageExtension(),
    profile: path.join(repositoryRoot, '.cache/server-profile'),
    settings: {
      'workbench.startupEditor': 'none',
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      'chat.disableAIFeatures': true,
      'git.openRepositoryInParentFolders': 'never',
    },
  });
  console.log(`\nVS Code is ready: open ${server.address(folder)}\nPress Ctrl+C to end it.`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
  }
}

/** The command of a desktop VS Code, if this session has a desktop to show it on. @returns {string | undefined} */
function findDesktopVscode() {
  const hasDesktop =
    process.platform !== 'linux' ||
    Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  if (!hasDesktop) return undefined;
  const installed = {
    darwin: [
      '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
      `${os.homedir()}/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code`,
    ],
    win32: [
      `${process.env['LOCALAPPDATA'] ?? ''}\\Programs\\Microsoft VS Code\\bin\\code.cmd`,
      `${process.env['ProgramFiles'] ?? ''}\\Microsoft VS Code\\bin\\code.cmd`,
    ],
  };
  const onPath = ['code', 'code-insiders', 'codium'].find(
    (name) => spawnSync(process.platform === 'win32' ? 'where' : 'which', [name]).status === 0,
  );
  const candidates = installed[/** @type {keyof typeof installed} */ (process.platform)] ?? [];
  return onPath ?? candidates.find((file) => existsSync(file));
}
