import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { catalogWorld } from '../../../src/core/decision/catalogWorld';
import { findFlips, type Flip } from '../../../src/core/decision/flips';
import { listInputs } from '../../../src/core/decision/inputs';
import { resolvePlan } from '../../../src/core/plan/resolve';
import { describeFlip, nameInput } from '../../../src/webview/panel/flipSentence';

const world = catalogWorld(bundledCatalog, '2026-11-22');

describe('A flip in plain words', () => {
  it('has a name for every input that can flip the answer', () => {
    for (const { path } of listInputs(world)) assert.notEqual(nameInput(path), path);
  });

  it('says what would have to be different, and what the answer would be', () => {
    const same = { path: 'facts.corpusTokens', distance: 1 } as const;
    const rag = { destination: 'rag', next: 'rag' } as const;
    const threshold: Flip = {
      ...same,
      kind: 'threshold',
      basis: 'measured',
      from: 412_345,
      direction: 'at most',
      to: 123_600,
      inside: 123_601,
      before: rag,
      after: { destination: 'long-context', next: 'long-context' },
    };
    assert.deepEqual(describeFlip(threshold), {
      condition: 'If the corpus were at most 123,600 tokens (412,300 tokens now)',
      outcome: 'long context, not RAG',
    });
    const need: Flip = {
      kind: 'choice',
      path: 'needs.behavior.voice',
      distance: 1,
      basis: 'assumed',
      from: 'none',
      to: 'essential',
      before: rag,
      after: { destination: 'hybrid', next: 'rag' },
    };
    assert.deepEqual(describeFlip(need), {
      condition: 'If a domain voice were essential',
      outcome: 'hybrid as the destination, not RAG',
    });
  });

  it('never shows a path of the plan', () => {
    const plan = resolvePlan({ version: 1, needs: { knowledge: { private: 'essential' } } });
    const flips = findFlips(plan, world);
    assert.ok(flips.length > 3);
    for (const flip of flips)
      assert.doesNotMatch(describeFlip(flip).condition, /(facts|needs|workload|choices|limits)\./);
  });
});
