import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { component } from '../../../src/core/economics/components';
import { CostLedger } from '../../../src/core/economics/costLedger';
import { crossings, queriesToPayBack } from '../../../src/core/economics/crossings';
import {
  chargeHosting,
  trainingRunUsd,
  trainingTokens,
} from '../../../src/core/economics/fineTuning';
import { chunkPlan, contextualRetrievalUsd } from '../../../src/core/economics/ingestion';
import { pointOf } from '../../../src/core/economics/inputPoint';
import { chargeVectorStore, vectorBytes } from '../../../src/core/economics/vectorStore';
import { chatModel, requestUsd } from './pricing';
import { sampleInputs } from './sampleInputs';

interface Example {
  id: string;
  source: string;
  inputs: Record<string, number>;
  expected: number;
  tolerance: number;
  should_agree: boolean;
  note: string;
}

const file = path.join(process.cwd(), '../shared/data/worked-cost-examples.json');

/** An input of an example, which must be there. */
type Read = (name: string) => number;

const { fineTuning } = pointOf(sampleInputs).point;
const record = { bytesPerDimension: 4, metadataBytes: 0, idBytes: 0, overhead: 1, replicas: 1 };

/** One question and its answer, per million tokens or per thousand. */
const perMillion = (of: Read) =>
  requestUsd(chatModel(of('in'), of('out')), { fresh: of('in_tok'), answer: of('out_tok') });
const contextUsd = (of: Read) => requestUsd(chatModel(of('in'), 0), { fresh: of('ctx') });
const monthOfContextUsd = (of: Read) => contextUsd(of) * of('req_day') * of('days');
const hostingUsd = (of: Read) => {
  const ledger = new CostLedger();
  const hosting = { kind: 'hourly', usdPerHour: of('usd_h') } as const;
  chargeHosting(
    ledger,
    { ...fineTuning, hosting },
    {
      outputTokensPerQuery: 0,
      activeHoursPerDay: 24,
      peakToAverage: 1,
      daysPerMonth: 30,
      hoursPerMonth: of('hours'),
    },
  );
  return ledger.totalUsdPerMonth;
};

