// @ts-check
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import { launchBrowser } from '../host/browser.mjs';
import { findBarriers } from './barriers.mjs';
import { openWebview, themes } from './page.mjs';
import { answered, broken, complete, fresh, panelSnapshotOf } from './panelSnapshots.mjs';

const screenshots = path.join(repositoryRoot, '.cache/screenshots');

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await launchBrowser();
});
after(() => browser.close());

/** Opens every step. @param {import('playwright-core').Page} page */
const openAll = (page) =>
  page.evaluate(() =>
    document.querySelectorAll('details').forEach((details) => details.setAttribute('open', '')),
  );

for (const theme of /** @type {import('./page.mjs').ThemeName[]} */ (Object.keys(themes))) {
  describe(`The decision panel in the theme ${theme}`, () => {
    for (const [name, snapshot, width] of /** @type {const} */ ([
      ['fresh', fresh, 320],
      ['answered', answered, 240],
      ['answered', answered, 320],
      ['answered', answered, 480],
      ['answered', answered, 1600],
      ['complete', complete, 240],
      ['broken', broken, 320],
    ])) {
      it(`${name} at ${width} px has no barrier, no blocked style and nothing beyond its edge`, async () => {
        const { page, problems, send } = await openWebview(browser, 'panel', { theme, width });
        await send(snapshot);
        await page.locator('.flips li, .flips .hint').first().waitFor();
        const picture = path.join(screenshots, `panel-${name}-${theme}-${width}.png`);
        if (name === 'fresh') await page.screenshot({ path: picture });
        await openAll(page);
        await page.getByText('Confidence:').waitFor();
        if (name !== 'fresh') await page.screenshot({ path: picture, fullPage: true });
        assert.deepEqual(await findBarriers(page), []);
        assert.deepEqual(problems, []);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(overflow, 0);
        await page.close();
      });
    }
  });
}

