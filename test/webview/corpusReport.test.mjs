// @ts-check
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { launchBrowser } from '../host/browser.mjs';
import { findBarriers } from './barriers.mjs';
import { createState, openReport, shopFiles } from './corpusReportHost.mjs';

const total = shopFiles.reduce((sum, { tokens }) => sum + tokens, 0);

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** @param {import('playwright-core').Page} page @param {string | RegExp} name */
const tile = (page, name) => page.getByRole('treeitem', { name });
/** @param {import('playwright-core').Page} page */
const focused = (page) =>
  page.evaluate(() => document.activeElement?.querySelector('.unseen')?.textContent ?? '');
/** What was told to the host, requests aside. @param {unknown[]} posted */
const intents = (posted) =>
  posted.filter((message) => /** @type {any} */ (message).kind !== 'request').slice(1);

describe('The map of the corpus report', () => {
  it('goes into folders and back by keyboard alone, and stays where it was', async () => {
    const { page } = await openReport(browser);
    await tile(page, /^guides/).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    assert.match(
      await focused(page),
      /^archive, folder, 68,000 tokens, 16% of the corpus, 3 files/,
    );
    await page.keyboard.press('Enter');
    await tile(page, /^2024/).waitFor();
    assert.match(await focused(page), /^2024/);
    assert.match(await page.locator('.breadcrumb').innerText(), /Corpus\s*archive/);
    await page.keyboard.press('Backspace');
    await tile(page, /^archive/).waitFor();
    assert.match(await focused(page), /^archive/);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await tile(page, /^cookware/).waitFor();
    await page.keyboard.press('Escape');
    await tile(page, /^guides/).waitFor();
    assert.match(await focused(page), /^guides/);
    assert.equal(await page.locator('.treemap [tabindex="0"]').count(), 1);
    await page.close();
  });

  it('goes into folders and back by clicks, and opens files', async () => {
    const { page, posted } = await openReport(browser);
    await tile(page, /^policies/).click();
    await tile(page, /^returns\.md/).click();
    assert.deepEqual(intents(posted), [{ kind: 'open', path: 'policies/returns.md' }]);
    await page.locator('.breadcrumb').getByRole('button', { name: 'Corpus' }).click();
    await tile(page, /^guides/).waitFor();
    await page.close();
  });

  it('leaves parts out: total, fit, costs and chunks follow, and nothing moves', async () => {
    const { page } = await openReport(browser);
    const figures = async () => ({
      total: await page.locator('h1').innerText(),
      fit: await page.locator('.fit tbody tr').first().innerText(),
      month: await page.locator('.uses tbody tr').first().innerText(),
      chunks: await page.locator('section[aria-labelledby="chunks"] .figure').innerText(),
      embedding: await page
        .locator('section[aria-labelledby="chunks"] tbody tr')
        .first()
        .innerText(),
    });
    const place = () => page.locator('#fit').boundingBox();
    const before = await figures();
    const stood = await place();
    await tile(page, /^archive/).focus();
    await page.keyboard.press('Space');
    await page.locator('h1', { hasText: (total - 68_000).toLocaleString('en-US') }).waitFor();
    const after = await figures();
    for (const key of /** @type {(keyof typeof before)[]} */ (Object.keys(before)))
      assert.notEqual(after[key], before[key], key);
    assert.deepEqual(await place(), stood);
    assert.equal(await tile(page, /^archive.*left out$/).getAttribute('aria-checked'), 'false');
    assert.match(await page.locator('.selection').innerText(), /68,000 tokens \(16%\)/);
    await page.getByRole('button', { name: 'Include All' }).click();
    await page.locator('h1', { hasText: total.toLocaleString('en-US') }).waitFor();
    assert.deepEqual(await figures(), before);
    await page.close();
  });

  it('leaves out by the check mark, and shows a folder of which some counts as mixed', async () => {
    const { page } = await openReport(browser);
    await tile(page, /^policies/).click();
    await tile(page, /^returns\.md/)
      .locator('.tile-check')
      .click();
    await page.locator('h1', { hasText: (total - 21_000).toLocaleString('en-US') }).waitFor();
    await page.keyboard.press('Backspace');
    await tile(page, /^policies/).waitFor();
    assert.equal(await tile(page, /^policies/).getAttribute('aria-checked'), 'mixed');
    await page.close();
  });

  it('opens what is too small for a tile of its own', async () => {
    const state = createState({
      files: Array.from({ length: 2_000 }, (_, index) => ({
        path: `${index}.md`,
        format: 'markdown',
        bytes: 4,
        tokens: index + 1,
      })),
      duplicates: { exact: [], near: [], comparedFiles: 0 },
    });
    const { page } = await openReport(browser, { state, width: 600 });
    const first = await page.locator('.tile').count();
    assert.ok(first <= 151);
    await tile(page, /smaller files and folders/).click();
    await page.getByText(/from the \d+th/).waitFor();
    await page.keyboard.press('Backspace');
    await page.getByText(/from the \d+th/).waitFor({ state: 'detached' });
    await page.close();
  });
});

