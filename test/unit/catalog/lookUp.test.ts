import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { lookUp, suggest } from '../../../src/core/catalog/lookUp';

const { chatModels } = bundledCatalog;
const without = (id: string) => chatModels.filter((model) => model.id !== id);

describe('looking up a model', () => {
  it('finds every row by its own id', () => {
    for (const model of chatModels) {
      assert.deepEqual(lookUp(chatModels, model.id), { kind: 'found', row: model });
    }
  });

  it('never resolves a longer id to a shorter one, nor the reverse', () => {
    for (const id of ['claude-sonnet-5-5', 'claude-sonnet-5', 'gpt-4o', 'gpt-5.6-luna']) {
      const found = lookUp(without(id), id);
      assert.equal(found.kind, 'not-found');
    }
    fc.assert(
      fc.property(fc.constantFrom(...chatModels), fc.string({ minLength: 1 }), (model, tail) => {
        const id = model.id + tail;
        const found = lookUp(chatModels, id);
        return found.kind === 'not-found' || found.row.id === id;
      }),
    );
  });

  it('suggests what was probably meant', () => {
    const suggested = (id: string) => {
      const found = lookUp(chatModels, id);
      return found.kind === 'not-found' ? found.didYouMean[0] : undefined;
    };
    assert.equal(suggested('GPT 4o_mini'), 'gpt-4o-mini');
    assert.equal(suggested('gpt-4o-2024-08-06'), 'gpt-4o');
    assert.equal(suggested('claude-hiaku-5-5'), 'claude-haiku-5-5');
    assert.equal(suggested('anthropic/claude-opus-5-5'), 'claude-opus-5-5');
  });

  it('suggests nothing for what is near nothing, and survives any input', () => {
    const ids = chatModels.map(({ id }) => id);
    assert.deepEqual(suggest(ids, ''), []);
    assert.deepEqual(suggest(ids, 'mainframe'), []);
    fc.assert(
      fc.property(fc.string({ maxLength: 10_000 }), (typed) => suggest(ids, typed).length <= 3),
      {
        numRuns: 30,
      },
    );
  });
});
