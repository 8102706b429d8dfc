import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import picomatch from 'picomatch';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { assess } from '../../../src/core/decision/assess';
import { catalogWorld } from '../../../src/core/decision/catalogWorld';
import { faultOfGlob } from '../../../src/core/plan/costlyGlob';
import { parsePlan } from '../../../src/core/plan/parse';

describe('A plan that somebody else wrote', () => {
  it('cannot hang the editor with a glob that backtracks without end', () => {
    for (const glob of [
      '*a*a*a*a*a*a*a*b',
      '+(a*)b',
      '*(*(a))b',
      '(a+)+b',
      `${'**/a/'.repeat(9)}b`,
      'a'.repeat(5_000),
    ]) {
      const parsed = parsePlan(JSON.stringify({ version: 1, corpus: { exclude: [glob] } }));
      assert.equal(parsed.status, 'invalid', glob);
      assert.match(parsed.problems[0]?.message ?? '', /must not/);
    }
    const name = 'a'.repeat(255);
    const worst = ['*a*a*b', '**/a/**/a/**/a/**/b', '?*a*a{b,*c}', '[a]*[a]*[a]*b'];
    for (const glob of [...worst, '**/*.{png,jpg}', 'drafts/**', '!(x).md', 'a\\*b', '*.test.*']) {
      assert.equal(faultOfGlob(glob), undefined, glob);
      // Ends: an endless one would be ended by the test's time limit.
      const matches = picomatch(glob, { dot: true });
      assert.equal(matches(name), false);
      assert.equal(matches('a/'.repeat(60)), false);
    }
  });

  it('cannot fill the stack with nesting, nor reach the program by names that every object has', () => {
    assert.equal(parsePlan('['.repeat(300_000)).status, 'invalid');
    assert.equal(parsePlan('{"version":1,"x":'.repeat(100_000)).status, 'invalid');
    const parsed = parsePlan(
      '{"version":1,"__proto__":{"polluted":true},"prices":{"__proto__":{"polluted":{"value":1}},"constructor":{"prototype":{"value":1}}}}',
    );
    assert.equal(parsed.status, 'valid');
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  it('is assessed in bounded work whatever numbers it holds', () => {
    const extreme = parsePlan(
      JSON.stringify({
        version: 1,
        workload: { queriesPerDay: [0, 1e12, 1e12], monthlyGrowth: 10, tokens: { question: 1e15 } },
        limits: { horizonMonths: 120 },
        choices: { topK: 10_000, chunkTokens: 1 },
        facts: { corpusTokens: { value: 1e15, kind: 'stated' } },
      }),
    );
    assert.ok(extreme.status === 'valid');
    const { approaches } = assess(extreme.plan, catalogWorld(bundledCatalog, '2026-11-22'));
    assert.equal(Object.keys(approaches).length, 5);
    for (const limits of [{ horizonMonths: 1e9 }, { horizonMonths: 0.5 }])
      assert.equal(parsePlan(JSON.stringify({ version: 1, limits })).status, 'invalid');
  });
});
