import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { trainabilityOn } from '../../../src/core/catalog/fineTuning';
import { lifecycleOn } from '../../../src/core/catalog/lifecycle';
import { resolvePlan } from '../../../src/core/plan/resolve';
import type { PlanDocument } from '../../../src/core/plan/schema';
import { ScaffoldRefusal, starterApproaches } from '../../../src/scaffold/starter';
import { planSettings } from '../../../src/scaffold/starterSettings';

const day = '2026-11-22';
const own = {
  title: 'own',
  models: { chat: { id: 'own-chat' }, embedding: { id: 'own-embedding' } },
  corpus: { folders: ['corpus'], exclude: [] },
  retrieval: { chunkTokens: 300, chunkOverlap: 50, topK: 8, denseWeight: 0.3 },
  limits: { targetQuality: 0.85 },
};

function settle(approach: (typeof starterApproaches)[number], document: PlanDocument, on = day) {
  return planSettings(
    approach,
    own,
    {
      plan: resolvePlan(document),
      catalog: bundledCatalog,
      corpusFolders: document.corpus?.folders ?? [],
    },
    on,
  );
}

describe('the settings of a starter', () => {
  it('carry what the plan states, with prices, their source and their day', () => {
    const { settings } = settle('rag', {
      version: 1,
      title: 'Support "desk" \u{1F6B2}',
      facts: { corpusTokens: { value: 12_000, kind: 'measured', source: 'scan', at: day } },
      corpus: { folders: ['../docs'], exclude: ['**/old/**'] },
      choices: {
        chatModel: 'gpt-6.2-sol',
        chunkTokens: [200, 250.4, 300],
        chunkOverlap: 900,
        topK: 4,
      },
      limits: { targetQuality: 0.9, monthlyBudget: 200 },
    });
    assert.equal(settings['title'], 'Support "desk" \u{1F6B2}');
    assert.deepEqual(settings['retrieval'], {
      chunkTokens: 250,
      chunkOverlap: 249,
      topK: 4,
      denseWeight: 0.3,
    });
    assert.deepEqual(settings['corpus'], { folders: ['../docs'], exclude: ['**/old/**'] });
    assert.deepEqual(settings['limits'], { targetQuality: 0.9, monthlyBudgetUsd: 200 });
    assert.deepEqual(settings['facts'], {
      corpusTokens: { value: 12_000, kind: 'measured', source: 'scan', at: day },
    });
    const { chat } = settings['models'] as {
      chat: { id: string; usdPerMillionTokens: Record<string, unknown> };
    };
    assert.equal(chat.id, 'gpt-6.2-sol');
    assert.equal(chat.usdPerMillionTokens['input'], 2);
    assert.match(String(chat.usdPerMillionTokens['source']), /^https:/);
    assert.match(String(chat.usdPerMillionTokens['readAt']), /^\d{4}-\d{2}-\d{2}$/);
  });

  it('leave what the plan only assumes as the starter has it', () => {
    const { settings } = settle('rag', { version: 1 });
    assert.equal(settings['title'], 'own');
    assert.deepEqual(settings['retrieval'], own.retrieval);
    assert.deepEqual(settings['corpus'], own.corpus);
    assert.deepEqual(settings['limits'], own.limits);
  });

  it('default to models that are sold, and to training that new customers can buy, for years to come', () => {
    for (const approach of starterApproaches) {
      for (const on of [day, '2027-01-14', '2027-06-01']) {
        const { models } = settle(approach, { version: 1 }, on).settings as {
          models: { chat: { id: string }; fineTuning?: { platform: string; baseModel: string } };
        };
        const chat = bundledCatalog.chatModels.find(({ id }) => id === models.chat.id);
        assert.ok(chat);
        assert.equal(lifecycleOn(chat.lifecycle, on).state, 'active', `${models.chat.id} on ${on}`);
        if (models.fineTuning === undefined) {
          assert.ok(approach === 'prompt' || approach === 'rag');
          continue;
        }
        const { platform, baseModel } = models.fineTuning;
        const offer = bundledCatalog.fineTuningOffers.find(
          (one) => one.platform === platform && one.baseModel === baseModel,
        );
        assert.ok(offer);
        assert.equal(trainabilityOn(offer, on, 'new').kind, 'yes');
      }
    }
  });

  it('refuse every model that is shut down, with its day', () => {
    for (const { id, lifecycle } of bundledCatalog.chatModels) {
      const state = lifecycleOn(lifecycle, day);
      if (state.state !== 'shut-down') continue;
      assert.throws(
        () => settle('prompt', { version: 1, choices: { chatModel: id } }),
        (error) => error instanceof ScaffoldRefusal && error.message.includes(state.since.day),
        id,
      );
    }
  });

  it('refuse what new customers cannot fine-tune, with the day its door closed, where the starter trains', () => {
    const choices = { fineTunedModel: 'openai:gpt-4.1-mini' };
    for (const approach of ['fine-tuning', 'hybrid'] as const) {
      assert.throws(
        () => settle(approach, { version: 1, choices }),
        (error) =>
          error instanceof ScaffoldRefusal &&
          /closed on openai since 2026-05-\d\d \(https:/.test(error.message) &&
          error.message.includes('together:'),
      );
    }
    assert.doesNotThrow(() => settle('rag', { version: 1, choices }));
    // Closed at OpenAI, unknown at Azure: only who names Azure is sent there.
    const base = { version: 1, choices: { fineTunedModel: 'gpt-4o-mini' } } as const;
    assert.throws(() => settle('fine-tuning', base), /Unknown: azure:gpt-4o-mini/);
    const azure = { version: 1, choices: { fineTunedModel: 'azure:gpt-4o-mini' } } as const;
    assert.match(settle('fine-tuning', azure).notes.join(), /on azure is unknown/);
  });

  it('warn of a model that ends, and of one that nobody knows', () => {
    const ending = bundledCatalog.chatModels.find(
      ({ lifecycle }) => lifecycleOn(lifecycle, day).state === 'deprecated',
    );
    assert.ok(ending);
    assert.match(
      settle('prompt', { version: 1, choices: { chatModel: ending.id } }).notes.join(),
      /deprecated/,
    );
    const { settings, notes } = settle('prompt', {
      version: 1,
      choices: { chatModel: 'my-own-model' },
    });
    assert.match(notes.join(), /does not know "my-own-model"/);
    assert.deepEqual((settings['models'] as { chat: unknown }).chat, { id: 'my-own-model' });
  });
});
