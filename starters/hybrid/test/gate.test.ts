import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decidePromotion, type Ablation, type ArmCase } from '../evals/ablation.ts';
import { judge } from '../src/gate.ts';

describe('the gate', () => {
  const report = (hits: number, valid: number) => ({
    at: '2026-11-22T10:00:00Z',
    summary: {
      embeddingModel: 'e',
      retrieval: { hybrid: { hitAt5: { value: hits } } },
      answers: { citationsValid: { value: valid } },
    },
  });
  const closedBy = (evaluation: unknown): string[] =>
    judge(evaluation, { retrievalHitAt5: 0.85, citationsValid: 1 })
      .filter(({ passes }) => !passes)
      .map(({ id }) => id);

  it('is closed until RAG was evaluated and finds its sources', () => {
    assert.deepEqual(closedBy(undefined), ['rag-evaluated']);
    assert.deepEqual(closedBy({ cases: [] }), ['rag-evaluated']);
    assert.deepEqual(closedBy(report(0.84, 1)), ['retrieval']);
    assert.deepEqual(closedBy(report(0.9, 0.99)), ['citations']);
    assert.deepEqual(closedBy(report(0.85, 1)), []);
  });
});

describe('the promotion', () => {
  const cases = (right: number): ArmCase[] =>
    Array.from({ length: 50 }, (_, at) => ({ id: `${at}`, knows: true, desk: at < right }));
  const ablation = (rag: number, both: number): Ablation => ({
    base: cases(0),
    RAG: cases(rag),
    'fine-tuning': cases(0),
    'RAG + fine-tuning': cases(both),
  });
  const rule = { gain: 0.02, significance: 0.05 };

  it('needs a gain over RAG that is not luck', () => {
    assert.equal(decidePromotion(ablation(20, 40), rule).decision, 'promote');
    // 5 won, 0 lost: p = 0.0625.
    assert.equal(decidePromotion(ablation(20, 25), rule).decision, 'reject');
    assert.equal(decidePromotion(ablation(40, 20), rule).decision, 'reject');
    assert.equal(decidePromotion(ablation(20, 40), { ...rule, gain: 0.5 }).decision, 'reject');
  });
});
