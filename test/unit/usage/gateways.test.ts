import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lines, useExports } from './exports';

/** The headers are those of real exports; the numbers are made up. */
describe('usage exports of gateways and tools', () => {
  const { read } = useExports();

  it('reads LiteLLM spend logs, without embeddings, and metadata that is text', async () => {
    const { file, summary } = await read(
      'litellm.csv',
      lines(
        'request_id,call_type,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,endTime,model,metadata,cache_hit',
        '1,acompletion,hash,0.5,120,100,20,2024-04-01T00:00:00+00:00,2024-04-01T00:00:02+00:00,gpt-4,"{""usage_object"": {""prompt_tokens_details"": {""cached_tokens"": 40}}}",False',
        '2,acompletion,hash,0.5,120,100,20,2024-04-05T00:00:00+00:00,2024-04-05T00:00:02+00:00,gpt-4,"{""usage_object"": {""prompt_tokens_details"": {""cached_tokens"": 60}}}",False',
        '3,aembedding,hash,0.1,900,900,0,2024-04-02T00:00:00+00:00,2024-04-02T00:00:01+00:00,ada,{},False',
      ),
    );
    assert.equal(file.format, 'LiteLLM spend logs');
    assert.equal(summary.requests, 2);
    assert.equal(summary.cachedShare, 0.5);
    assert.equal(summary.costPerQueryUsd, 0.5);
    assert.match(file.notes.join(), /1 row .*not chat/);
  });

  it('reads Langfuse observations: kinds of usage exclude each other, spans are no requests', async () => {
    const { file, summary } = await read(
      'langfuse.jsonl',
      lines(
        ...[
          {
            id: 'a',
            type: 'GENERATION',
            start_time: '2024-05-29 13:46:19.963000',
            provided_model_name: 'gpt-4o',
            usage_details: {
              input: 100,
              input_cached_tokens: 300,
              output: 30,
              output_reasoning_tokens: 20,
              total: 450,
            },
            cost_details: { input: 0.01, output: 0.01, total: 0.02 },
            total_cost: 0.02,
          },
          { id: 'b', type: 'SPAN', start_time: '2024-05-29 13:46:19.000000', usage_details: {} },
        ].map((row) => JSON.stringify(row)),
      ),
    );
    assert.equal(file.format, 'Langfuse observations');
    assert.equal(summary.inputTokens?.mean, 400);
    assert.equal(summary.cachedShare, 0.75);
    assert.equal(summary.outputTokens?.mean, 50);
    assert.equal(summary.reasoningTokens, 20);
    assert.equal(summary.queriesPerDay, undefined);
    assert.match(summary.unknown.join(), /less than one whole day/);
  });

  it('reads Helicone requests', async () => {
    const { file, summary } = await read(
      'helicone.csv',
      lines(
        '"response_id","response_created_at","response_status","request_created_at","request_body","request_properties","request_user_id","model","prompt_tokens","completion_tokens","latency","cost"',
        '"r1","2025-01-01T00:00:01Z","200","2025-01-01T00:00:00Z","{""messages"":[{""content"":""a\nb""}]}","{}","u","gpt-4o","120","30","900","0.01"',
        '"r2","2025-01-03T00:00:01Z","200","2025-01-03T00:00:00Z","","{}","u","gpt-4o","80","10","900","0.03"',
      ),
    );
    assert.equal(file.format, 'Helicone requests');
    assert.equal(summary.inputTokens?.mean, 100);
    assert.equal(summary.costPerQueryUsd, 0.02);
  });

  it('reads what promptfoo and Ockham measured, as tokens without a volume', async () => {
    const promptfoo = await read(
      'promptfoo.json',
      JSON.stringify({
        evalId: 'e',
        results: {
          version: 3,
          timestamp: '2026-01-01T00:00:00Z',
          results: [
            {
              provider: { id: 'openai:gpt-4o', label: '' },
              response: { output: 'x', tokenUsage: { total: 60, prompt: 50, completion: 10 } },
              cost: 0.01,
              latencyMs: 800,
            },
            {
              provider: { id: 'openai:gpt-4o' },
              response: { output: 'x', cached: true, tokenUsage: { total: 60, cached: 60 } },
              cost: 0,
              latencyMs: 1,
            },
          ],
        },
      }),
    );
    const own = await read(
      'evaluation.json',
      JSON.stringify({
        format: 'ockham-evaluation',
        version: 1,
        model: 'gpt-4o',
        cases: [
          { id: 'a', outcome: 'pass', costUsd: 0.01, tokens: { input: 50, output: 10 } },
          { id: 'b', outcome: 'error' },
        ],
      }),
    );
    for (const { summary } of [promptfoo, own]) {
      assert.equal(summary.requests, 1);
      assert.equal(summary.inputTokens?.mean, 50);
      assert.equal(summary.costPerQueryUsd, 0.01);
      assert.equal(summary.queriesPerDay, undefined);
      assert.equal(summary.monthlyCostUsd, undefined);
    }
  });
});
