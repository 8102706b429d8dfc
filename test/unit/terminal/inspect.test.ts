import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadCounter } from '../../../src/measure/scan/loadCounter';
import { ockham, useScratch } from './ockham';

describe('ockham inspect', () => {
  const write = useScratch();

  it('counts the tokens of every kind of example exactly, without metadata, and locates problems', () => {
    const rows = [
      {
        messages: [
          { role: 'user', content: 'hello world' },
          { role: 'assistant', content: 'hi' },
        ],
        id: 'not text',
      },
      { prompt: 'naïve 東京', completion: 'ok', source: 'not text' },
      {
        prompt: 'q',
        chosen: [{ role: 'assistant', content: [{ type: 'text', text: 'good answer' }] }],
        rejected: 'bad',
      },
      { messages: [{ role: 'user', content: 'nobody answers' }] },
    ];
    const text = ['hello world', 'hi', 'naïve 東京', 'ok', 'q', 'good answer', 'bad'];
    const file = write(
      'rows.jsonl',
      `${rows.map((row) => JSON.stringify(row)).join('\n')}\n\n{"prompt": "a",\n`,
    );
    const { status, stdout } = ockham('inspect', file, '--json');
    assert.equal(status, 0);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    const counter = loadCounter('dist', 'o200k_base');
    const tokens = text.reduce(
      (sum, part) => sum + counter.count(new TextEncoder().encode(part)),
      0,
    );
    assert.deepEqual([report['rows'], report['valid'], report['tokens']], [5, 3, tokens]);
    assert.deepEqual(
      (report['problems'] as { line: number; code: string }[]).map(({ line, code }) => [
        line,
        code,
      ]),
      [
        [4, 'no-assistant-message'],
        [6, 'invalid-json'],
      ],
    );
    assert.match(ockham('inspect', file).stdout, /rows\.jsonl:6:16: this line is not valid JSON/);
  });

  it('survives hostile nesting', () => {
    const deep = `{"messages":[{"role":"assistant","content":[{"type":"text","text":${'['.repeat(9_000)}${']'.repeat(9_000)}}]}]}`;
    const { status, stderr } = ockham('inspect', write('deep.jsonl', deep), '--json');
    assert.deepEqual([status, stderr], [0, '']);
  });

  it('says at once that a file is of another format', () => {
    for (const [name, text, sentence] of [
      ['table.csv', 'name,size\na,b\n', 'names no question and answer'],
      ['list.json', '\uFEFF[\n  {"prompt": "a"}\n]', 'holds one JSON list'],
      ['utf16.jsonl', 'a\0b\0', 'is not text in UTF-8 or UTF-16'],
    ] as const) {
      const { status, stdout, stderr } = ockham('inspect', write(name, text), '--json');
      assert.deepEqual([status, stdout], [2, '']);
      assert.ok(stderr.includes(sentence), stderr);
    }
  });
});
