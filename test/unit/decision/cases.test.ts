import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { catalogWorld } from '../../../src/core/decision/catalogWorld';
import { decide } from '../../../src/core/decision/decide';
import { approachOfWord, differences, readings } from './cases';
import { readPlan } from './testWorld';

const file = '../shared/data/decision-cases.json';

interface Case {
  readonly id: string;
  readonly chosen: string;
  readonly verified: boolean;
}

/** The day of the catalog's prices. */
const world = catalogWorld(bundledCatalog, '2026-11-22');

describe('published cases', () => {
  if (!existsSync(file)) {
    it(`are compared with our destination (${file} is absent)`, function () {
      this.skip();
    });
    return;
  }
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };

  it('are all read as plans', () => {
    assert.deepEqual(cases.map(({ id }) => id).sort(), Object.keys(readings).sort());
  });

  for (const { id, chosen, verified } of cases) {
    const reading = readings[id];
    if (!reading) continue;
    const { destination, next } = decide(readPlan(reading), world);
    const agrees = destination === approachOfWord[chosen];
    const told = `${id}: chosen ${chosen}${verified ? '' : ' (unverified)'}, ours ${destination}, next ${next}`;
    it(agrees ? `${told}: agree` : `${told}: differ, ${differences[id] ?? 'unexplained'}`, () => {
      assert.equal(
        agrees,
        !(id in differences),
        'agreement and stated differences contradict each other',
      );
    });
  }
});
