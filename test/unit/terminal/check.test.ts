import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { catalogWorld } from '../../../src/core/decision/catalogWorld';
import { parsePlan } from '../../../src/core/plan/parse';
import { recordDecision } from '../../../src/core/record/recordedDecision';
import { ockham, useScratch } from './ockham';

const day = '2026-11-22';

/** A plan whose decision is on record, as Ockham writes it. */
function recorded(plan: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const parsed = parsePlan(JSON.stringify(plan));
  assert.equal(parsed.status, 'valid');
  return { ...plan, decision: recordDecision(parsed.plan, catalogWorld(bundledCatalog, day)) };
}

const plan = {
  version: 1,
  needs: { knowledge: { private: 'essential' } },
  facts: { corpusTokens: 50_000 },
  limits: { monthlyBudget: 5_000 },
};

describe('ockham check', () => {
  const write = useScratch();
  const check = (content: unknown) => {
    const file = write('plan.ockham.json', JSON.stringify(content));
    return ockham('check', file, '--json', '--today', day);
  };

  it('exits with 0 while the decision on record holds, whatever else has changed', () => {
    const { status, stdout } = check({ ...recorded(plan), facts: { corpusTokens: 50_001 } });
    assert.equal(status, 0);
    const { changes, ...answer } = JSON.parse(stdout) as Record<string, unknown>;
    assert.equal(answer['status'], 'holds');
    assert.deepEqual((changes as { path: string }[])[0], {
      path: 'facts.corpusTokens',
      before: 50_000,
      after: 50_001,
    });
  });

  it('exits with 1 when the answer is another one, and says from what to what', () => {
    const grown = { ...recorded(plan), facts: { corpusTokens: 40_000_000 } };
    const { status, stdout } = check(grown);
    assert.equal(status, 1);
    const { before, after } = JSON.parse(stdout) as Record<string, { next: string }>;
    assert.deepEqual([before?.next, after?.next], ['long-context', 'rag']);
    const text = ockham('check', write('grown.ockham.json', JSON.stringify(grown))).stdout;
    assert.match(text.replaceAll(/\s+/g, ' '), /facts\.corpusTokens 50,000 → 40,000,000/);
  });

  it('exits with 2 when what it builds next is over budget', () => {
    const { status, stdout } = check({ ...recorded({ ...plan, limits: { monthlyBudget: 1 } }) });
    assert.equal(status, 2);
    assert.match(stdout, /"status":"over budget"/);
  });

  it('exits with 3 for what cannot be checked, wrong use included', () => {
    for (const content of [
      { version: 1, limits: 5 },
      { version: 1, decision: { at: 3 } },
      { version: 1, choices: { chatModel: 'gpt-4.1-nano' } },
    ]) {
      const { status, stdout, stderr } = check(content);
      assert.equal(status, 3, stderr);
      assert.match(stdout, /^\{"status":"invalid","problems":\[\{/);
      assert.match(stderr, /plan\.ockham\.json/);
    }
    assert.equal(ockham('check').status, 3);
    assert.equal(ockham('check', 'missing.ockham.json').status, 3);
  });
});
