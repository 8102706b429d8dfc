// @ts-check
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { launchBrowser } from '../host/browser.mjs';
import { openWebview } from './page.mjs';
import { samplePlan, snapshotOf } from './planSnapshots.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** @param {string} [text] */
async function openPlan(text = samplePlan) {
  const view = await openWebview(browser, 'planEditor', { width: 1400 });
  await view.send(snapshotOf(text));
  return view;
}

describe('The plan editor', () => {
  it('answers, and shows five approaches with their ranges', async () => {
    const { page, posted } = await openPlan();
    assert.deepEqual(posted, [{ kind: 'ready' }]);
    assert.match(await page.locator('.answer').innerText(), /Build now\s+RAG[\s\S]*Over 24 months/);
    const rows = page.locator('.comparison > tbody > tr');
    assert.equal(await rows.count(), 5);
    assert.match(await rows.nth(2).innerText(), /RAG[\s\S]*recommended[\s\S]*\$[\d.]+K–\$[\d.]+K/);
    assert.equal(await page.locator('.check').count(), 5);
    await page.close();
  });

  it('follows a number as it is typed and sends one edit when it is done', async () => {
    const { page, posted } = await openPlan();
    const perMonth = page.locator('.answer dd').first();
    const before = await perMonth.innerText();
    const queries = page.getByRole('spinbutton', { name: 'Queries per day' });
    await queries.fill('30000');
    assert.notEqual(await perMonth.innerText(), before);
    assert.equal(posted.length, 1, 'nothing is sent while the number is being typed');
    await queries.press('Enter');
    assert.deepEqual(posted.slice(1), [
      { kind: 'set', path: 'workload.queriesPerDay', value: 30_000 },
    ]);
    await page.close();
  });

  it('follows a slider by keyboard, a range and a choice', async () => {
    const { page, posted } = await openPlan();
    await page.getByRole('slider', { name: 'Growth per month' }).press('ArrowRight');
    const topK = page.getByRole('spinbutton', { name: 'Top-k, high' });
    await topK.fill('2');
    await topK.press('Enter');
    assert.match(await page.locator('.field.wrong').innerText(), /A range rises/);
    await topK.fill('20');
    await topK.press('Enter');
    await page.getByRole('combobox', { name: 'Reranker' }).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Growth per month: use the default' }).click();
    assert.deepEqual(
      posted.slice(1).map((message) => /** @type {any} */ (message)),
      [
        { kind: 'set', path: 'workload.monthlyGrowth', value: 0.06 },
        { kind: 'set', path: 'choices.topK', value: [3, 5, 20] },
        { kind: 'set', path: 'choices.reranker', value: /** @type {any} */ (posted[3]).value },
        { kind: 'reset', path: 'workload.monthlyGrowth' },
      ],
    );
    await page.close();
  });

  it('returns to what stands when an edit was refused', async () => {
    const { page, send } = await openPlan();
    const queries = page.getByRole('spinbutton', { name: 'Queries per day' });
    await queries.fill('30000');
    await queries.press('Enter');
    await send(snapshotOf(samplePlan));
    await page.waitForFunction(() => {
      const input = document.querySelector('input[aria-label="Queries per day"]');
      return input instanceof HTMLInputElement && input.value === '3000';
    });
    await page.close();
  });

  it('unfolds an approach by keyboard into reasons, parts and formulas', async () => {
    const { page } = await openPlan();
    const rag = page.getByRole('button', { name: 'RAG', exact: true });
    await rag.focus();
    await rag.press('Enter');
    const unfolded = await page.locator('.unfolded').innerText();
    assert.match(unfolded, /Answer tokens[\s\S]*queries per month × 300 answer tokens/);
    assert.match(unfolded, /Latency: half of the answers/);
    await page.close();
  });

  it('keeps the last good state, greyed, beside the located problems of a broken text', async () => {
    const { page, posted, send } = await openPlan();
    const broken = samplePlan.replace('"monthlyGrowth":0.05', '"monthlyGrowth":"fast"');
    await send(snapshotOf(broken, snapshotOf(samplePlan)));
    assert.match(await page.getByRole('alert').innerText(), /workload\.monthlyGrowth must be/);
    assert.equal(
      await page.getByRole('spinbutton', { name: 'Queries per day' }).isDisabled(),
      true,
    );
    await page.getByRole('alert').getByRole('button').click();
    const at = /** @type {any} */ (posted.at(-1)).at;
    assert.deepEqual(posted.at(-1), { kind: 'openAsText', at });
    assert.ok(at.line === 1 && at.column > 1);
    await page.close();
  });

  it('asks for a text that can be read when it has seen none', async () => {
    const { page, problems, send } = await openWebview(browser, 'planEditor', { width: 600 });
    await send(snapshotOf('{ "version": 1, '));
    assert.match(await page.getByRole('alert').innerText(), /cannot be read/);
    assert.equal(await page.locator('.workbench').count(), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });
});
