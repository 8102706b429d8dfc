import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assess } from '../../../src/core/decision/assess';
import { approaches } from '../../../src/core/plan/approach';
import { readings } from './cases';
import { readPlan, testWorld } from './testWorld';

const world = testWorld();

function reading(id: string) {
  const found = readings[id];
  assert.ok(found, id);
  return found;
}

function assessed(
  document: Parameters<typeof readPlan>[0],
  trainability?: Parameters<typeof testWorld>[0],
) {
  return assess(readPlan(document), trainability ? testWorld(trainability) : world);
}

const strongEvidence = {
  promptWorkDays: { value: 8, kind: 'measured', source: 'git' },
  promptScore: { value: { passed: 120, total: 200 }, kind: 'measured', source: 'results.json' },
  labelledExamples: { value: 500, kind: 'measured', source: 'train.jsonl' },
} as const;

describe("the founding article's examples", () => {
  const expected: readonly (readonly [id: string, destination: string, next: string])[] = [
    ['seed-legal-briefs', 'fine-tuning', 'prompt'],
    ['seed-internal-docs', 'rag', 'rag'],
    ['seed-medical-records', 'hybrid', 'rag'],
    ['seed-support-chatbot', 'prompt', 'prompt'],
  ];
  for (const [id, destination, next] of expected) {
    it(`${id}: ${destination}, next ${next}`, () => {
      const assessment = assessed(reading(id));
      assert.deepEqual([assessment.destination, assessment.next], [destination, next]);
      assert.equal(assessment.approaches[assessment.next].verdict, 'recommended');
      for (const approach of approaches) {
        const { reasonsFor, reasonsAgainst } = assessment.approaches[approach];
        assert.ok(reasonsFor.length + reasonsAgainst.length > 0, `${approach} is explained`);
      }
    });
  }

  it('e-commerce: RAG with a few-shot voice, training dropped as over-built, prompt and fine-tuning ruled out', () => {
    const assessment = assessed(reading('seed-ecommerce'));
    assert.equal(assessment.destination, 'rag');
    assert.equal(assessment.next, 'rag');
    assert.equal(assessment.approaches.prompt.verdict, 'ruled out');
    assert.equal(assessment.approaches['long-context'].verdict, 'ruled out');
    assert.equal(assessment.approaches['fine-tuning'].verdict, 'ruled out');
    assert.equal(assessment.approaches.hybrid.verdict, 'not yet');
    const [warning] = assessment.warnings;
    assert.equal(warning?.kind, 'over-build');
    assert.match(
      warning.text,
      /builds training; nothing you stated needs it.*to build, compared with RAG/,
    );
    assert.equal(assessment.checklist.find(({ id }) => id === 'knowledge-size')?.status, 'pass');
    const voice = assessment.flips.find(({ path }) => path === 'needs.behavior.voice');
    assert.deepEqual(voice && [voice.to, voice.after.destination, voice.after.next], [
      'essential',
      'hybrid',
      'rag',
    ]);
  });

  it('e-commerce with the voice called essential: hybrid, but RAG first, and a passing prompt brings it back to RAG', () => {
    const { needs, ...rest } = reading('seed-ecommerce');
    const demanding = {
      ...rest,
      needs: { ...needs, behavior: { voice: 'essential' as const } },
    };
    assert.equal(assessed(demanding).destination, 'hybrid');
    assert.equal(assessed(demanding).next, 'rag');
    const shown = assessed({
      ...demanding,
      facts: { ...rest.facts, promptScore: { passed: 97, total: 100 } },
    });
    assert.equal(shown.destination, 'rag');
  });
});

