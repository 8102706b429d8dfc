// @ts-check
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { after, before, describe, it } from 'mocha';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import {
  chooseFromContextMenu,
  explorerRow,
  openWorkbench,
  runCommand,
  toast,
  webviewWith,
} from './workbench.mjs';

const vsix = path.join(repositoryRoot, '.cache/ockham.vsix');
const screenshots = path.join(repositoryRoot, '.cache/screenshots');
const caseCount = 24;

/** Says the number that it is asked to say, but for every sixth. @param {string} asked */
function answerTo(asked) {
  const number = Number(asked.replace(/\D/g, ''));
  return number % 6 === 5 ? 'I would rather not.' : String(number);
}

/** An OpenAI-compatible model on this machine that answers as fast as the test lets it. */
async function serveModel() {
  /** @type {string[]} */
  const asked = [];
  /** @type {(() => void)[]} */
  const held = [];
  let open = Infinity;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      if (request.url === '/v1/models') {
        response.end(JSON.stringify({ object: 'list', data: [{ id: 'counting-model' }] }));
        return;
      }
      /** @type {{ messages: { content: string }[] }} */
      const { messages } = JSON.parse(text);
      const question = messages.at(-1)?.content ?? '';
      asked.push(question);
      const reply = () =>
        response.end(
          JSON.stringify({
            choices: [
              {
                finish_reason: 'stop',
                message: { role: 'assistant', content: answerTo(question) },
              },
            ],
            usage: { prompt_tokens: 20, completion_tokens: 1 },
          }),
        );
      if (asked.length <= open) reply();
      else held.push(reply);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The model has no port.');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    asked,
    /** Answers so many questions more, then holds the others back. @param {number} count */
    letThrough(count) {
      open = asked.length + count;
      for (const reply of held.splice(0)) reply();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe('Evaluating a prompt by hand', () => {
  /** @type {string} */
  let workspace;
  /** @type {Awaited<ReturnType<typeof openWorkbench>>} */
  let workbench;
  /** @type {Awaited<ReturnType<typeof serveModel>>} */
  let model;

  before(async () => {
    mkdirSync(screenshots, { recursive: true });
    workspace = mkdtempSync(path.join(os.tmpdir(), 'ockham-e2e-'));
    mkdirSync(path.join(workspace, 'evals'));
    writeFileSync(
      path.join(workspace, 'count.prompt.md'),
      '---\nname: counting\nmaxOutputTokens: 20\nevals: evals/cases.jsonl\ntarget: 0.8\n---\nSay the number.\n',
    );
    writeFileSync(
      path.join(workspace, 'evals/cases.jsonl'),
      Array.from({ length: caseCount }, (_, index) =>
        JSON.stringify({
          id: `n${index}`,
          input: `Say ${index}`,
          expected: `${index}`,
          grader: 'exact',
        }),
      ).join('\n'),
    );
    const row = JSON.stringify({ prompt: 'Where is my parcel?', completion: 'tracking' });
    writeFileSync(path.join(workspace, 'train.jsonl'), `${row}\n{"prompt": "Hello"}\n${row}\n`);
    model = await serveModel();
    workbench = await openWorkbench({ folder: workspace, vsix });
  });
  after(async () => {
    await workbench.close();
    model.close();
    rmSync(workspace, { recursive: true, force: true });
  });

  const input = () => workbench.page.locator('.quick-input-widget');

  /** Chooses the row of a quick pick that holds a text. @param {string} text */
  async function pick(text) {
    await input().locator('.monaco-list-row', { hasText: text }).first().click();
  }

  /** Starts an evaluation up to the question whether to run it. @param {boolean} known whether the endpoint was added before */
  async function start(known) {
    const { page } = workbench;
    await runCommand(page, 'Ockham: Run Evaluation…');
    if (known) await pick(model.baseUrl);
    else {
      await pick('Add an OpenAI-Compatible Endpoint');
      await pick('Another');
      await input().locator('input').first().fill(model.baseUrl);
      await page.keyboard.press('Enter');
      await input().getByText('Kept in the secret storage').waitFor();
      await page.keyboard.press('Enter');
    }
    const row = input().locator('.monaco-list-row', { hasText: 'counting-model' });
    await row.waitFor();
    await row.locator('.quick-input-list-checkbox, .monaco-checkbox').first().click();
    await input().getByRole('button', { name: 'OK' }).click();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    return dialog;
  }

  it('keeps what was paid for when the extension host dies, and goes on from there', async function () {
    const { page, server } = workbench;
    const dialog = await start(false);
    const announced = await dialog.innerText();
    assert.match(announced, /24 requests/);
    assert.match(announced, new RegExp(new URL(model.baseUrl).origin));
    assert.match(announced, /cost unknown/);
    await page.screenshot({ path: path.join(screenshots, 'evaluation-consent.png') });
    model.letThrough(10);
    await dialog.getByRole('button', { name: 'Run' }).click();
    await toast(page, '10 of 24').waitFor();
    await page.screenshot({ path: path.join(screenshots, 'evaluation-running.png') });
    server.killExtensionHost();
    model.letThrough(Infinity);
    await page.reload();
    await explorerRow(page, 'count.prompt.md').waitFor();

    const before = model.asked.length;
    const again = await start(true);
    assert.match(await again.innerText(), /10 answers of an unfinished run are kept/);
    await again.getByRole('button', { name: 'Run' }).click();
    await toast(page, '20 of 24 passed (95 % interval 64 to 93 %)').waitFor();
    await page.screenshot({ path: path.join(screenshots, 'evaluation-done.png') });
    assert.equal(model.asked.length - before, caseCount - 10);

    const [name = ''] = readdirSync(path.join(workspace, 'evals/results'));
    /** @type {{ cases: { id: string, outcome: string }[] }} */
    const results = JSON.parse(readFileSync(path.join(workspace, 'evals/results', name), 'utf8'));
    assert.deepEqual(
      results.cases.map(({ id, outcome }) => [id, outcome]),
      Array.from({ length: caseCount }, (_, index) => [
        `n${index}`,
        index % 6 === 5 ? 'fail' : 'pass',
      ]),
    );
  });

  it('shows what failed first, and lists the cases as tests', async () => {
    const { page } = workbench;
    await toast(page, '20 of 24 passed').hover();
    await toast(page, '20 of 24 passed').getByRole('button', { name: 'Show Report' }).click();
    const report = await webviewWith(page, 'h2:text("Failed (4)")');
    assert.match(
      await report.locator('body').innerText(),
      /20 of 24 passed: 83 %, 95 % interval 64 % to 93 %/,
    );
    await page.screenshot({ path: path.join(screenshots, 'evaluation-report.png') });
    await runCommand(page, 'Testing: Focus on Test Explorer View');
    const rows = page.locator('.part.sidebar .monaco-list-row');
    await rows.filter({ hasText: 'count.prompt.md' }).click();
    await page.keyboard.press('ArrowRight');
    const failing = rows.filter({ hasText: 'Say 5' });
    await failing.hover();
    const before = model.asked.length;
    await failing.getByRole('button', { name: 'Run Test' }).click();
    await pick(model.baseUrl);
    await pick('counting-model');
    await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Run' }).click();
    await page.getByText('The answer of counting-model is not "5".').first().waitFor();
    assert.deepEqual(model.asked.slice(before), ['Say 5']);
    await page.screenshot({ path: path.join(screenshots, 'evaluation-tests.png') });
  });

  it('inspects a dataset, marks its rows and removes one that repeats', async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Show Explorer');
    await chooseFromContextMenu(page, 'train.jsonl', 'Inspect Dataset…');
    const report = await webviewWith(page, 'h1:text("train.jsonl")');
    assert.match(await report.locator('body').innerText(), /2 of 3 rows are valid examples/);
    await page.screenshot({ path: path.join(screenshots, 'dataset-report.png') });
    await explorerRow(page, 'train.jsonl').dblclick();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor();
    await page.locator('.monaco-editor .view-line').nth(2).click();
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText('Remove this repeated row').click();
    await page.keyboard.press('Control+s');
    await waitUntil(
      () => readFileSync(path.join(workspace, 'train.jsonl'), 'utf8').split('\n').length === 3,
    );
  });
});

/** Waits for what no element on the screen tells. @param {() => boolean} holds */
async function waitUntil(holds) {
  for (let attempt = 0; !holds(); attempt++) {
    assert.ok(attempt < 100, 'it did not come about in 10 s');
    await setTimeout(100);
  }
}