describe('The decision panel', () => {
  it('asks for its state, and shows the latest that comes', async () => {
    const { page, posted, send } = await openWebview(browser, 'panel');
    assert.deepEqual(posted, [{ kind: 'request', id: 1, name: 'ready', params: {} }]);
    await send(fresh);
    assert.equal(await page.locator('h1').innerText(), 'Prompt engineering');
    await send(answered);
    await page.locator('h1', { hasText: 'RAG' }).waitFor();
    assert.match(await page.locator('.later').innerText(), /Hybrid/);
    assert.match(
      await page.locator('.money').innerText(),
      /^\$[\d.]+K–\$[\d.]+K a month\s+at 3,000 a day\s+stated$/,
    );
    await page.close();
  });

  it('is answered by keyboard alone: one stop per question, arrows choose', async () => {
    const { page, posted, send } = await openWebview(browser, 'panel');
    await send(fresh);
    await page.locator('#task').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowLeft');
    assert.deepEqual(asked(posted), [
      { name: 'setNeed', params: { need: 'format', level: 'helpful' } },
      { name: 'setNeed', params: { need: 'voice', level: 'essential' } },
    ]);
    await page.close();
  });

  it('lets the money follow a number while it is typed, and asks for one edit when it is done', async () => {
    const { page, posted, send } = await openWebview(browser, 'panel');
    await send(fresh);
    const before = await page.locator('.money').innerText();
    const volume = page.getByRole('spinbutton', { name: 'Queries per day' });
    await volume.fill('90000');
    await page.locator('.money', { hasText: before }).waitFor({ state: 'detached' });
    assert.deepEqual(asked(posted), []);
    await volume.press('Enter');
    assert.deepEqual(asked(posted), [
      { name: 'setNumber', params: { path: 'workload.queriesPerDay', value: 90_000 } },
    ]);
    await page.close();
  });

  it('undoes by its key, but leaves a text field its own', async () => {
    const { page, posted, send } = await openWebview(browser, 'panel');
    await send(answered);
    await page.getByRole('button', { name: 'Record the Decision' }).focus();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('spinbutton', { name: 'labelled examples' }).focus();
    await page.keyboard.press('Control+z');
    assert.deepEqual(
      asked(posted).map(({ name }) => name),
      ['undo', 'redo'],
    );
    await page.close();
  });

  it('keeps everything below the answer in its place while the needs change', async () => {
    const { page, send } = await openWebview(browser, 'panel');
    await send(fresh);
    const top = () =>
      page.locator('#step-task').evaluate((step) => step.getBoundingClientRect().top);
    const before = await top();
    for (const need of ['private', 'current', 'citations']) {
      await send(
        panelSnapshotOf(
          JSON.stringify({ version: 1, needs: { knowledge: { [need]: 'essential' } } }),
        ),
      );
      await page.locator('h1', { hasText: 'RAG' }).waitFor();
      assert.equal(await top(), before);
    }
    await page.close();
  });

  it('says what failed, until something else is asked', async () => {
    const { page, posted, send } = await openWebview(browser, 'panel');
    await send(answered);
    await page.getByRole('button', { name: 'Undo' }).click();
    const { id } = /** @type {{ id: number }} */ (posted.at(-1));
    await send({ kind: 'response', id, error: { code: 'failed', message: 'It is read-only.' } });
    await page.getByRole('alert').getByText('It is read-only.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.close();
  });

  it('leads from a plan that cannot be read to the place of the error', async () => {
    const { page, posted, send } = await openWebview(browser, 'panel');
    await send(broken);
    await page.getByRole('button', { name: 'Open at Line 1' }).click();
    assert.deepEqual(asked(posted), [
      { name: 'openText', params: { at: { line: 1, column: 51 } } },
    ]);
    await page.close();
  });

  it('asks for every number that its evidence asks for', async () => {
    const { page, send } = await openWebview(browser, 'panel');
    await send(fresh);
    for (const name of [
      'Queries per day',
      'Growth per month',
      'Paid per month today',
      'Budget per month',
    ])
      await page.getByRole('spinbutton', { name }).waitFor();
    await page.close();
  });

  it('says when the prices behind the money are old', async () => {
    const { page, send } = await openWebview(browser, 'panel');
    await send(answered);
    assert.equal(await page.getByText(/Prices of .* were read/).count(), 0);
    const { plan } = answered;
    await send({ ...answered, plan: { .../** @type {object} */ (plan), today: '2027-06-01' } });
    await page.getByText(/Prices of gpt-6.1-terra were read \d+ days ago/).waitFor();
    await page.close();
  });

  it('offers as the one next step what changes the answer most', async () => {
    const { page, send } = await openWebview(browser, 'panel');
    const step = page.locator('.verdict .button');
    const plan = (/** @type {object} */ more) => JSON.stringify({ version: 1, ...more });
    const needs = { knowledge: { private: 'essential' } };
    const facts = { corpusTokens: { value: 9_000_000, kind: 'measured' } };
    const workload = { queriesPerDay: 500 };
    const file = { uri: 'file:///a.ockham.json', name: 'a.ockham.json' };
    for (const [snapshot, label] of /** @type {const} */ ([
      [fresh, 'Say What It Needs'],
      [panelSnapshotOf(plan({ needs })), 'Measure the Corpus…'],
      [panelSnapshotOf(plan({ needs, facts })), 'State the Volume'],
      [panelSnapshotOf(plan({ needs, facts, workload })), 'Save Plan…'],
      [panelSnapshotOf(plan({ needs, facts, workload }), { file }), 'Record the Decision'],
      [
        panelSnapshotOf(plan({ needs, facts, workload, decision: {} }), { file }),
        'Compare the Costs',
      ],
      [
        panelSnapshotOf(plan({ needs, facts, workload, decision: {} }), {
          file,
          commands: ['scaffoldRag'],
        }),
        'Create RAG Starter…',
      ],
    ])) {
      await send(snapshot);
      await step.getByText(label).waitFor();
    }
    await page.close();
  });

  it('ignores messages that are no snapshot', async () => {
    const { page, problems, send } = await openWebview(browser, 'panel');
    await send(fresh);
    await page.evaluate(() =>
      [null, 'text', { kind: 'other' }].forEach((message) => window.postMessage(message, '*')),
    );
    await page.waitForTimeout(50);
    assert.equal(await page.locator('h1').innerText(), 'Prompt engineering');
    assert.deepEqual(problems, []);
    await page.close();
  });
});

/** What was asked of the host since the page asked for its state. @param {unknown[]} posted */
function asked(posted) {
  const requests = /** @type {{ name: string, params: unknown }[]} */ (posted);
  return requests.slice(1).map(({ name, params }) => ({ name, params }));
}
