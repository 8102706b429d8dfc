import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { assess } from '../../../src/core/decision/assess';
import { catalogWorld } from '../../../src/core/decision/catalogWorld';
import { approaches } from '../../../src/core/plan/approach';
import { readPlan } from './testWorld';

const world = catalogWorld(bundledCatalog, '2026-11-22');

function trainability(fineTunedModel: string) {
  return world.trainability(readPlan({ choices: { fineTunedModel } }));
}

describe('the world as the catalog has it', () => {
  it('knows which models a new customer can train, and names others where one is closed', () => {
    assert.deepEqual(trainability('together:up to 16B'), {
      kind: 'open',
      model: 'together:up to 16B',
    });
    const closed = trainability('openai:gpt-4o');
    assert.ok(closed.kind === 'closed');
    assert.equal(closed.since, '2026-05-07');
    assert.ok(closed.instead.includes('together:up to 16B'));
  });

  it('tells each platform apart where a base model is named', () => {
    const answer = trainability('gpt-4o-mini');
    assert.match(
      answer.kind === 'unknown' ? answer.why : '',
      /openai: closed since 2026-05-07; azure: no dated page/,
    );
  });

  it('never offers a model that is going away', () => {
    assert.ok(world.chatModels.length > 20);
    assert.ok(!world.chatModels.includes('gpt-4o'));
  });

  it('takes the costs of a plan that cannot be priced for unknown, never for nothing', () => {
    const { approaches: verdicts, confidence } = assess(
      readPlan({
        needs: { knowledge: { private: 'essential' } },
        choices: { chatModel: 'gpt-99' },
      }),
      world,
    );
    for (const approach of approaches) {
      const { monthlyUsd } = verdicts[approach].costs;
      assert.ok(typeof monthlyUsd === 'object' && 'atLeast' in monthlyUsd);
      assert.match(monthlyUsd.unknown.join(), /gpt-99/);
    }
    assert.equal(confidence.level, 'low');
  });

  it('warns of a model whose end is announced', () => {
    const { warnings } = assess(readPlan({ choices: { chatModel: 'gpt-4o' } }), world);
    assert.match(warnings.map(({ text }) => text).join(), /gpt-4o will be shut down on 2027-01-14/);
  });
});
