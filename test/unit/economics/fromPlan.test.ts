import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { assessEconomics } from '../../../src/core/economics/economics';
import { vectorStoreFrom } from '../../../src/core/economics/fromCatalog/vectorStore';
import { economicsInputs } from '../../../src/core/economics/fromPlan';
import { likelyCosts } from '../../../src/core/economics/likelyCosts';
import { Sampler } from '../../../src/core/economics/sampler';
import { problemsOf } from '../../../src/core/economics/validateInputs';
import { approaches } from '../../../src/core/plan/approach';
import { resolvePlan } from '../../../src/core/plan/resolve';
import type { PlanDocument } from '../../../src/core/plan/schema';
import { inputsWith } from './pricing';

const day = '2026-11-22';
const sampler = new Sampler(300, 1);

function inputsOf(document: Omit<PlanDocument, 'version'>) {
  return economicsInputs(resolvePlan({ version: 1, ...document }), bundledCatalog, day);
}

function ready(document: Omit<PlanDocument, 'version'>) {
  const result = inputsOf(document);
  assert.equal(result.kind, 'ready');
  return result.inputs;
}

function messages(document: Omit<PlanDocument, 'version'>): string[] {
  const result = inputsOf(document);
  assert.equal(result.kind, 'problems');
  return result.problems.map(({ message }) => message);
}

describe('a plan priced by the catalog', () => {
  it('needs nothing but its version', () => {
    const inputs = ready({});
    assert.deepEqual(problemsOf(inputs), []);
    const economics = assessEconomics(inputs, sampler);
    const likely = likelyCosts(inputs, sampler);
    for (const approach of approaches) {
      const { ownershipUsd } = economics.approaches[approach];
      const atLikely = likely[approach].ownershipUsd;
      assert.ok(typeof ownershipUsd === 'object' && 'p50' in ownershipUsd);
      assert.ok(typeof atLikely === 'number' && atLikely > 0);
      assert.ok(ownershipUsd.p10 < atLikely && atLikely < ownershipUsd.p90);
    }
  });

  it('can be priced with every model, store, embedding model, reranker and offer still sold', () => {
    const { chatModels, vectorStores, embeddingModels, rerankers, fineTuningOffers } =
      bundledCatalog;
    const choices = [
      ...chatModels.map(({ id }) => ({ chatModel: id })),
      ...vectorStores.map(({ id }) => ({ vectorStore: id })),
      ...embeddingModels.map(({ id }) => ({ embeddingModel: id })),
      ...rerankers.map(({ id }) => ({ reranker: id })),
      ...fineTuningOffers.map(({ id }) => ({ fineTunedModel: id })),
    ];
    for (const choice of choices) {
      const result = inputsOf({ choices: choice });
      if (result.kind === 'problems') {
        assert.match(result.problems.map(({ message }) => message).join(), /was shut down on/);
      } else {
        assert.deepEqual(problemsOf(result.inputs), []);
        for (const { monthlyUsd } of Object.values(likelyCosts(result.inputs, sampler))) {
          assert.ok(typeof monthlyUsd === 'number' ? monthlyUsd > 0 : 'atLeast' in monthlyUsd);
        }
      }
    }
  });

  it('says where a name is unknown and which one may be meant', () => {
    const [model, store] = messages({
      choices: { chatModel: 'gpt-4o-minni', vectorStore: 'nowhere' },
    });
    assert.match(
      model ?? '',
      /^choices\.chatModel names "gpt-4o-minni", a chat model .* did you mean .*"gpt-4o-mini"/,
    );
    assert.equal(
      store,
      'choices.vectorStore names "nowhere", a vector store that the catalog does not have; name one by its exact id',
    );
  });

  it('refuses a model that has been shut down', () => {
    assert.match(
      messages({ choices: { fineTunedModel: 'openai:gpt-4.1-nano' } })[0] ?? '',
      /^choices\.fineTunedModel names "openai:gpt-4\.1-nano", which was shut down on 2026-10-23/,
    );
  });

  it('plans the migration of a tuned model by the day of its shutdown', () => {
    const { migration } = ready({ choices: { fineTunedModel: 'openai:gpt-4o' } }).fineTuning;
    assert.ok(typeof migration.firstInMonths === 'number');
    assert.ok(Math.abs(migration.firstInMonths - 1.74) < 0.01);
  });

  it('keeps an unknown price unknown', () => {
    const { rag } = likelyCosts(ready({ choices: { vectorStore: 'qdrant-cloud' } }), sampler);
    assert.deepEqual(
      typeof rag.monthlyUsd === 'object' && 'unknown' in rag.monthlyUsd && rag.monthlyUsd.unknown,
      ['retrieval.store.usdPerGigabyteMonth'],
    );
  });

  it('says when a plan of the store is too small', () => {
    const starter = bundledCatalog.vectorStores.find(({ id }) => id === 'pinecone-starter');
    assert.ok(starter);
    const small = inputsWith({ retrieval: { store: vectorStoreFrom(starter) } });
    assert.deepEqual(assessEconomics(small, sampler).approaches.rag.storeOverflow, []);
    const large = inputsWith({
      retrieval: { store: vectorStoreFrom(starter) },
      corpus: { tokens: 500_000_000 },
    });
    assert.match(
      assessEconomics(large, sampler).approaches.rag.storeOverflow[0] ?? '',
      /gigabytes stored exceed the plan's 2/,
    );
  });
});