/** Each published figure by our own functions, from the example's own inputs. */
const recompute: Record<string, (of: Read) => number> = {
  'together-tokens': (of) =>
    trainingTokens({
      examples: of('batch') * of('steps'),
      tokensPerExample: of('context'),
      epochs: of('epochs'),
      validationTokens: of('val_tokens'),
      validationRuns: of('n_evals'),
    }),
  'ori-ft-8b': (of) =>
    trainingRunUsd({
      ...fineTuning,
      examples: 1,
      tokensPerExample: of('train_mtok') * 1e6,
      epochs: of('epochs'),
      validationTokens: of('val_mtok') * 1e6,
      validationRuns: 1,
      training: { kind: 'perToken', usdPerMillionTokens: of('usd_per_mtok') },
    }),
  'devtoolbox-ft-breakeven': (of) =>
    queriesToPayBack(
      of('training_usd'),
      requestUsd(chatModel(of('base_in'), 0), { fresh: of('prompt_before') }) -
        requestUsd(chatModel(of('ft_in'), 0), { fresh: of('prompt_after') }),
    ),
  'qdrant-ram': (of) =>
    vectorBytes(of('vectors'), of('dims'), {
      ...record,
      bytesPerDimension: of('bytes'),
      overhead: of('overhead'),
    }) /
    2 ** 30,
  'oflight-s3vectors': (of) => {
    const ledger = new CostLedger();
    chargeVectorStore(
      ledger,
      {
        kind: 'usage',
        record: { ...record, bytesPerDimension: of('bytes') },
        planUsdPerMonth: 0,
        minimumUsdPerMonth: 0,
        freeGigabytes: 0,
        usdPerGigabyteMonth: of('usd_per_gb_month'),
        usdPerGigabyteWritten: 0,
        usdPerMillionQueries: 0,
        usdPerGigabyteQueried: 0,
        minimumGigabytesQueried: 0,
        queriedDiscounts: [],
        usdPerGigabyteReturned: 0,
      },
      {
        vectors: of('vectors'),
        dimensions: of('dims'),
        rewrittenVectorsPerMonth: 0,
        topK: 5,
        hoursPerMonth: 730,
      },
    );
    return ledger.totalUsdPerMonth;
  },
  'anthropic-contextual': (of) => {
    const corpus = { tokens: 1e6, documents: 1e6 / of('doc_tokens') };
    return contextualRetrievalUsd(
      {
        kind: 'on',
        instructionTokens: of('instruction'),
        contextTokens: of('context_out'),
        usdPerMillionTokens: {
          input: of('in'),
          output: of('out'),
          cachedInput: of('cache_read'),
          cacheWrite: of('cache_write'),
        },
      },
      corpus,
      chunkPlan(corpus.tokens, corpus.documents, of('chunk'), 0),
    );
  },
  'anthropic-10k-tickets': (of) =>
    of('tickets') * requestUsd(chatModel(of('usd_per_mtok'), 0), { fresh: of('tok_each') }),
  'huyen-gpt4-prediction': (of) =>
    requestUsd(chatModel(of('in_k') * 1_000, of('out_k') * 1_000), {
      fresh: of('in_tok'),
      answer: of('out_tok'),
    }),
  'ccg-stuff-200k': contextUsd,
  'ccg-stuff-200k-cached': (of) =>
    requestUsd(chatModel(5, 0, { cachedInput: of('cache_read'), cacheWrite: 6.25 }), {
      prefix: of('ctx'),
    }),
  'ccg-rag-20k': contextUsd,
  'ccg-500rd-50k': monthOfContextUsd,
  'ccg-500rd-200k': monthOfContextUsd,
  'ccg-breakeven': (of) => {
    const [first] = crossings(
      (perDay) => of('infra_month') - perDay * of('days') * (of('stuff') - of('rag')),
      0.1,
      1e6,
    );
    return first?.at ?? NaN;
  },
  'studioglobal-100000': perMillion,
  'studioglobal-300000': perMillion,
  'studioglobal-1000000': perMillion,
  'hakaru-rag': (of) => {
    const ledger = new CostLedger();
    ledger.perMonth(component.ingestion, of('embeddings'));
    ledger.perMonth(component.vectorPlan, of('vector_db'));
    ledger.perMonth(component.input, tokensUsd(of, 'in'));
    ledger.perMonth(component.output, tokensUsd(of, 'out'));
    return ledger.totalUsdPerMonth;
  },
  'hakaru-ft': (of) => {
    const ledger = new CostLedger();
    ledger.perMonth(component.retraining, of('training'));
    ledger.perMonth(component.input, tokensUsd(of, 'in'));
    ledger.perMonth(component.output, tokensUsd(of, 'out'));
    return ledger.totalUsdPerMonth;
  },
  // A month's bill over its queries is what cost per successful answer is at a success share of 1.
  'xqa-per-query': (of) => of('usd_month') / (of('q_day') * of('days')),
  'diary-deepseek': perMillion,
  'distill-cache30': (of) =>
    requestUsd(
      chatModel(of('usd_per_mtok'), 0, { cachedInput: 0, cacheWrite: of('usd_per_mtok') }),
      { prefix: of('tokens_m') * 1e6 },
      1 - of('hit'),
    ),
  'datareceipts-h100-low': hostingUsd,
  'datareceipts-h100-high': hostingUsd,
  'claude-cost-crate': perMillion,
  'openai-cache-1w1r': (of) => {
    const model = chatModel(1, 0, { cachedInput: of('read'), cacheWrite: of('write') });
    return requestUsd(model, { prefix: 1e6 }, 1) + requestUsd(model, { prefix: 1e6 }, 0);
  },
  'multivibe-cache-audit': (of) => {
    const model = chatModel(1, 0, { cachedInput: 1 - of('discount'), cacheWrite: 1 });
    return 100 * (1 - requestUsd(model, { prefix: 1e6 }, 1 - of('read_share')));
  },
  'translate-100-claude': (of) =>
    of('articles') * requestUsd(chatModel(0, of('out')), { answer: of('out_tok') }),
};

function tokensUsd(of: Read, side: 'in' | 'out'): number {
  return requestUsd(chatModel(of(side), 0), { fresh: of(`${side}_mtok`) * 1e6 });
}

describe('worked cost examples published by others', () => {
  if (!existsSync(file)) {
    it('need ../shared/data/worked-cost-examples.json, which is absent', function () {
      this.skip();
    });
    return;
  }
  const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: Example[] };
  for (const example of examples) {
    const ours = recompute[example.id];
    const title = example.should_agree
      ? `recomputes ${example.id}`
      : `flags ${example.id}: ${example.note}`;
    it(title, function () {
      // A larger set than the one this was written for may lie there.
      if (!ours) return void this.skip();
      const usd = ours((name) => {
        const value = example.inputs[name];
        assert.ok(value !== undefined, `${example.id} has no input ${name}`);
        return value;
      });
      const agrees = Math.abs(usd - example.expected) <= example.tolerance + 1e-9;
      assert.equal(agrees, example.should_agree, `${usd} against ${example.expected}`);
    });
  }
});
