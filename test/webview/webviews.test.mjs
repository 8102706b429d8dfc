// @ts-check
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import { launchBrowser } from '../host/browser.mjs';
import { createState, snapshotOf as reportOf } from './corpusReportHost.mjs';
import { openWebview, themes } from './page.mjs';
import { samplePlan, snapshotOf } from './planSnapshots.mjs';
import { findBarriers } from './barriers.mjs';

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
      {
        name: /** @type {const} */ ('corpusReport'),
        snapshot: reportOf(createState()),
        widths: [240, 400, 800, 1600],
      },
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
