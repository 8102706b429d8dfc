import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as z from 'zod/mini';
import { ockham, useScratch } from './ockham';

const sample = 'examples/support.ockham.json';
const day = '2026-11-22';

const figure = z.union([
  z.number(),
  z.strictObject({ p10: z.number(), p50: z.number(), p90: z.number() }),
  z.strictObject({ atLeast: z.number(), unknown: z.array(z.string()).check(z.minLength(1)) }),
]);
const approach = z.looseObject({
  verdict: z.enum(['recommended', 'viable', 'not yet', 'ruled out']),
  reasonsFor: z.array(z.looseObject({ text: z.string() })),
  reasonsAgainst: z.array(z.looseObject({ text: z.string() })),
  setupUsd: figure,
  monthlyUsd: figure,
  perQueryUsd: figure,
  latencyMs: figure,
});
const approachKey = z.enum(['prompt', 'long-context', 'rag', 'fine-tuning', 'hybrid']);
/** What design.md promises to scripts. */
const documented = z.looseObject({
  destination: approachKey,
  next: approachKey,
  approaches: z.record(approachKey, approach),
  checklist: z.array(
    z.looseObject({
      id: z.string(),
      status: z.enum(['pass', 'fail', 'unknown']),
      fact: z.string(),
    }),
  ),
  flips: z.array(z.looseObject({ path: z.string() })),
  sensitivity: z.array(
    z.strictObject({
      input: z.string(),
      range: z.tuple([z.number(), z.number(), z.number()]),
      lowUsd: z.number(),
      highUsd: z.number(),
    }),
  ),
  warnings: z.array(z.looseObject({ text: z.string() })),
  pricedWith: z.array(z.looseObject({ id: z.string(), overridden: z.array(z.unknown()) })),
});

describe('ockham assess', () => {
  const write = useScratch();

  it('prints the documented JSON, with five prices of which none is $0', () => {
    const { status, stdout, stderr } = ockham('assess', sample, '--json', '--today', day);
    assert.deepEqual([status, stderr], [0, '']);
    const assessed = documented.parse(JSON.parse(stdout));
    assert.deepEqual([assessed.destination, assessed.next], ['hybrid', 'long-context']);
    assert.equal(assessed.checklist.length, 5);
    for (const { monthlyUsd, setupUsd } of Object.values(assessed.approaches)) {
      for (const amount of [monthlyUsd, setupUsd]) {
        const [least] = typeof amount === 'number' ? [amount] : Object.values(amount);
        assert.ok(Number(least) > 0, JSON.stringify(amount));
      }
    }
  });

  it('prints every section within 80 columns', () => {
    const { status, stdout } = ockham('assess', sample, '--today', day);
    assert.equal(status, 0);
    for (const heading of [
      'next         long context',
      'Five approaches',
      'Break-even against today',
      'Which is cheaper',
      'What moves the',
      'Evidence',
      'Roadmap',
      'What would change the answer',
    ])
      assert.ok(stdout.includes(heading), heading);
    const longest = stdout
      .split('\n')
      .reduce((long, line) => (line.length > long.length ? line : long));
    assert.ok(longest.length <= 80, longest);
  });

  it('orders what moves the cost by how far, each named as the plan names it', () => {
    const { sensitivity } = documented.parse(
      JSON.parse(ockham('assess', sample, '--json', '--today', day).stdout),
    );
    const widths = sensitivity.map(({ lowUsd, highUsd }) => Math.abs(highUsd - lowUsd));
    assert.ok(widths.length > 3 && widths.every((width) => width > 0));
    assert.deepEqual(
      widths,
      widths.toSorted((a, b) => b - a),
    );
    assert.ok(sensitivity.some(({ input }) => input === 'people.hourlyRate'));
  });

  it('says at least, and what is unknown, where a price is', () => {
    const plan = write(
      'unknown.ockham.json',
      '{ "version": 1, "choices": { "vectorStore": "qdrant-cloud" } }',
    );
    const { stdout } = ockham('assess', plan, '--today', day);
    assert.match(stdout.replaceAll(/\s+/g, ' '), /≥ RAG .*: at least this much \(unknown: \S+\)/);
  });

  it("prices with the plan's own prices and keeps the catalog's beside them", () => {
    const plan = write(
      'own.ockham.json',
      '{ "version": 1, "prices": { "gpt-6.1-terra": { "base.output": 5000 } } }',
    );
    const own = documented.parse(JSON.parse(ockham('assess', plan, '--json').stdout));
    const { perQueryUsd } = own.approaches.prompt;
    assert.ok(typeof perQueryUsd === 'object' && 'p50' in perQueryUsd && perQueryUsd.p50 > 1);
    assert.equal(own.pricedWith.find(({ id }) => id === 'gpt-6.1-terra')?.overridden.length, 1);
  });

  it('tells what keeps a plan from being assessed, where it stands, with exit code 3', () => {
    for (const [text, ...lines] of [
      ['{\n  "title": "x"\n  "task": ""\n}', ':3:3: this is not valid JSON: comma expected'],
      [
        '{ "version": 1,\n  "workload": { "queriesPerDay": -5,\n    "tokens": { "answer": [5, 3, 1] } } }',
        ':2:34: workload.queriesPerDay must be queries per day, 0 or more',
        ':3:27: workload.tokens.answer must be a number of tokens',
      ],
      [
        '{ "version": 1,\n  "workload": { "queriesPerDay": NaN } }',
        ':2:34: this is not valid JSON',
      ],
      [
        '{ "version": 1,\n  "choices": { "chatModel": "gpt-4o-mni",\n    "reranker": "rerank-v3.6" } }',
        ':2:29: choices.chatModel names "gpt-4o-mni"',
        ':3:17: choices.reranker names "rerank-v3.6"',
      ],
      [
        '{ "version": 1,\n  "choices": { "chatModel": "gpt-4.1-nano" } }',
        ':2:29: choices.chatModel names "gpt-4.1-nano", which was shut down on 2026-10-23',
      ],
      [
        '{ "version": 1,\n  "prices": { "gpt-6.1-terra": { "base.input": -1 },\n    "gpt-77": {} } }',
        ':2:48: prices › gpt-6.1-terra › base.input: Expected 0 or more',
        ':3:15: prices › gpt-77: The catalog has no "gpt-77"',
      ],
      [
        '{ "version": 1,\n  "choices": { "chunkTokens": 100, "chunkOverlap": 100 } }',
        ':2:52: choices.chunkOverlap reaches chunkTokens',
      ],
    ] as const) {
      const plan = write('bad.ockham.json', text);
      const { status, stdout, stderr } = ockham('assess', plan, '--json', '--today', day);
      assert.deepEqual([status, stdout], [3, ''], stderr);
      for (const line of lines) assert.ok(stderr.includes(plan + line), `${stderr}\n${line}`);
    }
    for (const [file, sentence] of [
      [path.join(path.dirname(sample), 'missing.ockham.json'), 'does not exist'],
      ['examples', 'is a folder'],
    ] as const) {
      const { status, stderr } = ockham('assess', file);
      assert.equal(status, 3);
      assert.ok(stderr.startsWith(file) && stderr.includes(sentence), stderr);
    }
  });
});
