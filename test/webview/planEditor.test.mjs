// @ts-check
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { launchBrowser } from '../host/browser.mjs';
import { openWebview } from './page.mjs';
import { samplePlan, snapshotOf, thriceCrossingPlan } from './planSnapshots.mjs';

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

  it('explains a figure on hover and by keyboard, until Escape', async () => {
    const { page, problems } = await openPlan();
    const figure = page.locator('.answer .figure').first();
    const explanation = page.getByRole('tooltip');
    await figure.hover();
    const text = await explanation.innerText();
    assert.match(text, /RAG, per month/);
    assert.match(text, /8 hours of upkeep × 150 USD per hour/);
    assert.match(text, /measured\s+Corpus 412,345 · docs, 2026-11-20/);
    assert.match(text, /price\s+gpt-6\.1-terra, input: 1 USD per million tokens/);
    await page.keyboard.press('Escape');
    assert.equal(await explanation.count(), 0);
    await page.locator('.comparison .figure').nth(6).focus();
    assert.match(await explanation.innerText(), /Long context, per month/);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('marks every crossing over volume, three of one pair among them, and the own volume', async () => {
    const { page } = await openPlan(thriceCrossingPlan);
    const volume = page.locator('#volume');
    assert.match(
      await volume.innerText(),
      /Long context or RAG: long context is cheaper at first, RAG from [\d.]+, long context from [\d.]+, RAG from [\d.]+ queries/,
    );
    const marks = await volume.locator('svg .mark title').allTextContents();
    assert.equal(
      marks.filter((text) => /long context/.test(text) && /RAG/.test(text) && !/hybrid/.test(text))
        .length,
      3,
    );
    assert.equal(await volume.locator('svg .here').count(), 1);
    await page.close();
  });

  it('copies a table as Markdown and CSV and saves a chart as an image that is not blank', async () => {
    const { page, posted, problems } = await openPlan();
    await page.locator('#comparison').getByRole('button', { name: 'Markdown' }).click();
    await page.locator('#comparison').getByRole('button', { name: 'CSV' }).click();
    await page.locator('#volume').getByRole('button', { name: 'PNG' }).click();
    const [markdown, csv, png] = posted.slice(1).map((message) => /** @type {any} */ (message));
    assert.match(
      markdown.text,
      /\| Approach \| Verdict \| Setup \|[\s\S]*\| RAG \| recommended \|/,
    );
    const [header, first] = csv.text.split('\r\n');
    assert.match(header, /^Approach,Verdict,Setup p10,Setup p50,Setup p90,Setup unknown,/);
    assert.equal(first.split(',').length, header.split(',').length);
    assert.equal(png.what, 'A month, by queries per day');
    const colors = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
      return new Set(new Uint32Array(new Uint8Array(data).buffer)).size;
    }, png.base64);
    assert.ok(colors > 20, `${colors} colors`);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('states facts and needs, takes a price of the user, and leads from a check to what answers it', async () => {
    const { page, posted } = await openPlan();
    await page.getByRole('button', { name: 'State it: Does an evaluation' }).click();
    await page.keyboard.type('31');
    const total = page.getByRole('spinbutton', { name: 'Prompt score, of' });
    await total.fill('80');
    await total.press('Enter');
    assert.match(await page.locator('#evidence').innerText(), /31 of 80 cases pass/);
    await page.getByRole('combobox', { name: 'Current facts' }).selectOption('essential');
    await page.getByRole('button', { name: 'Measure again' }).first().click();
    await page.locator('#prices summary', { hasText: 'gpt-6.1-terra' }).click();
    await page.getByRole('button', { name: 'gpt-6.1-terra, base: input: state your own' }).click();
    await page.keyboard.type('0.8');
    await page.getByPlaceholder('source').fill('contract of 2026-11');
    await page.keyboard.press('Enter');
    assert.deepEqual(posted.slice(1), [
      { kind: 'set', path: 'facts.promptScore', value: { passed: 31, total: 80 } },
      { kind: 'set', path: 'needs.knowledge.current', value: 'essential' },
      { kind: 'run', command: 'collectEvidence' },
      {
        kind: 'setPrice',
        row: 'gpt-6.1-terra',
        number: 'base.input',
        value: 0.8,
        source: 'contract of 2026-11',
      },
    ]);
    await page.close();
  });

  it('keeps every part of the page in its place while a slider is dragged', async () => {
    const { page } = await openPlan();
    const tops = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.results > section')].map(
          (section) => section.getBoundingClientRect().top,
        ),
      );
    await page.waitForTimeout(1_500);
    const before = await tops();
    const slider = page.getByRole('slider', { name: 'Active hours per day, slider' });
    await slider.evaluate((input) => {
      if (!(input instanceof HTMLInputElement)) return;
      input.valueAsNumber += 1;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.deepEqual(await tops(), before);
    await page.close();
  });

  it('starts a plan in an empty file and only shows a version that is read-only', async () => {
    const empty = await openWebview(browser, 'planEditor', { width: 600 });
    await empty.send(snapshotOf('\n'));
    await empty.page.getByRole('button', { name: 'Start a Plan' }).click();
    assert.deepEqual(empty.posted.at(-1), { kind: 'start' });
    await empty.page.close();
    const { page, send } = await openPlan();
    await send({ ...snapshotOf(samplePlan), editable: false });
    assert.match(await page.locator('main').innerText(), /read-only/);
    const inputs = page.locator('.inputs :is(input, select, textarea)');
    assert.equal(await page.locator('.inputs :is(input, select, textarea):enabled').count(), 0);
    assert.ok((await inputs.count()) > 40);
    await page.close();
  });
});
