// @ts-check
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import { launchBrowser } from '../host/browser.mjs';
import { openWebview, themes } from './page.mjs';
import { samplePlan, snapshotOf } from './planSnapshots.mjs';
import { findBarriers } from './barriers.mjs';
import { report } from './snapshots.mjs';

const screenshots = path.join(repositoryRoot, '.cache/screenshots');

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await launchBrowser();
});
after(() => browser.close());

for (const theme of /** @type {import('./page.mjs').ThemeName[]} */ (Object.keys(themes))) {
  describe(`The webviews in the theme ${theme}`, () => {
    for (const { name, snapshot, widths } of [
      { name: /** @type {const} */ ('corpusReport'), snapshot: report, widths: [400, 1600] },
      {
        name: /** @type {const} */ ('planEditor'),
        snapshot: snapshotOf(samplePlan),
        widths: [240, 400, 1600],
      },
    ]) {
      for (const width of widths) {
        it(`${name} at ${width} px has no barrier, no blocked style and nothing beyond its edge`, async () => {
          const { page, problems, send } = await openWebview(browser, name, { theme, width });
          await send(snapshot);
          await page.evaluate(() =>
            document.querySelectorAll('#root details').forEach((details) => {
              if (details.closest('table') === null) details.setAttribute('open', '');
            }),
          );
          await page.screenshot({
            path: path.join(screenshots, `${name}-${theme}-${width}.png`),
            fullPage: true,
          });
          assert.deepEqual(await findBarriers(page), []);
          assert.deepEqual(problems, []);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(overflow, 0);
          await page.close();
        });
      }
    }
  });
}

describe('The corpus report', () => {
  it('opens files, reveals folders and copies through the host', async () => {
    const { page, posted, send } = await openWebview(browser, 'corpusReport', { width: 1200 });
    await send(report);
    await page.getByRole('button', { name: 'policies/returns.md' }).click();
    await page.getByRole('button', { name: 'guides', exact: true }).click();
    await page.locator('summary', { hasText: '2 places in 1 file' }).click();
    await page.getByRole('button', { name: 'guides/deploy.md:48' }).click();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    assert.deepEqual(posted.slice(1), [
      { kind: 'open', path: 'policies/returns.md' },
      { kind: 'reveal', path: 'guides' },
      { kind: 'open', path: 'guides/deploy.md', line: 48 },
      { kind: 'copy', format: 'markdown' },
    ]);
    await page.close();
  });

  it('shows an estimate as a range and an exact count as one number', async () => {
    const { page, send } = await openWebview(browser, 'corpusReport', { width: 1200 });
    await send(report);
    const cells = page.locator('.fit tbody tr');
    assert.match(await cells.nth(0).innerText(), /412K/);
    assert.match(await cells.nth(2).innerText(), /371K–536K[\s\S]*too close to call/);
    await page.close();
  });
});