describe('assessing', () => {
  it('opens fine-tuning only when the whole evidence is there', () => {
    const needs = { behavior: { voice: 'essential' } } as const;
    assert.equal(assessed({ needs, facts: strongEvidence }).next, 'fine-tuning');
    for (const missing of ['promptWorkDays', 'promptScore', 'labelledExamples'] as const) {
      const facts = Object.fromEntries(
        Object.entries(strongEvidence).filter(([name]) => name !== missing),
      );
      const { destination, next, reason } = assessed({ needs, facts });
      assert.deepEqual([destination, next], ['fine-tuning', 'prompt'], missing);
      assert.match(reason, /Build prompt engineering now: fine-tuning still lacks/);
    }
  });

  it('sends a model that is closed to new customers back, with others to choose from', () => {
    const { destination, next, warnings } = assessed(
      {
        needs: { behavior: { voice: 'essential' } },
        facts: strongEvidence,
        choices: { fineTunedModel: 'old' },
      },
      { kind: 'closed', model: 'old', since: '2026-05-07', instead: ['open-weights'] },
    );
    assert.deepEqual([destination, next], ['fine-tuning', 'prompt']);
    assert.match(
      warnings.map(({ text }) => text).join(),
      /old has been closed to new training since 2026-05-07.*open-weights/,
    );
  });

  it('gives up fine-tuning where nothing can be trained', () => {
    const { destination, approaches: verdicts } = assessed(
      { needs: { behavior: { voice: 'essential' } } },
      { kind: 'none' },
    );
    assert.equal(destination, 'prompt');
    assert.equal(verdicts['fine-tuning'].verdict, 'ruled out');
  });

  it('ships a prompt that is shown to suffice, and does not believe five cases', () => {
    const needs = { behavior: { voice: 'essential' } } as const;
    assert.equal(
      assessed({ needs, facts: { promptScore: { passed: 190, total: 200 } } }).destination,
      'prompt',
    );
    const five = assessed({ needs, facts: { promptScore: { passed: 5, total: 5 } } });
    assert.equal(five.destination, 'fine-tuning');
    const check = five.checklist.find(({ id }) => id === 'prompt-evaluation');
    assert.equal(check?.status, 'unknown');
    assert.match(check.change, /About \d+ more cases would tell/);
  });

  it('puts a small corpus into the prompt and a large or dear one behind retrieval', () => {
    const needs = { knowledge: { private: 'essential' } } as const;
    const of = (corpusTokens: number, queriesPerDay: number) =>
      assessed({ needs, facts: { corpusTokens }, workload: { queriesPerDay } }).destination;
    assert.equal(of(50_000, 1_000), 'long-context');
    assert.equal(of(800_000, 5_000), 'rag');
    assert.equal(of(2_000_000, 1), 'rag');
  });

  it('rules long context out where the answer would come too late', () => {
    const { destination, approaches: verdicts } = assessed({
      needs: { knowledge: { private: 'essential' } },
      facts: { corpusTokens: 200_000 },
      limits: { latencyMs: 2_000 },
    });
    assert.equal(destination, 'rag');
    assert.equal(verdicts['long-context'].verdict, 'ruled out');
    assert.match(
      verdicts['long-context'].reasonsAgainst.map(({ text }) => text).join(),
      /over the limit of 2,000 ms/,
    );
  });

  it('has low confidence before anyone states a need', () => {
    assert.equal(assessed({}).confidence.level, 'low');
    assert.equal(assessed(reading('seed-support-chatbot')).destination, 'prompt');
  });

  it('orders the roadmap RAG before fine-tuning, each stage with a number to reach', () => {
    const { roadmap } = assessed(reading('seed-clinical-notes'));
    assert.deepEqual(
      roadmap.map(({ id }) => id),
      ['prompt', 'rag', 'measure', 'hybrid'],
    );
    for (const { exitCriteria } of roadmap) assert.match(exitCriteria.join(' '), /\d/);
  });

  it('names unknown parts of a cost instead of counting them as nothing', () => {
    const partial = {
      ...world,
      costs: (plan: Parameters<typeof world.costs>[0]) => {
        const costs = world.costs(plan);
        return {
          ...costs,
          rag: { ...costs.rag, ownershipUsd: { atLeast: 5, unknown: ['vector store'] } },
        };
      },
    };
    const plan = readPlan({
      needs: { knowledge: { private: 'essential' } },
      facts: { corpusTokens: 200_000 },
    });
    const { destination, confidence, approaches: verdicts } = assess(plan, partial);
    assert.equal(destination, 'long-context');
    assert.equal(confidence.level, 'low');
    assert.match(
      verdicts.rag.reasonsAgainst.map(({ text }) => text).join(),
      /at least \$5.00 \(vector store unknown\)/,
    );
  });
});
