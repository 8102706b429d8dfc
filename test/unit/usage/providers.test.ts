import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { summarizeUsage } from '../../../src/core/usage/usageSummary';
import { readUsage } from '../../../src/measure/usage/readUsage';
import { lines, useExports } from './exports';

/** The headers are those of real exports; the numbers are made up. */
describe('usage exports of providers', () => {
  const { write, read } = useExports();

  it('reads the usage interface of OpenAI: days without traffic count, cached tokens are within the input', async () => {
    const bucket = (day: number, ...results: readonly object[]) => ({
      object: 'bucket',
      start_time: 1_730_419_200 + day * 86_400,
      end_time: 1_730_505_600 + day * 86_400,
      results,
    });
    const completions = { object: 'organization.usage.completions.result', model: 'gpt-4o' };
    const { file, summary } = await read(
      'openai.json',
      JSON.stringify({
        object: 'page',
        data: [
          bucket(0, {
            ...completions,
            input_tokens: 1_000,
            input_cached_tokens: 800,
            output_tokens: 500,
            num_model_requests: 5,
          }),
          bucket(1),
          bucket(2, {
            ...completions,
            input_tokens: 3_000,
            input_cached_tokens: 0,
            output_tokens: 700,
            num_model_requests: 7,
          }),
          bucket(3, {
            object: 'organization.usage.embeddings.result',
            input_tokens: 99_999,
            num_model_requests: 900,
          }),
        ],
        has_more: true,
        next_page: 'AAAA',
      }),
    );
    assert.equal(file.format, 'OpenAI usage');
    assert.deepEqual(summary.period, { from: '2024-11-01', to: '2024-11-03' });
    assert.equal(summary.queriesPerDay, 4);
    assert.deepEqual(summary.dailyRange, [0, 7]);
    assert.equal(summary.inputTokens?.mean, 4_000 / 12);
    assert.equal('spread' in summary.inputTokens, false, 'sums do not show how requests differ');
    assert.equal(summary.cachedShare, 0.2);
    assert.equal(summary.outputTokens?.mean, 100);
    assert.equal(summary.monthlyCostUsd, undefined);
    assert.match(summary.unknown.join('\n'), /names no costs/);
    assert.match(file.notes.join('\n'), /has_more is true/);
    assert.match(file.notes.join('\n'), /1 row are? not chat|1 row .*not chat/);
  });

  it("joins OpenAI's cost export with its usage by day, empty days included", async () => {
    const usage = write(
      'usage.csv',
      lines(
        'start_time,end_time,input_tokens,output_tokens,input_cached_tokens,num_model_requests,model',
        '1730419200,1730505600,1000,500,,4,gpt-4o',
        '1730505600,1730592000,,,,,',
        '1730592000,1730678400,3000,700,,6,gpt-4o',
      ),
    );
    const costs = write(
      'costs.csv',
      lines(
        'start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,quantity_unit,line_item,user_id,api_key_id,project_id,organization_id,project_name,organization_name,user_email,api_source',
        '1730419200,1730505600,2024-11-01T00:00:00+00:00,2024-11-02T00:00:00+00:00,0.060000000000000000000000000000,usd,,,,,,,org-x,,Org,a@b.example,',
        '1730505600,1730592000,2024-11-02T00:00:00,2024-11-03T00:00:00,,,,,,,,,,,,,',
        '1730592000,1730678400,2024-11-03T00:00:00,2024-11-04T00:00:00,0.09,usd,,,,,,,org-x,,Org,a@b.example,',
      ),
    );
    const { tally } = await readUsage([usage, costs]);
    const summary = summarizeUsage(tally);
    assert.equal(summary.queriesPerDay, 10 / 3);
    assert.equal(summary.costPerQueryUsd?.toFixed(6), '0.015000');
    assert.equal(summary.monthlyCostUsd?.toFixed(4), ((0.15 / 3) * 30.4375).toFixed(4));
    assert.equal(summary.cachedShare, undefined, 'an empty cell is unknown, not 0');
    const some = summarizeUsage(tally, ['gpt-4o']);
    assert.equal(some.costPerQueryUsd, undefined);
    assert.match(some.unknown.join(), /not told by model/);
  });

  it("reads Anthropic's usage report and console CSV, which count no requests", async () => {
    const report = await read(
      'anthropic.json',
      JSON.stringify({
        data: [
          {
            starting_at: '2025-08-01T00:00:00Z',
            ending_at: '2025-08-02T00:00:00Z',
            results: [
              {
                uncached_input_tokens: 1_500,
                cache_creation: {
                  ephemeral_1h_input_tokens: 1_000,
                  ephemeral_5m_input_tokens: 500,
                },
                cache_read_input_tokens: 7_000,
                output_tokens: 500,
                model: 'claude-sonnet-4-20250514',
              },
            ],
          },
        ],
        has_more: false,
        next_page: null,
      }),
    );
    const csv = await read(
      'anthropic.csv',
      lines(
        '\uFEFFusage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed',
        '2026-03-22,claude-sonnet-4-20250514,key,"Default, Inc",standard,≤ 200k,1500,500,1000,7000,500,10,not_available,',
      ),
    );
    for (const { file, summary } of [report, csv]) {
      assert.equal(file.format, 'Anthropic usage');
      assert.equal(summary.models[0]?.inputTokens, 10_000);
      assert.equal(summary.cachedShare, 0.7);
      assert.equal(summary.queriesPerDay, undefined);
      assert.equal(summary.inputTokens, undefined);
      assert.match(summary.unknown.join(), /counts tokens but no requests/);
    }
  });

  it("takes Anthropic's cost report in cents and its console CSV in dollars", async () => {
    const report = await read(
      'cost.json',
      JSON.stringify({
        data: [
          {
            starting_at: '2025-08-01T00:00:00Z',
            ending_at: '2025-08-02T00:00:00Z',
            results: [{ currency: 'USD', amount: '123.78', cost_type: 'tokens', model: null }],
          },
        ],
        has_more: false,
      }),
    );
    const csv = await read(
      'cost.csv',
      lines(
        'usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type,inference_geo,speed',
        '2026-03-15,Claude Opus 4.6,Default,OB-1,message,≤ 200k,input_no_cache,1.0,1.50,token,global,',
        '2026-03-15,Claude Opus 4.6,Default,OB-1,message,≤ 200k,output,0.2378,0.50,token,global,',
      ),
    );
    for (const { summary } of [report, csv]) {
      assert.equal(summary.monthlyCostUsd?.toFixed(4), (1.2378 * 30.4375).toFixed(4));
      assert.equal(summary.queriesPerDay, undefined, 'money says nothing about queries');
      assert.equal(summary.costPerQueryUsd, undefined);
    }
  });

  it('reads OpenRouter generations: a request a row, reasoning within the completion', async () => {
    const header =
      'generation_id,created_at,model_permaslug,provider_name,api_key_name,app_name,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,cost_total,cost_cache,cost_web_search,cost_file_processing,generation_time_ms,finish_reason_normalized,streamed,cancelled,num_search_results,user,time_to_first_token_ms';
    const row = (index: number, day: number, prompt: number): string =>
      `gen-${index},2026-04-${day} 10:00:00.040,openai/gpt-4o-mini,OpenAI,Primary,App,${prompt},20,5,${prompt / 2},0.1,0,0,0,123,stop,true,false,0,user-1,50`;
    const { file, summary } = await read(
      'openrouter.csv',
      lines(
        header,
        ...Array.from({ length: 100 }, (_, index) =>
          row(index, 10 + (index % 10), index * 10 + 10),
        ),
        'gen-x,2026-04-12 10:00:00.040,openai/gpt-4o-mini,OpenAI,Primary,App,0,0,0,0,0,0,0,0,0,,true,true,0,user-1,',
      ),
    );
    assert.equal(file.format, 'OpenRouter generations');
    assert.equal(summary.requests, 100);
    assert.equal(summary.wholeDays, 8, 'the first and the last day are not covered whole');
    assert.equal(summary.queriesPerDay, 10);
    assert.deepEqual(summary.inputTokens, { mean: 505, spread: { p10: 100, p50: 500, p90: 900 } });
    assert.equal(summary.cachedShare, 0.5);
    assert.equal(summary.reasoningTokens, 5);
    assert.equal(summary.costPerQueryUsd?.toFixed(4), '0.1000');
    assert.match(file.notes.join(), /1 row .*requests without tokens/);
  });

  it('reads OpenRouter activity as CSV and as JSON', async () => {
    const csv = await read(
      'activity.csv',
      lines(
        'Date,Slug,Usage,BYOK Usage,Requests,Prompt Tokens,Completion Tokens,Reasoning Tokens',
        '"2026-05-12 00:00:00","anthropic/claude-opus-4.7","430.07","0","1,000","2000000","500000","0"',
        '"2026-05-13 00:00:00","anthropic/claude-opus-4.7","69.93","0","1000","2000000","500000","0"',
      ),
    );
    const item = (date: string, usage: number) => ({
      date,
      model: 'anthropic/claude-opus-4.7',
      model_permaslug: 'anthropic/claude-4.7-opus',
      endpoint_id: '550e8400-e29b-41d4-a716-446655440000',
      provider_name: 'Anthropic',
      usage,
      byok_usage_inference: 0,
      requests: 1_000,
      prompt_tokens: 2_000_000,
      completion_tokens: 500_000,
      reasoning_tokens: 0,
    });
    const json = await read(
      'activity.json',
      JSON.stringify({ data: [item('2026-05-12', 430.07), item('2026-05-13', 69.93)] }),
    );
    for (const { file, summary } of [csv, json]) {
      assert.equal(file.format, 'OpenRouter activity');
      assert.equal(summary.queriesPerDay, 1_000);
      assert.equal(summary.inputTokens?.mean, 2_000);
      assert.equal(summary.costPerQueryUsd?.toFixed(4), '0.2500');
    }
  });
});
