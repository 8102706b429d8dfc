import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { planDefaults } from '../../../src/core/plan/defaults';
import { planJsonSchema } from '../../../src/core/plan/jsonSchema';
import { migratePlan } from '../../../src/core/plan/migrate';
import { parsePlan } from '../../../src/core/plan/parse';
import { provenanceOf } from '../../../src/core/plan/provenance';

function problems(text: string): string[] {
  return parsePlan(text).problems.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
}

function valid(text: string) {
  const parsed = parsePlan(text);
  assert.equal(parsed.status, 'valid', JSON.stringify(parsed.problems));
  return parsed;
}

describe('reading a plan', () => {
  it('needs only the version and marks the rest as assumed', () => {
    const { plan } = valid('{ "version": 1 }');
    assert.equal(plan.limits.targetQuality, planDefaults.limits.targetQuality.value);
    assert.ok(
      plan.assumed.has('workload.queriesPerDay') && plan.assumed.has('people.setupHours.rag'),
    );
    assert.deepEqual(plan.facts, {});
  });

  it('does not mark what was stated', () => {
    const { plan } = valid(
      '{ "version": 1, "workload": { "queriesPerDay": [10, 20, 40], "tokens": { "answer": 5 } } }',
    );
    assert.deepEqual(plan.workload.queriesPerDay, [10, 20, 40]);
    assert.ok(
      !plan.assumed.has('workload.queriesPerDay') && !plan.assumed.has('workload.tokens.answer'),
    );
    assert.ok(plan.assumed.has('workload.tokens.question'));
  });

  it('reads a bare fact as stated and a full one with its provenance', () => {
    const { plan } = valid(`{ "version": 1, "facts": {
      "corpusTokens": 5, "promptScore": { "passed": 3, "total": 4 },
      "labelledExamples": { "value": 9, "kind": "measured", "source": "a.jsonl", "at": "2026-11-22T10:00:00Z" } } }`);
    assert.deepEqual(plan.facts.corpusTokens, { value: 5, kind: 'stated' });
    assert.deepEqual(plan.facts.promptScore, { value: { passed: 3, total: 4 }, kind: 'stated' });
    assert.equal(plan.facts.labelledExamples?.source, 'a.jsonl');
  });

  it('reads a measured workload with its provenance, and keeps a bare one stated', () => {
    const { plan } = valid(`{ "version": 1, "workload": { "monthlyGrowth": 0.1,
      "queriesPerDay": { "value": [900, 1000, 1200], "kind": "measured", "source": "usage.csv", "at": "2026-11-22" },
      "tokens": { "answer": { "value": 210, "kind": "measured" }, "question": { "value": 90, "kind": "assumed", "source": "a guess" } } },
      "today": { "monthlyCost": { "value": 420.5, "kind": "measured", "source": "costs.csv" } } }`);
    assert.deepEqual(plan.workload.queriesPerDay, [900, 1000, 1200]);
    assert.equal(plan.workload.tokens.answer, 210);
    assert.deepEqual(plan.today, { monthlyCost: 420.5 });
    assert.deepEqual(provenanceOf(plan, 'workload.queriesPerDay'), {
      kind: 'measured',
      source: 'usage.csv',
      at: '2026-11-22',
    });
    assert.equal(provenanceOf(plan, 'workload.monthlyGrowth').kind, 'stated');
    assert.equal(provenanceOf(plan, 'workload.tokens.system').kind, 'assumed');
    assert.ok(plan.assumed.has('workload.tokens.question'), 'a written guess is still one');
  });

  it('keeps comments, trailing commas, a byte-order mark and unknown keys', () => {
    const parsed = valid(
      '\uFEFF// mine\n{ "version": 1, "team": { "lead": "Ada" }, "facts": { "gut": 3, }, }',
    );
    assert.equal(JSON.stringify(parsed.document['team']), '{"lead":"Ada"}');
  });

  const located: readonly (readonly [text: string, expected: RegExp])[] = [
    ['', /^1:1 a plan is a JSON object/],
    ['[]', /^1:1 a plan is a JSON object/],
    ['{\n  "version": 1\n  "title": "x"\n}', /^3:3 .*comma expected/],
    ['{}', /^1:1 the plan has no version: add "version": 1/],
    ['{ "version": 9 }', /^1:14 version 9 was written by a later Ockham/],
    [
      '{ "version": 1,\r\n  "needs": { "behavior": { "voice": "yes" } } }',
      /^2:37 needs.behavior.voice must be "none"/,
    ],
    [
      '{ "version": 1, "limits": { "targetQuality": 85 } }',
      /^1:46 limits.targetQuality must be a fraction below 1/,
    ],
    [
      '{ "version": 1, "workload": { "queriesPerDay": [3, 2, 1] } }',
      /queriesPerDay must be queries per day.*in that order/,
    ],
    [
      '{ "version": 1, "workload": { "queriesPerDay": -1 } }',
      /^1:48 workload.queriesPerDay must be queries per day, 0 or more/,
    ],
    [
      '{ "version": 1, "workload": { "queriesPerDay": 1e999 } }',
      /^1:48 workload.queriesPerDay must be/,
    ],
    [
      '{ "version": 1, "facts": { "promptScore": { "passed": 9, "total": 4 } } }',
      /promptScore.*passed must not exceed total/,
    ],
    [
      '{ "version": 1, "facts": { "corpusTokens": { "value": 3, "kind": "guessed" } } }',
      /^1:66 facts.corpusTokens.kind must be "measured"/,
    ],
    [
      '{ "version": 1, "facts": { "labelledExamples": 2.5 } }',
      /labelledExamples must be a whole number/,
    ],
    ['{ "version": 1, "title": "a", "title": "b" }', /^1:31 the key "title" stands twice/],
    ['['.repeat(100_000), /nested deeper than 100 levels/],
  ];
  for (const [text, expected] of located) {
    it(`says what and where: ${text.slice(0, 60).replaceAll(/\s+/g, ' ')}`, () => {
      assert.equal(parsePlan(text).status, 'invalid');
      assert.match(problems(text)[0] ?? '', expected);
    });
  }

  it('warns of facts that cannot all be true, at their place', () => {
    assert.match(
      problems(
        '{ "version": 1,\n "needs": { "knowledge": { "private": "essential" } },\n "facts": { "corpusTokens": 0 } }',
      )[0] ?? '',
      /^3:29 the corpus is empty although/,
    );
    assert.match(
      problems('{ "version": 1, "choices": { "chunkTokens": 10, "chunkOverlap": 10 } }')[0] ?? '',
      /overlap must be smaller/,
    );
  });

  it('never throws, whatever the text', () => {
    const jsonish = fc.string({
      unit: fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ',',
        ':',
        '/',
        '*',
        '\\',
        '\n',
        '1',
        'e',
        '-',
        '.',
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.oneof(jsonish, fc.json(), fc.string()), (text) => void parsePlan(text)),
      { numRuns: 2_000 },
    );
    parsePlan('{ "version": 1, "__proto__": { "facts": 1 }, "constructor": 3 }');
    assert.equal(({} as Record<string, unknown>)['facts'], undefined);
  });
});

describe('older versions', () => {
  it('runs one step per version and stamps the last', () => {
    const chain = [
      ({ query, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, queries: query }),
      ({ queries, ...rest }: Readonly<Record<string, unknown>>) => ({
        ...rest,
        workload: { queries },
      }),
    ];
    assert.deepEqual(migratePlan({ version: 1, query: 5, mine: 'kept' }, chain, 3), {
      status: 'migrated',
      plan: { version: 3, mine: 'kept', workload: { queries: 5 } },
    });
  });
});

describe('the JSON schema', () => {
  it('describes every property that a person writes and lets unknown ones stand', () => {
    const undescribed: string[] = [];
    const visit = (schema: Record<string, unknown>, path: string): void => {
      for (const [name, property] of Object.entries(
        (schema['properties'] ?? {}) as Record<string, Record<string, unknown>>,
      )) {
        const at = `${path}.${name}`;
        if (name !== '$schema' && property['description'] === undefined) undescribed.push(at);
        visit(property, at);
      }
    };
    const schema = planJsonSchema() as Record<string, unknown>;
    visit(schema, '');
    assert.deepEqual(undescribed, []);
    assert.notEqual(schema['additionalProperties'], false);
    assert.deepEqual(schema['required'], ['version']);
  });
});
