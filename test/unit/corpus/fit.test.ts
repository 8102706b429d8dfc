import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { listChatModels, type FitModel } from '../../../src/core/catalog/fitModels';
import { fitModels, fitSampledModels } from '../../../src/core/corpus/fit';
import { groupFit } from '../../../src/core/corpus/fitGroups';

const models = listChatModels(bundledCatalog);
const today = '2026-11-22';

function fitOf(
  id: string,
  tokens: number,
  reserved = { prompt: 4_000, answer: 4_000 },
  day = today,
) {
  return fitModels(tokens, models, reserved, day).find(({ model }) => model.id === id);
}

describe('fitModels', () => {
  it('fits exactly up to the last usable token where the count is exact', () => {
    const window = fitOf('gpt-4.1', 0)?.model.contextWindow.value ?? 0;
    assert.equal(window, 1_047_576);
    assert.equal(fitOf('gpt-4.1', window - 8_000)?.verdict, 'fits');
    assert.equal(fitOf('gpt-4.1', window - 7_999)?.verdict, 'does not fit');
  });

  it('holds the prompt to the input limit where a provider sets one below the context window', () => {
    const limited = models.find(
      (model): model is FitModel & Required<Pick<FitModel, 'inputLimit'>> =>
        model.inputLimit !== undefined,
    );
    assert.ok(limited);
    const reserved = { prompt: 1_000, answer: 0 };
    assert.equal(fitOf(limited.id, 0, reserved)?.usableTokens, limited.inputLimit.value - 1_000);
  });

  it('calls an estimate that reaches across the limit too close to call, and only such a one', () => {
    fc.assert(
      fc.property(fc.nat(3_000_000), fc.nat(200_000), fc.nat(200_000), (tokens, prompt, answer) => {
        for (const { corpus, usableTokens, verdict } of fitModels(
          tokens,
          models,
          { prompt, answer },
          today,
        )) {
          assert.ok(corpus.low <= corpus.likely && corpus.likely <= corpus.high);
          assert.ok(usableTokens >= 0);
          assert.equal(
            verdict === 'too close to call',
            corpus.low <= usableTokens && usableTokens < corpus.high,
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it('leaves out models that are shut down by then', () => {
    assert.ok(fitOf('gpt-4o', 0));
    assert.equal(fitOf('gpt-4o', 0, undefined, '2027-01-14'), undefined);
  });
});

describe('fitSampledModels', () => {
  it('has room for the sample and for the tokenizer, and calls close what either leaves open', () => {
    const reserved = { prompt: 0, answer: 0 };
    const sampled = { low: 900, likely: 1_000, high: 1_100, sampledShare: 0.1, leftOut: [] };
    const fits = fitSampledModels(sampled, models, reserved, today);
    assert.deepEqual(
      fits.map(({ model }) => model.id),
      fitModels(1_000, models, reserved, today).map(({ model }) => model.id),
    );
    for (const { corpus } of fits) {
      assert.equal(corpus.method, 'sampled');
      assert.ok(corpus.low <= 900 * 1.3 && corpus.low < corpus.likely);
      assert.ok(corpus.high >= 1_100 && corpus.likely < corpus.high);
    }
    const window = fitOf('gpt-4.1', 0, reserved)?.usableTokens ?? 0;
    const across = { ...sampled, low: window - 1, likely: window, high: window + 1 };
    const verdict = fitSampledModels(across, models, reserved, today).find(
      ({ model }) => model.id === 'gpt-4.1',
    )?.verdict;
    assert.equal(verdict, 'too close to call');
  });
});

describe('groupFit', () => {
  it('keeps every model once, with others that say the same', () => {
    const fits = fitModels(500_000, models, { prompt: 0, answer: 0 }, today);
    const groups = groupFit(fits);
    assert.ok(groups.length < fits.length);
    assert.deepEqual(
      groups.flatMap((group) => group.models.map(({ id }) => id)).sort(),
      fits.map(({ model }) => model.id).sort(),
    );
    for (const { fit, models: members } of groups) {
      assert.equal(members[0], fit.model);
      assert.ok(members.every(({ provider }) => provider === fit.model.provider));
    }
  });
});
