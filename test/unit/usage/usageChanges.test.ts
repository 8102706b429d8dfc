import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits, editPlan } from '../../../src/core/plan/edit';
import { parsePlan } from '../../../src/core/plan/parse';
import { provenanceOf } from '../../../src/core/plan/provenance';
import { likely } from '../../../src/core/plan/quantity';
import { usageChanges } from '../../../src/core/usage/usageChanges';
import type { UsageSummary } from '../../../src/core/usage/usageSummary';

const summary: UsageSummary = {
  models: [],
  isAll: true,
  wholeDays: 14,
  requests: 14_000,
  queriesPerDay: 1_000.123,
  inputTokens: { mean: 2_000 },
  outputTokens: { mean: 300 },
  monthlyCostUsd: 123.456,
  costPerQueryUsd: 0.00405611,
  unknown: [],
  notes: [],
};
const origin = { source: 'usage.csv (OpenAI usage)', at: '2026-11-29' };

function read(text: string) {
  const parsed = parsePlan(text);
  assert.ok(parsed.status === 'valid', JSON.stringify(parsed.problems));
  return parsed.plan;
}

/** Writes a summary into a plan's text as one edit, and reads what it says then. */
function importInto(text: string, found: UsageSummary) {
  const { changes, notes } = usageChanges(found, read(text), origin);
  const edit = editPlan(
    text,
    changes.map(({ change }) => change),
  );
  const changed = edit ? applyEdits(text, [edit]) : text;
  const plan = read(changed);
  const { system, examples, history, question } = plan.workload.tokens;
  const input = [system, examples, history, question].map(likely);
  return { changed, plan, notes, input, total: input.reduce((sum, part) => sum + part, 0) };
}

describe('measured usage in a plan', () => {
  it('is written with its source and date, beside what the plan says otherwise', () => {
    const { changed, plan } = importInto(
      '{\n  // mine\n  "version": 1,\n  "workload": {\n    "queriesPerDay": [1, 2, 3], // a guess\n    "monthlyGrowth": 0.1\n  },\n  "team": "Ada"\n}\n',
      summary,
    );
    assert.equal(plan.workload.queriesPerDay, 1_000);
    assert.deepEqual(provenanceOf(plan, 'workload.queriesPerDay'), { kind: 'measured', ...origin });
    assert.equal(provenanceOf(plan, 'workload.monthlyGrowth').kind, 'stated');
    assert.deepEqual(plan.today, { monthlyCost: 123.5, costPerQuery: 0.004056 });
    assert.equal(provenanceOf(plan, 'today.costPerQuery').kind, 'measured');
    assert.match(changed, /\/\/ mine[^]*\/\/ a guess[^]*"team": "Ada"/);
  });

  it('changes nothing when it is imported again', () => {
    const { changed } = importInto('{\n  "version": 1\n}\n', summary);
    assert.equal(importInto(changed, summary).changed, changed);
  });

  it('keeps the parts of the prompt that are known; the question is the rest, so that the input is what was measured', () => {
    const { input, total, plan } = importInto(
      '{ "version": 1, "workload": { "tokens": { "system": 700, "examples": 0 } } }',
      summary,
    );
    assert.deepEqual(input, [700, 0, 0, 1_300]);
    assert.equal(total, 2_000);
    assert.match(provenanceOf(plan, 'workload.tokens.question').source ?? '', /2,000 input tokens/);
  });

  it('takes what came from the cache for the system prompt where nobody knows it', () => {
    const { input, total } = importInto('{ "version": 1 }', { ...summary, cachedShare: 0.6 });
    assert.deepEqual(input, [1_200, 0, 0, 800]);
    assert.equal(total, 2_000);
    const known = importInto('{ "version": 1, "workload": { "tokens": { "examples": 500 } } }', {
      ...summary,
      cachedShare: 0.6,
    });
    assert.deepEqual(known.input, [700, 500, 0, 800]);
    assert.equal(known.plan.facts.cachedInputShare?.value, 0.6);
  });

  it('makes assumed parts smaller where less was measured, and never touches known ones', () => {
    const small = { ...summary, inputTokens: { mean: 100 } };
    assert.equal(Math.round(importInto('{ "version": 1 }', small).total / 10), 10);
    const stated = '{ "version": 1, "workload": { "tokens": { "system": 900 } } }';
    const { notes, plan } = importInto(stated, small);
    assert.equal(plan.workload.tokens.system, 900);
    assert.match(notes.join(), /system are more than the 100 input tokens/);
  });

  it('takes hidden reasoning out of the answer', () => {
    const { plan } = importInto('{ "version": 1 }', { ...summary, reasoningTokens: 120 });
    assert.deepEqual([plan.workload.tokens.reasoning, plan.workload.tokens.answer], [120, 180]);
  });

  it('leaves alone what is unknown', () => {
    const nothing: UsageSummary = {
      models: [],
      isAll: true,
      wholeDays: 0,
      unknown: [],
      notes: [],
    };
    assert.equal(importInto('{ "version": 1 }', nothing).changed, '{ "version": 1 }');
  });
});
