import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { importResults } from '../../../src/measure/evaluate/importResults';

function score(text: string | object) {
  const imported = importResults(typeof text === 'string' ? text : JSON.stringify(text));
  assert.equal(imported.status, 'imported', JSON.stringify(imported));
  return imported.score;
}

function refusal(text: string | object): string {
  const imported = importResults(typeof text === 'string' ? text : JSON.stringify(text));
  assert.equal(imported.status, 'unreadable');
  return imported.message;
}

const own = {
  format: 'ockham-evaluation',
  version: 1,
  at: '2026-11-22T10:00:00Z',
  target: 0.9,
  cases: [
    { id: 'a', outcome: 'pass', costUsd: 0.01 },
    { id: 'b', outcome: 'fail', note: 'kept out' },
    { id: 'c', outcome: 'error' },
  ],
};

describe('importing evaluation results', () => {
  it('reads Ockham’s own format, errors apart', () => {
    assert.deepEqual(score(own), {
      passed: 1,
      total: 2,
      errored: 1,
      target: 0.9,
      at: '2026-11-22T10:00:00Z',
      description: 'Ockham evaluation',
    });
  });

  it('reads promptfoo’s best prompt of several', () => {
    const metrics = (testPassCount: number, testFailCount: number) => ({
      testPassCount,
      testFailCount,
      testErrorCount: 1,
      cost: 0.1,
    });
    const imported = score({
      evalId: 'eval-1',
      results: {
        version: 3,
        timestamp: '2026-11-20T09:08:07.000Z',
        prompts: [
          { raw: 'x', label: 'terse\nrest', provider: 'openai:a', metrics: metrics(6, 4) },
          { raw: 'y', label: 'with examples', provider: 'openai:a', metrics: metrics(9, 1) },
        ],
        results: [],
        stats: { successes: 15, failures: 5, errors: 2 },
      },
    });
    assert.deepEqual(imported, {
      passed: 9,
      total: 10,
      errored: 1,
      at: '2026-11-20T09:08:07.000Z',
      description: 'promptfoo (openai:a: with examples, best of 2)',
    });
  });

  it('reads promptfoo’s older summary from its totals', () => {
    const { passed, total } = score({
      results: { version: 2, stats: { successes: 7, failures: 3, tokenUsage: {} } },
    });
    assert.deepEqual([passed, total], [7, 10]);
  });

  it('reads a CSV with quoted line breaks, and a TSV', () => {
    assert.deepEqual(
      score('\uFEFFid,answer,Passed\r\n1,"two\nlines, quoted",TRUE\r\n2,x,no\r\n3,y,error\r\n'),
      {
        passed: 1,
        total: 2,
        errored: 1,
        description: 'CSV',
      },
    );
    assert.equal(score('id\tresult\n1\tpass\n2\tpass\n').total, 2);
  });

  it('says what is wrong and where', () => {
    assert.match(refusal(''), /empty/);
    assert.match(refusal('{'), /not valid JSON/);
    assert.match(refusal({ some: 'thing' }), /neither an Ockham evaluation/);
    assert.match(refusal({ ...own, cases: [{ id: 'a', outcome: 'maybe' }] }), /cases\.0\.outcome/);
    assert.match(refusal({ ...own, cases: [own.cases[0], own.cases[0]] }), /"a" stands twice/);
    assert.match(refusal('id,answer\n1,x'), /names no column/);
    assert.match(refusal('id,passed\n1,maybe'), /case 1 says "maybe"/);
    assert.match(refusal('id,passed\n1,"maybe'), /row \d has a quote/);
    assert.match(
      refusal({ results: { stats: { successes: 0, failures: 0, errors: 9 } } }),
      /failed to run/,
    );
  });

  it('never throws and never counts more passes than cases', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.constantFrom('passed\n__proto__', 'result\nconstructor'),
        ),
        (text) => {
          const imported = importResults(text);
          if (imported.status === 'imported')
            assert.ok(imported.score.passed <= imported.score.total);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
