// @ts-check
/** Every view in Simplified Chinese: whatever is still a sentence in English was never given to the translation. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { launchBrowser } from '../host/browser.mjs';
import { findBarriers } from './barriers.mjs';
import { openReport, shopFiles, speak } from './corpusReportHost.mjs';
import { openWebview } from './page.mjs';
import { answered, complete, fresh } from './panelSnapshots.mjs';
import { samplePlan, snapshotOf, thriceCrossingPlan } from './planSnapshots.mjs';

/** @typedef {import('playwright-core').Page} Page */

const language = 'zh-cn';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** Three words in a row, or a label of two that is no name. */
const english = /[A-Za-z]{2,}(?:[ ,;:]+[A-Za-z]{2,}){2,}|^[A-Z][a-z]+(?: [a-z]+)+$/;

/**
 * What a page says, shown, folded away or told to a screen reader alone, that reads as English.
 * @param {Page} page @param {unknown} data what it shows: names and a user's own words stay as they are
 */
async function findEnglish(page, data) {
  const said = await page.evaluate(() => {
    const texts = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('script')) texts.add(node.nodeValue ?? '');
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder'])
        texts.add(element.getAttribute(name) ?? '');
    return [...texts].map(String);
  });
  const own = [...stringsIn(data)].filter((text) => english.test(text));
  own.sort((one, other) => other.length - one.length);
  return said
    .map((text) => own.reduce((rest, name) => rest.replaceAll(name, '…'), text.trim()))
    .filter((text) => english.test(text));
}

/** Every string in a value, keys too. @param {unknown} value @returns {Set<string>} */
function stringsIn(value) {
  /** @type {Set<string>} */
  const found = new Set();
  JSON.stringify(value, (key, below) => {
    found.add(key);
    if (typeof below === 'string') found.add(below);
    return /** @type {unknown} */ (below);
  });
  return found;
}

describe('In Chinese', () => {
  for (const [name, snapshot] of /** @type {const} */ ([
    ['fresh', fresh],
    ['answered', answered],
    ['complete', complete],
  ])) {
    it(`the decision panel, ${name}, says nothing in English`, async () => {
      const { page, send } = await openWebview(browser, 'panel', { language, width: 320 });
      await send(snapshot);
      await page.locator('.step').first().waitFor();
      assert.deepEqual(await findEnglish(page, snapshot), []);
      await page.getByText('正在查找…').waitFor({ state: 'detached' });
      assert.deepEqual(await findBarriers(page), []);
      await page.close();
    });
  }

  for (const [name, text] of /** @type {const} */ ([
    ['a plan', samplePlan],
    ['a plan whose costs cross', thriceCrossingPlan],
  ])) {
    it(`the plan editor of ${name} says nothing in English`, async () => {
      const { page, send } = await openWebview(browser, 'planEditor', { language, width: 1400 });
      const snapshot = snapshotOf(text);
      await send(snapshot);
      await page.locator('.answer').waitFor();
      assert.deepEqual(await findEnglish(page, snapshot), []);
      await page.close();
    });
  }

  it('the corpus report says nothing in English', async () => {
    await speak(language);
    try {
      const { page } = await openReport(browser, { language });
      // What the readers of documents and git say of a file or a measurement is kept with it, in English.
      const kept = [
        ...shopFiles.flatMap(({ path, assumptions }) => [...path.split('/'), path, assumptions]),
        'scanned, 12 pages, needs OCR',
        'git: mean share of the corpus touched per month over 12 months',
        'Supabase Pro with pgvector',
      ];
      assert.deepEqual(await findEnglish(page, kept), []);
      await page.close();
    } finally {
      await speak('en');
    }
  });
});
