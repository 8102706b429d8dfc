import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { validateJsonl } from '../src/data/validate.ts';
import { bikeShare, templateOf } from '../src/task.ts';

const template = templateOf(bikeShare);
const user = { role: 'user', content: 'Where is my scarf?' };
const answer = { role: 'assistant', content: '{"intent":"lost_item"}' };
const tools = [
  { type: 'function', function: { name: 'find_item', parameters: { type: 'object' } } },
];
const call = (id: string, name = 'find_item', given = '{}'): object => ({
  role: 'assistant',
  tool_calls: [{ id, type: 'function', function: { name, arguments: given } }],
});
const result = (id: string): object => ({ role: 'tool', tool_call_id: id, content: 'a scarf' });

function validate(...rows: readonly unknown[]): ReturnType<typeof validateJsonl> {
  return validateJsonl('rows.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'), template);
}

/** The fault of one row: its text from the column on, and the message. */
function faultOf(row: unknown): { readonly at: string; readonly message: string } {
  const text = JSON.stringify(row);
  const [problem, ...others] = validate(row).problems;
  assert.ok(problem, `${text} is valid`);
  assert.deepEqual(others, []);
  assert.equal(problem.line, 1);
  return { at: text.slice(problem.column - 1, problem.column + 24), message: problem.message };
}

describe('valid rows', () => {
  it('are conversations of several turns, with tools, weights, parts and all roles', () => {
    const { rows, problems } = validate(
      { messages: [user, answer] },
      {
        messages: [
          { role: 'developer', content: 'Be brief.' },
          user,
          { ...answer, weight: 0 },
          user,
          answer,
        ],
      },
      { messages: [user, call('1'), result('1'), answer], tools },
      { messages: [user, call('1')], tools },
      { messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }, answer] },
      { messages: [user, { role: 'assistant', content: null, refusal: 'No.' }] },
    );
    assert.deepEqual(problems, []);
    assert.equal(rows.length, 6);
  });

  it('are made of pairs by the template of the task', () => {
    const { rows } = validate({ input: 'Hello', output: { intent: 'lost_item' } });
    assert.deepEqual(rows[0]?.row.messages, [
      { role: 'system', content: bikeShare.instructions },
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: '{"intent":"lost_item"}' },
    ]);
  });
});

describe('faults', () => {
  const cases: readonly (readonly [string, unknown, string, RegExp])[] = [
    ['no user turn', { messages: [answer] }, '[{"role"', /no user message/],
    [
      'a last turn that is no answer',
      { messages: [user, answer, user] },
      '{"role":"user"',
      /last message/,
    ],
    ['nothing trained on', { messages: [user, { ...answer, weight: 0 }] }, '[{"role"', /weight 0/],
    [
      'a weight of a half',
      { messages: [user, { ...answer, weight: 0.5 }] },
      '0.5',
      /weight: must be 0/,
    ],
    [
      'an unknown role',
      { messages: [user, { role: 'bot', content: 'x' }] },
      '"bot"',
      /must have a role/,
    ],
    ['an unknown key', { messages: [user, { ...answer, mood: 'x' }] }, '"x"', /mood: is not a key/],
    [
      'empty content',
      { messages: [{ role: 'user', content: ' ' }, answer] },
      '" "',
      /must not be empty/,
    ],
    [
      'an answer without content',
      { messages: [user, { role: 'assistant' }] },
      '{"role":"assistant"',
      /needs content/,
    ],
    [
      'the deprecated function_call',
      { messages: [user, { role: 'assistant', function_call: {} }] },
      '{"messages"',
      /deprecated/,
    ],
    ['an undeclared tool', { messages: [user, call('1')] }, '"find_item"', /not listed in tools/],
    [
      'arguments that are no JSON',
      { messages: [user, call('1', 'find_item', '{')], tools },
      '"{"',
      /JSON object/,
    ],
    ['a result without a call', { messages: [user, result('9'), answer] }, '"9"', /not open here/],
    [
      'a call without a result',
      { messages: [user, call('1'), user, answer], tools },
      '{"role":"user"',
      /no tool message/,
    ],
    ['neither messages nor a pair', { question: 'x' }, '{"question"', /needs messages/],
    ['a list', [user, answer], '[{"role"', /must be a JSON object/],
  ];
  for (const [name, row, at, message] of cases) {
    it(`${name}: told at its place`, () => {
      const fault = faultOf(row);
      assert.match(fault.message, message);
      assert.ok(fault.at.startsWith(at), `${fault.at} does not start with ${at}`);
    });
  }

  it('broken JSON: told at line and column, the other rows are read', () => {
    const good = JSON.stringify({ messages: [user, answer] });
    const { rows, problems } = validateJsonl(
      'a.jsonl',
      `\uFEFF${good}\r\n\r\n{"messages": [}\n${good}`,
      template,
    );
    assert.equal(rows.length, 2);
    assert.deepEqual(
      problems.map(({ file, line, column }) => ({ file, line, column })),
      [{ file: 'a.jsonl', line: 3, column: 15 }],
    );
  });

  it('any text at all: every line that holds something is a row or a problem', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string()), { maxLength: 8 }), (lines) => {
        const source = lines.join('\n');
        const filled = source
          .replace(/^\uFEFF/, '')
          .split(/\r?\n/)
          .filter((line) => line.trim() !== '');
        const { rows, problems } = validateJsonl('x.jsonl', source, template);
        assert.equal(rows.length + problems.length, filled.length);
      }),
    );
  });
});
