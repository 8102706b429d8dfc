import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assessEconomics } from '../../../src/core/economics/economics';
import type { EconomicsInputs } from '../../../src/core/economics/inputs';
import { Sampler } from '../../../src/core/economics/sampler';
import { InvalidInputsError, problemsOf } from '../../../src/core/economics/validateInputs';
import { inputsWith } from './pricing';
import { sampleInputs, sonnet } from './sampleInputs';

const cases: [string, EconomicsInputs, string][] = [
  [
    'a negative quantity',
    inputsWith({ workload: { queriesPerDay: -5 } }),
    'workload.queriesPerDay is -5, which is negative; give 0 or more',
  ],
  ['NaN', inputsWith({ tokens: { answer: NaN } }), 'tokens.answer is not a number; give a number'],
  [
    'infinity',
    inputsWith({ corpus: { tokens: Infinity } }),
    'corpus.tokens is infinite; give a finite number',
  ],
  [
    'an absurd amount',
    inputsWith({ workload: { queriesPerDay: 1e30 } }),
    'workload.queriesPerDay is 1e+30; give 1000000000 or less',
  ],
  [
    'an absurd price in a tier',
    inputsWith({
      chatModel: {
        tiers: sonnet.tiers.map((tier) => ({
          ...tier,
          usdPerMillionTokens: { ...tier.usdPerMillionTokens, input: 1e12 },
        })),
      },
    }),
    'chatModel.tiers[0].usdPerMillionTokens.input is 1000000000000; give 1000000000 or less',
  ],
  [
    'a range upside down',
    inputsWith({ tokens: { question: [90, 50, 20] } }),
    'tokens.question is [90, 50, 20]: its low end exceeds its high end; give [low, likely, high]',
  ],
  [
    'a likely value outside its range',
    inputsWith({ people: { usdPerHour: [100, 300, 250] } }),
    'people.usdPerHour is [100, 300, 250]: its likely value lies outside its ends; give [low, likely, high]',
  ],
  [
    'a range that holds NaN',
    inputsWith({ tokens: { question: [0, NaN, 20] } }),
    'tokens.question is [0, NaN, 20]: not a number; give a number',
  ],
  [
    'a share above 1',
    inputsWith({ successShare: { rag: 85 } }),
    'successShare.rag is 85; give 1 or less',
  ],
  [
    'an overlap as long as its chunk',
    inputsWith({ retrieval: { chunkOverlapTokens: 500 } }),
    'retrieval.chunkOverlapTokens reaches chunkTokens; overlap less than a whole chunk',
  ],
  [
    'half a month',
    inputsWith({ horizon: { months: 6.5 } }),
    'horizon.months is 6.5; give a whole number of months',
  ],
  [
    'a model without prices',
    inputsWith({ chatModel: { tiers: [] } }),
    'chatModel.tiers must begin at 0 input tokens and ascend; sort the price rows',
  ],
];

describe('bad inputs', () => {
  it('are not found where there are none', () => {
    assert.deepEqual(problemsOf(sampleInputs), []);
  });

  for (const [what, inputs, message] of cases) {
    it(`are located: ${what}`, () => {
      assert.deepEqual(
        problemsOf(inputs).map((problem) => problem.message),
        [message],
      );
      assert.throws(() => assessEconomics(inputs, new Sampler(10, 1)), InvalidInputsError);
    });
  }
});
