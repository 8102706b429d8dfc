import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { CountHistogram } from '../../../src/core/dataset/countHistogram';
import { inspectDatasetFile } from '../../../src/measure/dataset/inspectFile';
import { longestLine } from '../../../src/measure/stream/readLines';
import { readRows } from '../../../src/measure/stream/readRows';

const row = (prompt: string): string => JSON.stringify({ prompt, completion: 'ok' });

describe('a dataset file that is hostile', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ockham-streams-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (name: string, content: string | Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const inspect = async (name: string, content: string | Uint8Array) => {
    const report = await inspectDatasetFile(write(name, content));
    const problems = report.problems.map(({ line, code }) => `${line} ${code}`);
    return { ...report, problems };
  };

  it('loses a line that is too long alone, wherever it stands', async () => {
    const long = Buffer.alloc(longestLine + 10, 'x');
    const file = Buffer.concat([
      Buffer.from(`${row('a')}\n`),
      long,
      Buffer.from(`\n${row('b')}\n`),
      long,
    ]);
    const { rows, valid, problems } = await inspect('long.jsonl', file);
    assert.deepEqual([rows, valid], [4, 2]);
    assert.deepEqual(problems, ['2 row-too-long', '4 row-too-long']);
  });

  it('reads a line of several blocks whole', async () => {
    const text = 'ä'.repeat(3_000_000);
    let read = '';
    const file = write('blocks.jsonl', `${row('a')}\n${row(text)}\n${row('b')}`);
    await inspectDatasetFile(file, undefined, (one) => {
      const prompt = String(Reflect.get(one, 'prompt'));
      if (prompt.length > read.length) read = prompt;
    });
    assert.ok(read === text, 'no character is cut at the edge of a block');
  });

  it('reads UTF-16, and windows-1252 line by line, and says so', async () => {
    const text = `${row('Grüße')}\n${row('plain')}\n`;
    for (const [bytes, encoding, foreign] of [
      [Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le', 0],
      [Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), 'utf-16be', 0],
      [Buffer.from(text, 'latin1'), 'utf-8', 1],
      [Buffer.concat([Buffer.from(text), Buffer.from(text, 'latin1')]), 'utf-8', 1],
    ] as const) {
      const prompts = new Set<unknown>();
      const report = await inspectDatasetFile(write('e.jsonl', bytes), undefined, (one) =>
        prompts.add(Reflect.get(one, 'prompt')),
      );
      assert.deepEqual([...prompts], ['Grüße', 'plain'], encoding);
      assert.equal(report.invalid, 0);
      assert.deepEqual(
        [report.decoding.encoding, report.decoding.foreignLines],
        [encoding, foreign],
      );
    }
  });

  it('refuses what is no text in a sentence', async () => {
    await assert.rejects(
      inspect('image.jsonl', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3])),
      { name: 'NotText', message: /not text in UTF-8 or UTF-16/ },
    );
  });

  it('reads mixed formats row by row', async () => {
    const { formats, problems } = await inspect(
      'mixed.jsonl',
      `${row('a')}\n{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}\nprompt,completion\n`,
    );
    assert.deepEqual(formats, { chat: 1, 'prompt-completion': 1, preference: 0 });
    assert.deepEqual(problems, ['3 invalid-json']);
  });

  it('loses the row of a quote that nobody closes alone', async () => {
    const { rows, valid, problems } = await inspect(
      'quote.csv',
      'text,label\na,1\n"never closed,2\nb,3\nc,4\n',
    );
    assert.deepEqual([rows, valid], [4, 3]);
    assert.deepEqual(problems, ['3 unclosed-quote']);
  });

  it('ends at once when it is cancelled', async () => {
    const abort = new AbortController();
    const file = write('many.jsonl', `${row('a')}\n`.repeat(200_000));
    let rows = 0;
    await assert.rejects(
      inspectDatasetFile(file, abort.signal, () => {
        if (++rows === 10) abort.abort();
      }),
      { name: 'AbortError' },
    );
    assert.ok(rows < 200_000, 'the rest is not read');
  });

  it('reads tables as RFC 4180 has them', async () => {
    const table = 'a;b\r\n"x;1";"he said ""hi"""\r\n"two\r\nlines";5" pipe\r\n;\r\n"";"last"';
    const read: (readonly [number, readonly string[] | undefined])[] = [];
    const decoding = { encoding: 'utf-8' as const, foreignLines: 0 };
    for await (const rows of readRows(write('t.csv', table), decoding))
      for (const { line, cells } of rows) read.push([line, cells]);
    assert.deepEqual(read, [
      [1, ['a', 'b']],
      [2, ['x;1', 'he said "hi"']],
      [3, ['two\nlines', '5" pipe']],
      [5, ['', '']],
      [6, ['', 'last']],
    ]);
  });
});

describe('a histogram of counts', () => {
  it('ranks as a sorted list does', () => {
    const counts = [5, 0, 70_000, 5, 3, 900_000, 12, 70_000, 1, 2];
    const histogram = new CountHistogram();
    for (const count of counts) histogram.add(count);
    const sorted = counts.toSorted((a, b) => a - b);
    const shares = [0, 0.1, 0.5, 0.95, 1];
    assert.deepEqual(
      histogram.ranks(shares),
      shares.map((share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]),
    );
    assert.deepEqual(new CountHistogram().ranks([0, 1]), [0, 0]);
  });
});
