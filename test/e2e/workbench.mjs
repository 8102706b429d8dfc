// @ts-check
/** Drives a real VS Code as a user does: through what is on the screen. */
import { launchBrowser } from '../host/browser.mjs';
import { startServer } from '../host/server.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * A VS Code with the packaged extension installed, opened on a folder.
 * @param {{ folder?: string, vsix: string | string[], settings?: Record<string, unknown>, workspaceTrust?: boolean, size?: { width: number, height: number } }} options
 */
export async function openWorkbench({
  folder,
  vsix,
  settings = {},
  workspaceTrust = false,
  size = { width: 1280, height: 800 },
}) {
  const server = await startServer({
    vsix,
    workspaceTrust,
    settings: {
      'workbench.startupEditor': 'none',
      'workbench.tips.enabled': false,
      'chat.disableAIFeatures': true,
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      ...settings,
    },
  });
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: size });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await page.goto(server.address(folder));
  await page.locator('.monaco-workbench').waitFor();
  return {
    page,
    server,
    /** Ends the browser and the server. */
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/** Runs a command as a user does: F1, its title, Enter. @param {Page} page @param {string} title */
export async function runCommand(page, title) {
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
  await untilThere(page, row, async () => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill(`>${title}`, { timeout: 2_000 });
  });
  await row.click();
}

/**
 * Repeats an opening gesture until what it opens shows an entry: menus and the palette lack an extension's entries
 * until the extension host has read its manifest, which no element on the screen tells.
 * @param {Page} page @param {import('playwright-core').Locator} entry @param {() => Promise<void>} open
 */
async function untilThere(page, entry, open) {
  for (let attempt = 0; ; attempt++) {
    try {
      await open();
      await entry.waitFor({ timeout: 2_000 });
      return;
    } catch (error) {
      if (attempt === 20) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** The row of the explorer that shows a name. @param {Page} page @param {string} name */
export function explorerRow(page, name) {
  return page
    .locator('.explorer-folders-view .monaco-list-row')
    .filter({ has: page.getByText(name, { exact: true }) });
}

/** Right-clicks a row of the explorer and chooses from its menu. @param {Page} page @param {string} name @param {string} item */
export async function chooseFromContextMenu(page, name, item) {
  const entry = page.locator('.monaco-menu .action-label').filter({ hasText: item }).first();
  await untilThere(page, entry, () =>
    explorerRow(page, name).click({ button: 'right', timeout: 2_000 }),
  );
  // VS Code ignores a click that comes too soon after the menu opened; then the menu stays.
  for (let attempt = 0; attempt < 10 && (await entry.isVisible()); attempt++) {
    await entry.click({ timeout: 1_000 }).catch(() => undefined);
    await page.waitForTimeout(200);
  }
}

/** A notification by a part of its text. @param {Page} page @param {string} text */
export function toast(page, text) {
  return page.locator('.notification-toast', { hasText: text });
}

/** Closes every notification that is on the screen; one may close itself meanwhile. @param {Page} page */
export async function dismissToasts(page) {
  const toast = page.locator('.notification-toast').first();
  for (let attempt = 0; attempt < 20 && (await toast.isVisible()); attempt++) {
    try {
      await toast.hover({ timeout: 1_000 });
      await toast.locator('.codicon-notifications-clear').click({ timeout: 1_000 });
    } catch {
      // A progress notification has no such button; it goes with its task.
    }
    await page.waitForTimeout(200);
  }
}

/** The content of the webview whose page has this title. @param {Page} page @param {string} heading a selector that only this webview has */
export async function webviewWith(page, heading) {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    for (const frame of page.frames()) {
      if (frame.name() !== 'active-frame' && !frame.url().includes('fake.html')) continue;
      if (
        (await frame
          .locator(heading)
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`No webview shows ${heading}.`);
}
