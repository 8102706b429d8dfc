import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { resolvePlan } from '../../../src/core/plan/resolve';
import { planProject } from '../../../src/scaffold/planProject';

const startersFolder = path.resolve('starters');

describe('offers.json of the fine-tuning starter', () => {
  it('says what the catalog says: update it where this fails', () => {
    const text = readFileSync(path.join(startersFolder, 'fine-tuning/offers.json'), 'utf8');
    assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(bundledCatalog.fineTuningOffers)));
  });

  it("is written with the plan's own prices", async () => {
    const plan = resolvePlan({
      version: 1,
      prices: { 'openai:gpt-4o-mini': { 'training.price': 1.5 } },
    });
    const project = await planProject({
      approach: 'fine-tuning',
      startersFolder,
      target: path.resolve('nowhere'),
      source: { plan, folder: path.resolve('.') },
      day: '2026-11-22',
    });
    const text = project.written.get('offers.json') ?? '';
    const [overridden] = /"value": 1\.5,[^}]*"confidence": "stated"/.exec(text) ?? [];
    assert.ok(overridden, 'the stated price stands nowhere');
  });
});
