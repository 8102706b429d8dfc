// @ts-check
/** A built webview in a plain browser: the host's page and policy, a theme's variables, and a host that records. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../scripts/dependencies.mjs';

/** @typedef {'dark' | 'light' | 'highContrast' | 'highContrastLight'} ThemeName */

/** @type {Record<ThemeName, { bodyClass: string, variables: Record<string, string> }>} */
export const themes = JSON.parse(
  readFileSync(path.join(repositoryRoot, 'test/fixtures/themes.json'), 'utf8'),
);

const origin = 'http://webview.test';
const nonce = 'bm9uY2U=';
const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${origin}; font-src ${origin}; img-src ${origin}`;

/**
 * @param {import('playwright-core').Browser} browser
 * @param {'panel' | 'corpusReport' | 'planEditor'} name
 * @param {{ theme?: ThemeName, width?: number, height?: number, language?: string, answer?: (message: unknown) => unknown }} [options]
 *   `language` puts a translation into the page, as the host does;
 *   `answer` gives what the host sends back at once, where it does
 */
export async function openWebview(
  browser,
  name,
  { theme = 'dark', width = 320, height = 900, language = 'en', answer = () => undefined } = {},
) {
  const page = await browser.newPage({ viewport: { width, height } });
  /** @type {string[]} */
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text()))
      problems.push(message.text());
  });
  /** @type {unknown[]} */
  const posted = [];
  /** @type {() => void} */
  let started = () => undefined;
  /** Every view begins by asking for its state. */
  const start = new Promise((resolve) => (started = () => resolve(undefined)));
  await page.exposeFunction('recordPosted', (/** @type {unknown} */ message) => {
    posted.push(message);
    started();
    return answer(message);
  });
  await page.route(`${origin}/**`, async (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    if (file === name)
      await route.fulfill({ contentType: 'text/html', body: html(name, theme, language) });
    else if (file === 'theme.css')
      await route.fulfill({ contentType: 'text/css', body: themeCss(theme, name) });
    else await route.fulfill({ path: path.join(repositoryRoot, 'dist/webview', file) });
  });
  await page.goto(`${origin}/${name}`);
  await start;
  return {
    page,
    posted,
    problems,
    /** Sends what the host would send. @param {unknown} snapshot */
    async send(snapshot) {
      await page.evaluate((message) => window.postMessage(message, '*'), snapshot);
      await page.locator('main').waitFor();
    },
  };
}

/** @param {string} name @param {ThemeName} theme @param {string} language */
function html(name, theme, language) {
  const translation =
    language === 'en'
      ? ''
      : `<script type="application/json" id="l10n">${readFileSync(
          path.join(repositoryRoot, `l10n/bundle.l10n.${language}.json`),
          'utf8',
        ).replaceAll('<', '\\u003c')}</script>`;
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${origin}/theme.css"><link rel="stylesheet" href="${origin}/codicon.css"><link rel="stylesheet" href="${origin}/${name}.css">
<title>${name}</title></head><body class="${themes[theme].bodyClass}"><div id="root"></div>${translation}
<script nonce="${nonce}">window.acquireVsCodeApi = () => ({ postMessage: (message) => void window.recordPosted(message).then((answer) => answer && window.postMessage(answer, '*')), getState: () => undefined, setState: () => undefined });</script>
<script nonce="${nonce}" src="${origin}/${name}.js"></script></body></html>`;
}

/** @param {ThemeName} theme @param {string} name */
function themeCss(theme, name) {
  const { variables } = themes[theme];
  // A view in the sidebar or in an editor tab, as VS Code colors it.
  const place = name === 'panel' ? '--vscode-sideBar-background' : '--vscode-editor-background';
  const background = variables[place] ?? 'Canvas';
  const declarations = Object.entries(variables).map(([name, value]) => `${name}: ${value};`);
  return `:root { ${declarations.join(' ')} } body { background: ${background}; }`;
}
