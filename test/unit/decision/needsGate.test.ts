import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { answerNeeds } from '../../../src/core/decision/needsGate';
import { approaches } from '../../../src/core/plan/approach';
import {
  behaviorNeeds,
  knowledgeNeeds,
  needLevels,
  noNeeds,
  type Needs,
} from '../../../src/core/plan/needs';

const level = fc.constantFrom(...needLevels);
const needs: fc.Arbitrary<Needs> = fc.record({
  behavior: fc.record({ format: level, voice: level, reasoning: level, speed: level }),
  knowledge: fc.record({ private: level, current: level, citations: level }),
});
const fit = fc.constantFrom('all', 'some', 'none', 'not measured' as const);

describe('answerNeeds', () => {
  it('answers as the decision matrix does', () => {
    const voice: Needs = { ...noNeeds, behavior: { ...noNeeds.behavior, voice: 'essential' } };
    const handbook: Needs = {
      ...noNeeds,
      knowledge: { ...noNeeds.knowledge, private: 'essential' },
    };
    const both: Needs = { behavior: voice.behavior, knowledge: handbook.knowledge };
    const answer = (asked: Needs) => {
      const { destination, next } = answerNeeds(asked, 'not measured');
      return [destination, next];
    };
    assert.deepEqual(answer(noNeeds), ['prompt', 'prompt']);
    assert.deepEqual(answer(voice), ['fine-tuning', 'prompt']);
    assert.deepEqual(answer(handbook), ['rag', 'rag']);
    assert.deepEqual(answer(both), ['hybrid', 'rag']);
  });

  it('never rules out what it recommends, and never steps past its destination', () => {
    fc.assert(
      fc.property(needs, fit, (asked, corpus) => {
        const { destination, next, ruledOut } = answerNeeds(asked, corpus);
        const refused = ruledOut.map(({ approach }) => approach);
        assert.ok(!refused.includes(destination) && !refused.includes(next));
        assert.ok(approaches.indexOf(next) <= approaches.indexOf(destination));
      }),
    );
  });

  it('offers fine-tuning alone for no knowledge need and RAG alone for no behavior need', () => {
    fc.assert(
      fc.property(needs, fit, (asked, corpus) => {
        const { destination } = answerNeeds(asked, corpus);
        const behavior = behaviorNeeds.some((need) => asked.behavior[need] === 'essential');
        const knowledge = knowledgeNeeds.some((need) => asked.knowledge[need] === 'essential');
        if (destination === 'fine-tuning') assert.ok(behavior && !knowledge);
        if (destination === 'rag') assert.ok(knowledge && !behavior);
        if (destination === 'prompt') assert.ok(!knowledge && !behavior);
      }),
    );
  });

  it('mentions long context only where it may be possible', () => {
    const handbook: Needs = {
      ...noNeeds,
      knowledge: { ...noNeeds.knowledge, private: 'essential' },
    };
    assert.match(answerNeeds(handbook, 'some').caveat ?? '', /long context may be simpler/);
    const tooLarge = answerNeeds(handbook, 'none');
    assert.equal(tooLarge.caveat, undefined);
    assert.ok(tooLarge.ruledOut.some(({ approach }) => approach === 'long-context'));
  });
});
