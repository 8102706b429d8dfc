import assert from 'node:assert/strict';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { applyEdits, editPlan } from '../../../src/core/plan/edit';
import { factChanges } from '../../../src/core/plan/factChanges';
import { parsePlan } from '../../../src/core/plan/parse';
import { collectEvidence } from '../../../src/measure/evidence/collectEvidence';
import { GitFixture } from '../history/gitFixture';

const now = new Date('2026-11-22T12:00:00Z');
const pair = (index: number) => `{"prompt":"q${index}","completion":"a"}`;

let workspace: GitFixture;
beforeEach(() => {
  workspace = new GitFixture();
});
afterEach(() => workspace.remove());

describe('collecting evidence', () => {
  it('measures every fact that a workspace can show and writes them in one edit that keeps the rest', async () => {
    const files = {
      'docs/a.md': '1',
      'prompts/p.md': '1',
      'data/train.jsonl': [1, 2, 2, 3].map(pair).join('\n'),
      'logs/events.jsonl': '{"level":"info"}\n',
      'evals/old.csv': 'passed\n1\n',
      'evals/results.json': JSON.stringify({
        format: 'ockham-evaluation',
        version: 1,
        at: '2999-01-01T00:00:00Z',
        cases: [
          { id: 'a', outcome: 'pass' },
          { id: 'b', outcome: 'fail' },
        ],
      }),
    };
    workspace.commit('2026-08-01T12:00:00Z', files);
    workspace.commit('2026-10-01T12:00:00Z', { 'docs/a.md': '2', 'prompts/p.md': '2' });
    const { facts, notes } = await collectEvidence({
      root: workspace.folder,
      files: Object.keys(files),
      corpora: [
        { folder: path.join(workspace.folder, 'docs'), files: [{ path: 'a.md', tokens: 50 }] },
      ],
      now,
    });
    assert.equal(facts.corpusTokens?.value, 50);
    assert.equal(facts.corpusMonthlyChange?.value, 0.333);
    assert.equal(facts.promptWorkDays?.value, 2);
    assert.deepEqual(
      [facts.labelledExamples?.value, facts.labelledExamples?.source],
      [3, 'data/train.jsonl'],
    );
    assert.deepEqual(facts.promptScore, {
      value: { passed: 1, total: 2 },
      kind: 'measured',
      source: 'evals/results.json (Ockham evaluation)',
      at: '2999-01-01T00:00:00.000Z',
    });
    assert.deepEqual(notes, ['data/train.jsonl: 1 repeated rows do not count.']);

    const text =
      '{\n  "version": 1, // mine\n  "facts": {\n    "corpusTokens": 7,\n    "gut": 1\n  }\n}\n';
    const parsed = parsePlan(text);
    assert.ok(parsed.status === 'valid');
    const edit = editPlan(text, factChanges(parsed.plan.facts, facts));
    const after = edit ? applyEdits(text, [edit]) : text;
    assert.ok(after.includes('"version": 1, // mine\n') && after.includes('"gut": 1'));
    const reread = parsePlan(after);
    assert.ok(reread.status === 'valid', JSON.stringify(reread.problems));
    assert.deepEqual(reread.plan.facts, facts);
    assert.equal(editPlan(after, factChanges(reread.plan.facts, facts)), undefined);
  });

  it('leaves unknown what it cannot see', async () => {
    const { facts, notes } = await collectEvidence({
      root: workspace.folder,
      files: [],
      corpora: [],
      now,
    });
    assert.deepEqual(facts, {});
    assert.match(notes.join(' '), /No corpus was scanned.*No prompt file was found/);
  });

  it('does not let a weaker fact replace a better one', () => {
    const measured = { labelledExamples: { value: 3, kind: 'measured' as const } };
    const stated = { labelledExamples: { value: 9, kind: 'stated' as const } };
    assert.deepEqual(factChanges(measured, stated), []);
    assert.equal(factChanges(stated, measured).length, 1);
  });
});
