// @ts-check
/** Finds a Chromium to drive: the system's, else Playwright's, else (as root on Debian) the distribution's package. */
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { run } from '../../scripts/dependencies.mjs';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The executable of a Chromium, installed first where that is possible. @returns {string} */
export function findBrowser() {
  const found = [process.env['OCKHAM_BROWSER'], ...systemBrowsers, chromium.executablePath()].find(
    (candidate) => candidate && existsSync(candidate),
  );
  return found ?? installBrowser();
}

/** @returns {string} */
function installBrowser() {
  const attempts = [
    () =>
      run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], {
        quiet: true,
      }),
    () => {
      if (process.getuid?.() !== 0 || !isDebian()) throw new Error('not root on Debian');
      run('apt-get', ['update', '-qq'], { quiet: true });
      run(
        'apt-get',
        ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
        { quiet: true },
      );
    },
  ];
  for (const attempt of isDebian() && process.getuid?.() === 0 ? attempts.reverse() : attempts) {
    try {
      attempt();
    } catch {
      continue;
    }
    const found = [...systemBrowsers, chromium.executablePath()].find((candidate) =>
      existsSync(candidate),
    );
    if (found) return found;
  }
  throw new Error(
    'No Chromium was found and none could be installed: install Chrome, Chromium or Edge, or name one in OCKHAM_BROWSER.',
  );
}

function isDebian() {
  return (
    existsSync('/etc/debian_version') &&
    !/ubuntu/i.test(existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '')
  );
}

/** Launches the browser headless. @returns {Promise<import('playwright-core').Browser>} */
export async function launchBrowser() {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: findBrowser(),
    headless: true,
    args: [...quietFlags, ...sandbox],
  });
}
