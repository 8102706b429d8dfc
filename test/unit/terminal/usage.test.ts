import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { ockham, useScratch } from './ockham';

const day = (index: number): string => `2026-01-${String(index + 1).padStart(2, '0')}`;
const rows = Array.from({ length: 10 }, (_, index) => [
  `${day(index)},model-a,100,50000,20000,4`,
  `${day(index)},model-b,10,1000,500,1`,
]).flat();
const csv = `date,model,requests,input_tokens,output_tokens,cost_usd\n${rows.join('\n')}\n`;

describe('ockham usage', () => {
  const write = useScratch();

  it('says what an export measures, as text and as JSON', () => {
    const file = write('usage.csv', csv);
    const text = ockham('usage', file).stdout;
    for (const said of [
      'date',
      '2026-01-01 to 2026-01-10, 10 whole days',
      'Queries per day: 110',
      'Input tokens a query: 463.6 on average',
      'figures are those of 2 models together',
    ])
      assert.ok(text.includes(said), `${said}\n${text}`);
    const { status, stdout, stderr } = ockham('usage', file, '--model', 'model-a', '--json');
    assert.deepEqual([status, stderr], [0, '']);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    assert.equal(report['queriesPerDay'], 100);
    assert.deepEqual(report['inputTokens'], { mean: 500 });
    assert.equal(report['costPerQueryUsd'], 0.04);
    assert.equal(report['isAll'], false);
  });

  it('changes a plan only when it is told to', () => {
    const file = write('usage.csv', csv);
    const text = '{\n  // a comment\n  "version": 1\n}\n';
    const plan = write('plan.ockham.json', text);
    assert.match(ockham('usage', file, '--plan', plan).stdout, /queries per day: 1,000 → 110/);
    assert.equal(readFileSync(plan, 'utf8'), text);
    const written = ockham('usage', file, '--plan', plan, '--write', '--today', '2026-02-01');
    assert.equal(written.status, 0, written.stderr);
    const changed = readFileSync(plan, 'utf8');
    assert.ok(changed.includes('// a comment'));
    assert.match(
      changed,
      /"queriesPerDay": \{\s+"value": 110,\s+"kind": "measured",\s+"source": "usage\.csv \(.*2026-01-01 to 2026-01-10.*\)",\s+"at": "2026-02-01"/,
    );
    const assessed = JSON.parse(ockham('assess', plan, '--json').stdout) as {
      readonly checklist: readonly { readonly id: string; readonly provenance?: object }[];
    };
    assert.equal(
      Reflect.get(
        assessed.checklist.find(({ id }) => id === 'unit-economics')?.provenance ?? {},
        'kind',
      ),
      'measured',
    );
  });

  it('refuses in a sentence', () => {
    const file = write('usage.csv', csv);
    for (const [args, sentence] of [
      [[], /Name the export/],
      [[file, '--write'], /needs --plan/],
      [[file, '--model', 'gpt-9'], /no model "gpt-9"; it has model-a, model-b/],
      [[write('names.csv', 'a,b\n1,2\n')], /names\.csv: none of its columns is named as tokens/],
      [['missing.csv'], /missing\.csv: this file does not exist/],
    ] as const) {
      const { status, stdout, stderr } = ockham('usage', ...args);
      assert.deepEqual([status, stdout], [2, ''], stderr);
      assert.match(stderr, sentence);
    }
  });
});
