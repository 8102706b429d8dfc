import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { HashSet } from '../../../src/core/dataset/hashSet';
import { findPersonalData } from '../../../src/core/dataset/personalData';
import { inspectDataset } from '../../../src/measure/dataset/inspectDataset';
import { loadCounter } from '../../../src/measure/scan/loadCounter';

const counter = loadCounter('dist', 'o200k_base');
const chat = (user: string, assistant: string, system?: string) =>
  JSON.stringify({
    messages: [
      ...(system === undefined ? [] : [{ role: 'system', content: system }]),
      { role: 'user', content: user },
      { role: 'assistant', content: assistant },
    ],
  });

describe('what a dataset is like', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'ockham-dataset-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('finds repeats, contradictions, leaks, missing roles and what should not be trained on', async () => {
    const training = write('train.jsonl', chat('Where is my parcel', 'tracking'));
    const file = write(
      'test.jsonl',
      [
        chat('Can I return it?', 'returns', 'Classify.'),
        chat('can i RETURN it', 'returns', 'Classify.'),
        chat('Can I return it?!', 'refunds', 'Classify.'),
        chat('Can I return it?', 'returns', 'Classify.'),
        chat('Where is my parcel?', 'tracking', 'Classify.'),
        chat('My card is 4111 1111 1111 1111', 'payment'),
        chat(`Key sk-proj-${'a1b2c3d4e5'.repeat(4)}`, 'payment', 'Classify.'),
      ].join('\n'),
    );
    const { statistics, duplicates, repeatedLines } = await inspectDataset(file, {
      counter,
      trainingFile: training,
    });
    assert.deepEqual(
      {
        duplicates,
        repeatedLines,
        sameQuestion: statistics.sameQuestion,
        contradictions: statistics.contradictions,
        leaked: statistics.leaked,
        withoutSystem: statistics.withoutSystem,
        secrets: statistics.secrets,
        personalData: statistics.personalData,
      },
      {
        duplicates: 1,
        repeatedLines: [4],
        sameQuestion: { rows: 3, lines: [2, 3, 4] },
        contradictions: { rows: 1, lines: [3] },
        leaked: { rows: 1, lines: [5] },
        withoutSystem: { rows: 1, lines: [6] },
        secrets: [{ name: 'API key (sk-…)', rows: 1, lines: [7] }],
        personalData: [{ name: 'payment card number', rows: 1, lines: [6] }],
      },
    );
  });

  it('reads a table by its header, cells of several lines included', async () => {
    const file = write(
      'labels.csv',
      'id,text,category\n1,"Hello\nthere",greeting\n2,Hello,greeting\n\n3,Bye,parting\n4,"Bye, bye",parting\n5,,parting\n',
    );
    const { rows, valid, problems, statistics } = await inspectDataset(file, { counter });
    assert.deepEqual([rows, valid], [5, 4]);
    assert.deepEqual(
      problems.map(({ line, code }) => [line, code]),
      [[8, 'invalid-value']],
    );
    assert.deepEqual(statistics.labels, [
      { label: 'greeting', rows: 2 },
      { label: 'parting', rows: 2 },
    ]);
  });

  it("names the three odd rows of the cookbook's toy set", async function () {
    const file = '../shared/data/ft_jsonl/toy_chat_fine_tuning.jsonl';
    if (!existsSync(file)) this.skip();
    const { valid, statistics } = await inspectDataset(file, { counter });
    assert.equal(valid, 5);
    assert.deepEqual(statistics.withoutSystem.lines, [3]);
    assert.deepEqual(statistics.withoutUser.lines, [4]);
    assert.equal(statistics.tokens?.maxLine, 5);
  });

  it('knows personal data by its shape and its check digits', () => {
    const found = (text: string) => findPersonalData(text).join();
    assert.equal(found('write to jo.do+x@mail.co.uk please'), 'email');
    assert.equal(found('write to jo@example.com'), '');
    assert.equal(found('call +49 30 901820 or (503) 555-0147'), 'phone');
    assert.equal(found('4111 1111 1111 1111'), 'paymentCard');
    assert.equal(found('4111 1111 1111 1112'), '');
    assert.equal(found('DE89 3704 0044 0532 0130 00'), 'iban');
    assert.equal(found('DE89 3704 0044 0532 0130 01'), '');
    assert.equal(found('123-45-6789'), 'socialSecurityNumber');
    assert.equal(found('on 2026-11-22 at 10:30:00, version 10.4.2, $1,234,567.89'), '');
  });
});

describe('a set of hashes', () => {
  it('holds what a Set holds', () => {
    const hash = fc.oneof(
      fc.integer({ min: 0, max: 50 }),
      fc.maxSafeNat(),
      fc.nat(40).map((high) => high * 0x1_0000_0000),
    );
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 3_000 }), (hashes) => {
        const ours = new HashSet();
        const theirs = new Set<number>();
        for (const one of hashes) {
          assert.equal(ours.add(one), !theirs.has(one));
          theirs.add(one);
        }
        assert.ok([...theirs].every((one) => ours.has(one)));
        assert.ok(!ours.has(Number.MAX_SAFE_INTEGER) || theirs.has(Number.MAX_SAFE_INTEGER));
      }),
      { numRuns: 40 },
    );
  });
});
