import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { utimesSync } from 'node:fs';
import { summarizeUsage } from '../../../src/core/usage/usageSummary';
import { readUsage } from '../../../src/measure/usage/readUsage';
import { lines, useExports } from './exports';

describe('a usage export of unknown origin', () => {
  const { write, read } = useExports();

  it('tells an unknown export by the names of its columns, and says which it took', async () => {
    const { file, summary } = await read(
      'own.jsonl',
      lines(
        '{"timestamp":1767225600,"model":"m","usage":{"input_tokens":10,"cache_read_input_tokens":30,"output_tokens":5}}',
        '{"timestamp":"2026-01-03T02:00:00+02:00","model":"m","usage":{"input_tokens":20,"cache_read_input_tokens":40,"output_tokens":5},"cost":0.5}',
      ),
    );
    assert.deepEqual(file.columns, [
      'time = timestamp',
      'model = model',
      'input = usage.input_tokens + usage.cache_read_input_tokens',
      'cached = usage.cache_read_input_tokens',
      'output = usage.output_tokens',
      'cost = cost',
    ]);
    assert.equal(summary.inputTokens?.mean, 50);
    assert.equal(summary.queriesPerDay, 1, 'two requests in two days');
    assert.equal(summary.costPerQueryUsd, undefined, 'one request names no cost');
    assert.match(summary.unknown.join(), /1 of 2 requests name no cost/);
    assert.match(file.notes.join(), /taken as US dollars/);
  });

  it('takes costs in another currency as unknown, never as dollars or 0', async () => {
    for (const [header, cells] of [
      ['cost,currency', '1.5,EUR'],
      ['cost_eur,x', '1.5,'],
      ['cost,x', '€1.50,'],
    ] as const) {
      const { file, summary } = await read(
        'euro.csv',
        lines(`date,input_tokens,output_tokens,requests,${header}`, `2026-01-01,10,5,1,${cells}`),
      );
      assert.equal(summary.monthlyCostUsd, undefined, header);
      assert.equal(summary.costPerQueryUsd, undefined, header);
      assert.match(
        [...summary.unknown, ...file.notes].join(),
        /in US dollars they are unknown|names no costs/,
      );
    }
  });

  it('leaves out the day on which an export was written, which was not over', async () => {
    const file = write(
      'today.csv',
      lines(
        'date,requests,input_tokens,output_tokens',
        '2026-01-01,100,1000,100',
        '2026-01-02,100,1000,100',
        '2026-01-03,7,70,7',
      ),
    );
    const at = new Date('2026-01-03T02:00:00Z');
    utimesSync(file, at, at);
    const { tally } = await readUsage([file]);
    assert.equal(summarizeUsage(tally).queriesPerDay, 100);
  });

  it('says that files overlap', async () => {
    const one = write('a.csv', 'date,requests,input_tokens\n2026-01-01,1,10\n2026-01-02,1,10\n');
    const two = write('b.csv', 'date,requests,input_tokens\n2026-01-02,1,10\n2026-01-03,1,10\n');
    const { tally } = await readUsage([one, two]);
    assert.match(summarizeUsage(tally).notes.join(), /counted twice/);
  });
});

describe('a usage export that is broken', () => {
  const { write, read } = useExports();
  const good = '2026-01-0X 00:00:00,10,5\n';
  const header = 'timestamp,input_tokens,output_tokens\n';
  const whole = header + [1, 2, 3, 4, 5].map((day) => good.replace('X', String(day))).join('');

  it('loses its broken rows alone, and counts them', async () => {
    const { file, summary } = await read(
      'broken.csv',
      `${whole}soon,10,5\n2026-02-31,10,5\n2026-01-03,many,5\n2026-01-03,-1,5\n2026-01-03,1,2,3,4\n"open,1\n`,
    );
    assert.equal(summary.requests, 5);
    const notes = file.notes.join('\n');
    assert.match(notes, /2 rows have a time that cannot be read/);
    assert.match(notes, /2 rows have a number that cannot be read/);
    assert.match(notes, /1 row have more cells/);
    assert.match(notes, /1 row have a quote that is never closed/);
  });

  it('is read in UTF-16 and in windows-1252', async () => {
    const named = whole
      .replace('timestamp', 'model,timestamp')
      .replaceAll('\n2026', '\nMüller,2026');
    for (const bytes of [
      Buffer.from(`\uFEFF${named}`, 'utf16le'),
      Buffer.from(named, 'latin1'),
      Buffer.from(named.replaceAll(',', ';'), 'utf8'),
    ]) {
      const { summary } = await read('encoded.csv', bytes);
      assert.deepEqual(
        summary.models.map(({ model, requests }) => [model, requests]),
        [['Müller', 5]],
      );
    }
  });

  for (const [name, content, why] of [
    ['empty.csv', '', /is empty/],
    ['header.csv', header, /holds no rows/],
    ['other.csv', 'name,size\na,1\n', /none of its columns is named as tokens/],
    ['cut.json', '{"object":"page",\n"data":[', /JSON/],
    ['image.csv', Buffer.from([0x89, 0x50, 0, 0, 1, 2, 3, 0]), /not text/],
    ['nothing.jsonl', '{"a":1}\n[1]\n7\n', /none of its columns/],
  ] as const)
    it(`says what is wrong with ${name}`, async () => {
      await assert.rejects(readUsage([write(name, content)]), why);
    });

  it('ends when it is cancelled', async () => {
    const cancelled = AbortSignal.abort();
    await assert.rejects(readUsage([write('cancel.csv', whole)], { signal: cancelled }), {
      name: 'AbortError',
    });
  });
});