describe('The corpus report', () => {
  it('writes into a plan and says so', async () => {
    const { page, posted } = await openReport(browser, {
      snapshot: { plan: 'support.ockham.json' },
    });
    await page.getByRole('button', { name: 'Use in Plan' }).click();
    await page.getByText('Written to support.ockham.json').waitFor();
    await tile(page, /^archive/).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Keep Excluding' }).click();
    const asked = posted.map((message) => /** @type {any} */ (message).name).filter(Boolean);
    assert.deepEqual(asked, ['useInPlan', 'calculate', 'keepExcluding']);
    await page.close();
  });

  it('cuts anew as chunk size and overlap are typed, and asks for nothing impossible', async () => {
    const { page, posted } = await openReport(browser);
    const chunks = page.locator('section[aria-labelledby="chunks"] .figure');
    const before = await chunks.innerText();
    await page.getByRole('spinbutton', { name: /Chunk/ }).fill('1000');
    await page.waitForFunction(
      (text) =>
        !document
          .querySelector('section[aria-labelledby="chunks"] .figure')
          ?.textContent?.includes(text),
      before.slice(0, 5),
    );
    const asked = posted.length;
    await page.getByRole('spinbutton', { name: /Overlap/ }).fill('1000');
    assert.equal(
      await page.getByRole('spinbutton', { name: /Overlap/ }).getAttribute('aria-invalid'),
      'true',
    );
    assert.equal(posted.length, asked);
    await page.close();
  });

  it('shows an estimate as a range with its method and an exact count as one number', async () => {
    const { page } = await openReport(browser);
    await page.getByRole('searchbox').fill('claude');
    assert.match(await page.locator('.fit tbody tr').first().innerText(), /\d+K–\d+K rough ±20 %/);
    await page.getByRole('searchbox').fill('gpt-4.1');
    assert.match(await page.locator('.fit tbody tr').first().innerText(), /413K exact/);
    await page.getByRole('combobox', { name: 'Verdict' }).selectOption('does not fit');
    await page.getByRole('searchbox').fill('');
    for (const row of await page.locator('.fit .verdict').allInnerTexts())
      assert.match(row, /does not fit/);
    await page.getByRole('searchbox').fill('no such model');
    await page.getByText('No model is like that.').waitFor();
    await page.close();
  });

  it('explains what each use costs with its formula, and says where a corpus is too long', async () => {
    const { page } = await openReport(browser);
    await page.getByRole('button', { name: 'All of it, every time in full' }).click();
    assert.match(
      await page.locator('.unfolded').innerText(),
      /Input tokens: .*queries per month × /,
    );
    await page.getByRole('combobox', { name: 'Model' }).selectOption({ label: 'GPT-4o' });
    await page
      .getByText(/tokens more than the model takes/)
      .first()
      .waitFor();
    await page.close();
  });

  it('opens files, reveals folders and copies through the host', async () => {
    const { page, posted } = await openReport(browser);
    await page.getByRole('button', { name: 'policies/returns.md' }).click();
    await page.getByRole('button', { name: 'guides', exact: true }).click();
    await page.locator('summary', { hasText: '2 places in 1 file' }).click();
    await page.getByRole('button', { name: 'guides/deploy.md:48' }).click();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    assert.deepEqual(intents(posted), [
      { kind: 'open', path: 'policies/returns.md' },
      { kind: 'reveal', path: 'guides' },
      { kind: 'open', path: 'guides/deploy.md', line: 48 },
      { kind: 'copy', format: 'markdown' },
    ]);
    await page.close();
  });

  it('has a state for an empty corpus, an estimate, changed files, unknown change and a cancelled search', async () => {
    const empty = await openReport(browser, { state: createState({ files: [] }) });
    assert.match(
      await empty.page.locator('main').innerText(),
      /Nothing to count[\s\S]*3 files: scanned/,
    );
    assert.equal(await empty.page.getByRole('button', { name: 'Use in Plan' }).count(), 0);
    await empty.page.close();

    const estimate = {
      low: 390_000,
      likely: 410_000,
      high: 430_000,
      sampledShare: 0.12,
      leftOut: ['14 PDF files'],
    };
    const expected = await openReport(browser, {
      state: createState({ files: [] }, { measurement: { kind: 'estimated', estimate } }),
    });
    const expectation = await expected.page.locator('main').innerText();
    assert.match(expectation, /390K–430K\s+tokens\s+estimated/);
    assert.match(expectation, /95 % interval from a sample of 12%, without 14 PDF files/);
    assert.match(expectation, /Every file is being counted/);
    assert.match(
      await expected.page.locator('.fit tbody tr').first().innerText(),
      /sampled [±−]\d+/,
    );
    assert.deepEqual(await findBarriers(expected.page), []);
    await expected.page.close();

    const { page } = await openReport(browser, {
      state: createState(/** @type {any} */ ({ duplicates: undefined })),
      snapshot: {
        measurement: { kind: 'updated', changedFiles: 3 },
        staleFiles: 2,
        change: {
          kind: 'unknown',
          why: 'the folder is in no git repository',
          remedy: 'State it in the plan.',
        },
        duplicates: 'cancelled',
      },
    });
    const text = await page.locator('main').innerText();
    assert.match(text, /updated from 3 changed files/);
    assert.match(text, /2 files have changed since/);
    assert.match(text, /unknown\s+the folder is in no git repository\. State it in the plan\./);
    assert.match(text, /search for duplicates was cancelled/);
    assert.deepEqual(await findBarriers(page), []);
    await page.close();
  });

  it('stays small on a hundred thousand files', () => {
    const state = createState({
      files: Array.from({ length: 100_000 }, (_, index) => ({
        path: `part-${index % 40}/chapter-${index % 1_000}/page-${index}.md`,
        format: 'markdown',
        bytes: 400,
        tokens: 100 + (index % 900),
      })),
      duplicates: { exact: [], near: [], comparedFiles: 0 },
    });
    const bytes = JSON.stringify([state.calculation, state.listing, state.shown.report]).length;
    assert.ok(bytes < 300_000, `${bytes} bytes`);
  });
});
