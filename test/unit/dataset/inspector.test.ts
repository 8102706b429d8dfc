import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DatasetInspector } from '../../../src/core/dataset/inspector';
import { inspectDatasetFile } from '../../../src/measure/dataset/inspectFile';

function inspect(...lines: readonly string[]) {
  const inspector = new DatasetInspector();
  for (const line of lines) inspector.addLine(line);
  return inspector.finish();
}

const user = '{"role":"user","content":"q"}';
const assistant = '{"role":"assistant","content":"a"}';

describe('a dataset', () => {
  it('counts valid rows of every format', () => {
    const report = inspect(
      `\uFEFF{"messages":[${user},${assistant}]}`,
      '',
      '{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":null,"tool_calls":[{}]}]}',
      '{"prompt":"q","completion":"a"}',
      '{"prompt":"q","chosen":"a","rejected":"b"}',
      `{"input":{"messages":[${user}]},"preferred_output":[${assistant}],"non_preferred_output":[${assistant}]}`,
    );
    assert.deepEqual([report.rows, report.valid, report.invalid], [5, 5, 0]);
    assert.deepEqual(report.formats, { chat: 2, 'prompt-completion': 1, preference: 2 });
  });

  const broken: readonly (readonly [
    line: string,
    column: number,
    code: string,
    message: RegExp,
  ])[] = [
    ['{"messages":[}', 14, 'invalid-json', /not valid JSON/],
    ['{"prompt":"q","completion":"a"} // why', 33, 'invalid-json', /not valid JSON/],
    ['[1]', 1, 'not-an-object', /must be a JSON object/],
    ['{"text":"q"}', 1, 'unknown-format', /expected messages/],
    [`{"messages":[${user}]}`, 13, 'no-assistant-message', /nothing to learn/],
    [
      `{"messages":[${user},{"role":"assistant","content":" "}]}`,
      44,
      'empty-answer',
      /neither content nor/,
    ],
    [
      '{"messages":[{"role":"assistant","content":"a","weight":0}]}',
      13,
      'no-trained-message',
      /weight 0/,
    ],
    [
      '{"messages":[{"role":"bot","content":"a"}]}',
      22,
      'invalid-value',
      /messages.0.role must be one of/,
    ],
    [
      '{"messages":[{"role":"assistant","content":7}]}',
      44,
      'invalid-value',
      /messages.0.content must be text/,
    ],
    ['{"prompt":"q","completion":""}', 28, 'invalid-value', /completion must not be empty/],
  ];
  for (const [line, column, code, message] of broken) {
    it(`locates ${code} in ${line.slice(0, 50)}`, () => {
      const { problems } = inspect('{"prompt":"q","completion":"a"}', line);
      assert.deepEqual(
        problems.map((problem) => [problem.line, problem.column, problem.code]),
        [[2, column, code]],
      );
      assert.match(problems[0]?.message ?? '', message);
    });
  }

  it('counts duplicates apart', () => {
    const row = '{"prompt":"q","completion":"a"}';
    assert.deepEqual(
      [inspect(row, row, ` ${row}`).valid, inspect(row, row, ` ${row}`).duplicates],
      [3, 2],
    );
  });

  it('keeps the first thousand problems and counts the rest', () => {
    const { problems, invalid } = inspect(...Array.from({ length: 1_500 }, () => '{'));
    assert.deepEqual([problems.length, invalid], [1_000, 1_500]);
  });

  it('never throws, whatever the lines', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json())), (lines) => void inspect(...lines)),
    );
    inspect(
      '['.repeat(200_000),
      `{"messages":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      '{"__proto__":{"messages":[]}}',
    );
  });

  it('adds up', () => {
    const row = fc.constantFrom(
      '{"prompt":"q","completion":"a"}',
      '{',
      '',
      '{"prompt":"x"}',
      `{"messages":[${assistant}]}`,
    );
    fc.assert(
      fc.property(fc.array(row), (lines) => {
        const { rows, valid, invalid, formats, duplicates } = inspect(...lines);
        assert.equal(rows, valid + invalid);
        assert.equal(valid, formats.chat + formats['prompt-completion'] + formats.preference);
        assert.ok(duplicates <= valid);
      }),
    );
  });
});

describe('a dataset file', () => {
  it('ends its lines at \\n only', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ockham-dataset-'));
    try {
      const file = path.join(folder, 'rows.jsonl');
      writeFileSync(
        file,
        '{"prompt":"q\u2028r","completion":"ä"}\r\n{"prompt":"\u2029","completion":"b"}',
      );
      const { rows, problems } = await inspectDatasetFile(file);
      assert.equal(rows, 2);
      assert.deepEqual(
        problems.map(({ line, message }) => [line, message]),
        [[2, 'prompt must not be empty']],
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is read whole from published ones', async function () {
    const folder = '../shared/data/ft_jsonl';
    if (!existsSync(folder)) return this.skip();
    const counts: Record<string, string> = {};
    for (const name of readdirSync(folder).sort()) {
      const { rows, valid } = await inspectDatasetFile(path.join(folder, name));
      counts[name] = `${valid} of ${rows}`;
    }
    assert.deepEqual(counts, {
      'banking77_test_10per.jsonl': '770 of 770',
      'banking77_train_10per.jsonl': '770 of 770',
      'openai-node-marvin.jsonl': '10 of 10',
      'toy_chat_fine_tuning.jsonl': '5 of 5',
    });
  });
});
