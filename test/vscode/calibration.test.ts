import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { bundledCatalog } from '../../src/core/catalog/bundledCatalog';
import { listChatModels } from '../../src/core/catalog/fitModels';
import { fitModels } from '../../src/core/corpus/fit';
import { anthropicCounter } from '../../src/measure/calibrate/providerCounter';
import { defaultRepresentation } from '../../src/measure/extract/extraction';
import {
  calibrateCorpus,
  type CalibrationDialogs,
} from '../../src/vscode/calibration/calibrateCorpus';
import { CalibrationStore } from '../../src/vscode/calibration/calibrationStore';
import { findFamily, type CounterChoice } from '../../src/vscode/calibration/counterChoice';
import { editorCounter } from '../../src/vscode/calibration/editorCounter';
import { chooseRoots } from '../../src/vscode/adapters/scanner';

/** A place for keys or state that lives as long as a test. */
class Kept implements vscode.Memento, vscode.SecretStorage {
  readonly values = new Map<string, unknown>();
  readonly onDidChange = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>().event;
  get(key: string): never;
  get(key: string, fallback?: unknown): unknown {
    return this.values.get(key) ?? fallback;
  }
  keys(): never {
    return [...this.values.keys()] as never;
  }
  update(key: string, value: unknown): Promise<void> {
    this.values.set(key, structuredClone(value));
    return Promise.resolve();
  }
  store(key: string, value: string): Promise<void> {
    return this.update(key, value);
  }
  delete(key: string): Promise<void> {
    this.values.delete(key);
    return Promise.resolve();
  }
}

describe('Calibrate Token Estimate', () => {
  let folder: string;
  let server: Server;
  let origin: string;
  let status: number;
  let requests: string[];
  let asked: string[];
  let secrets: Kept;
  let state: Kept;
  const extensionUri = vscode.Uri.file(path.resolve(__dirname, '../../..'));
  const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'ockham-calibrate-'));
    writeFileSync(path.join(folder, 'a.md'), 'Knives are sharpened on a stone.\n'.repeat(2_000));
    writeFileSync(
      path.join(folder, 'keys.txt'),
      `${['AKIA', 'IOSFODNN7EXAMPLE'].join('')} is a key\n`.repeat(400),
    );
    [status, requests, asked] = [200, [], []];
    [secrets, state] = [new Kept(), new Kept()];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        requests.push(body);
        const { messages } = JSON.parse(body) as { messages: { content: string }[] };
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify({ input_tokens: words(messages[0]?.content ?? '') * 2 + 9 }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const keyed = (): CounterChoice => ({
    family: 'claude',
    cost: 'It costs nothing.',
    counter: { kind: 'keyed', origin, open: (key) => anthropicCounter('claude-x', key, origin) },
  });
  const run = (choice: CounterChoice, { consent = true, key = 'sk-test' } = {}) => {
    const dialogs: CalibrationDialogs = {
      chooseCounter: () => Promise.resolve(choice),
      confirm: (question, detail) => {
        asked.push(`${question} ${detail}`);
        return Promise.resolve(consent);
      },
      askKey: (host) => {
        asked.push(`key for ${host}`);
        return Promise.resolve(key);
      },
    };
    return calibrateCorpus(
      { extensionUri, secrets, dialogs, calibrations: new CalibrationStore(state) },
      { roots: chooseRoots([vscode.Uri.file(folder)]), representation: defaultRepresentation },
    );
  };
  const kept = (at = folder) => new CalibrationStore(state).of(chooseRoots([vscode.Uri.file(at)]));

  it('keeps for this corpus what the provider counts, and the fit shows it', async () => {
    assert.equal(await run(keyed()), true);
    const { claude } = kept();
    assert.ok(
      claude && claude.ratio.low <= claude.ratio.likely && claude.ratio.likely <= claude.ratio.high,
    );
    assert.match(
      claude.source,
      /^claude-x at 127\.0\.0\.1:\d+ counted \d+ random blocks .* 9 tokens that each message adds subtracted$/,
    );
    assert.deepEqual(kept(os.tmpdir()), {}, 'another corpus has another ratio');
    const models = listChatModels(bundledCatalog);
    const fits = fitModels(10_000, models, { prompt: 0, answer: 0 }, '2026-11-22', kept());
    const family = (id: string) => models.find((model) => model.id === id)?.tokenizerFamily;
    for (const { model, corpus } of fits) {
      assert.equal(corpus.method === 'calibrated', family(model.id) === 'claude', model.id);
    }
  });

  it('asks once how much goes where and what it costs, and keeps a key that worked', async () => {
    await run(keyed());
    assert.match(
      asked[0] ?? '',
      /^Send \d+ random pieces of this corpus \(about \d+ KB\) to 127\.0\.0\.1:\d+\? .*It costs nothing\./,
    );
    assert.equal(asked.length, 2);
    await run(keyed());
    assert.equal(asked.length, 3, 'the key is not asked for again');
    assert.ok(
      requests.every((body) => !body.includes('AKIA')),
      'what looks like a secret stays here',
    );
  });

  it('sends nothing without consent or key', async () => {
    assert.equal(await run(keyed(), { consent: false }), false);
    assert.equal(await run(keyed(), { key: '' }), false);
    assert.equal(requests.length, 0);
    assert.equal(state.values.size, 0);
  });

  it('forgets a key that is refused, and keeps the calibration that was there', async () => {
    await run(keyed());
    const before = kept();
    status = 401;
    assert.equal(await run(keyed()), false);
    assert.equal(secrets.values.size, 0);
    assert.deepEqual(kept(), before);
  });

  it('counts through a language model of VS Code, and takes its failure for one', async () => {
    const model = {
      id: 'fake',
      vendor: 'tester',
      countTokens: (text: string | vscode.LanguageModelChatMessage) =>
        Promise.resolve(typeof text === 'string' ? words(text) * 2 : 0),
    };
    const ready = (counter: CounterChoice['counter']): CounterChoice => ({ ...keyed(), counter });
    assert.equal(await run(ready({ kind: 'ready', counter: editorCounter(model) })), true);
    assert.match(kept().claude?.source ?? '', /^fake at VS Code \(tester\) counted/);
    const before = kept();
    const broken = {
      ...model,
      countTokens: () => Promise.reject(vscode.LanguageModelError.NoPermissions('no consent')),
    };
    assert.equal(await run(ready({ kind: 'ready', counter: editorCounter(broken) })), false);
    assert.deepEqual(kept(), before);
    assert.equal(requests.length, 0);
  });

  it('knows the tokenizer of the models that VS Code offers, where there is one to estimate', () => {
    const family = (id: string, name = id) => findFamily({ id, family: id, name });
    assert.equal(family('claude-sonnet-4.6'), 'claude');
    assert.equal(family('copilot-1', 'Claude Opus 4.7'), 'claude-4.7');
    assert.equal(family('gemini-3.5-flash'), 'gemini');
    assert.equal(family('gpt-4.1'), undefined, 'counted exactly');
    assert.equal(family('some-model'), undefined);
  });
});
