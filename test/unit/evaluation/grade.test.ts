import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readCases } from '../../../src/core/evaluation/evaluationCase';
import { grade, isLocal } from '../../../src/core/evaluation/grade';
import { gradeInTime } from '../../../src/measure/evaluate/run/gradeInTime';

/** The outcome of a case whose grader and expectation are given as a file would. */
function outcome(grader: unknown, expected: unknown, answer: string): string {
  const { cases, problems } = readCases(JSON.stringify({ input: 'x', grader, expected }));
  assert.deepEqual(problems, []);
  const [only] = cases;
  assert.ok(only && isLocal(only.grader));
  return grade(only.grader, answer).outcome;
}

describe('graders', () => {
  it('judge as their names say', () => {
    assert.equal(outcome('exact', 'Yes', ' Yes\n'), 'pass');
    assert.equal(outcome('exact', 'Yes', 'yes'), 'fail');
    // é as one code point and as two.
    assert.equal(outcome('contains', 'caf\u00e9', 'the cafe\u0301 is open'), 'pass');
    assert.equal(outcome('regex', 'october 30', 'By October 30.'), 'pass');
    assert.equal(outcome('not-regex', '4000 ?0000', 'card 40000000'), 'fail');
  });

  it('read numbers as people write them', () => {
    const about = { type: 'numeric', tolerance: 0.1 };
    assert.equal(outcome(about, 1234.5, 'First 12, so the total is $1,234.6.'), 'pass');
    assert.equal(outcome(about, -3, 'it falls by \u22123.1 degrees'), 'pass');
    assert.equal(outcome(about, 0.3, 'about 0.4'), 'pass');
    assert.equal(outcome(about, 1, 'no number here'), 'fail');
    assert.equal(outcome('numeric', 42, '42.0'), 'pass');
    assert.equal(outcome('numeric', 42, 'from 42 to 43'), 'fail');
  });

  it('compare fields of one JSON object, deeply and in any order', () => {
    const expected = { escalate: true, sources: ['a', { b: 1, c: null }] };
    const answer = { x: 1, sources: ['a', { c: null, b: 1 }], escalate: true };
    assert.equal(outcome('json-fields', expected, JSON.stringify(answer)), 'pass');
    assert.equal(outcome('json-fields', expected, '{"escalate":true,"sources":["a"]}'), 'fail');
    assert.equal(outcome('json-fields', { constructor: 1 }, '{}'), 'fail');
    assert.equal(outcome('json-fields', {}, '[1]'), 'fail');
    assert.equal(outcome('json-fields', {}, 'Sure! {}'), 'fail');
  });

  it('hold answers to a JSON Schema and name the place', () => {
    const schema = {
      type: 'object',
      required: ['n'],
      properties: { n: { type: 'integer', minimum: 1 } },
      additionalProperties: false,
    };
    assert.equal(outcome('json-schema', schema, '{"n":2}'), 'pass');
    const result = grade({ type: 'json-schema', schema }, '{"n":0}');
    assert.ok(result.outcome === 'fail' && result.reason.includes('/n'), JSON.stringify(result));
    assert.equal(outcome('json-schema', schema, 'n=2'), 'fail');
  });

  it('give up on a pattern that backtracks without end', () => {
    const answer = `${'a'.repeat(60)}!`;
    assert.equal(gradeInTime({ type: 'regex', pattern: '^(a+)+$' }, answer), 'too slow');
  });
});

describe('a file of cases', () => {
  it('names every faulty line and keeps the others', () => {
    const { cases, problems } = readCases(
      [
        '\uFEFF{"input":"a","expected":"b","grader":"contains"}',
        '',
        '{"input":"a"',
        '{"input":"a","expected":"b","grader":"vibes"}',
        '{"input":"a","expected":"(","grader":"regex"}',
        '{"id":"line 1","input":"a","expected":"b","grader":"exact"}',
        '{"expected":"b","grader":"exact"}',
        '{"input":"a","expected":3,"grader":{"type":"numeric","tolerance":-1}}',
        '{"input":"a","expected":3,"grader":{"type":"numeric","tolerance":1}}\r',
      ].join('\n'),
    );
    assert.deepEqual(
      cases.map(({ id, grader }) => [id, grader.type]),
      [
        ['line 1', 'contains'],
        ['line 9', 'numeric'],
      ],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [3, 4, 5, 6, 7, 8],
    );
    assert.match(problems[1]?.message ?? '', /there is no grader "vibes"/);
    assert.match(problems[3]?.message ?? '', /ids must be unique/);
  });
});
