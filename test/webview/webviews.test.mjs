// @ts-check
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import { launchBrowser } from '../host/browser.mjs';
import { findBarriers } from './barriers.mjs';
import { createState, snapshotOf as reportOf } from './corpusReportHost.mjs';
import { openWebview, themes } from './page.mjs';
import { samplePlan, snapshotOf } from './planSnapshots.mjs';
import { answered, unanswered } from './snapshots.mjs';

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
      { name: /** @type {const} */ ('panel'), snapshot: answered, widths: [240, 480] },
      {
        name: /** @type {const} */ ('corpusReport'),
        snapshot: reportOf(createState()),
        widths: [240, 400, 800, 1600],
      },
      {
        name: /** @type {const} */ ('planEditor'),
        snapshot: snapshotOf(samplePlan),
        widths: [400, 1600],
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

describe('The decision panel', () => {
  it('asks for its state, and shows the latest that comes', async () => {
    const { page, posted, send } = await openWebview(browser, 'panel');
    assert.deepEqual(posted, [{ kind: 'ready' }]);
    await send(unanswered);
    assert.equal(await page.locator('h1').innerText(), 'Prompt engineering');
    await send(answered);
    assert.equal(await page.locator('h1').innerText(), 'Hybrid (RAG + fine-tuning)');
    assert.match(await page.locator('.reasons').innerText(), /Build now: RAG/);
    assert.match(await page.locator('main').innerText(), /412K tokens/);
    await page.close();
  });

  it('is answered by keyboard alone: one stop per question, arrows choose', async () => {
    const { page, posted, send } = await openWebview(browser, 'panel');
    await send(unanswered);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowLeft');
    assert.deepEqual(posted.slice(1), [
      { kind: 'setNeed', need: 'format', level: 'helpful' },
      { kind: 'setNeed', need: 'voice', level: 'essential' },
    ]);
    await page.close();
  });

  it('ignores messages that are no snapshot', async () => {
    const { page, problems, send } = await openWebview(browser, 'panel');
    await send(unanswered);
    await page.evaluate(() =>
      [null, 'text', { kind: 'other' }].forEach((message) => window.postMessage(message, '*')),
    );
    await page.waitForTimeout(50);
    assert.equal(await page.locator('h1').innerText(), 'Prompt engineering');
    assert.deepEqual(problems, []);
    await page.close();
  });
});
