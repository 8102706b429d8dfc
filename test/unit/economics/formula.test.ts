import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { chargeApproach } from '../../../src/core/economics/approachLedger';
import { componentCosts, missRateToday } from '../../../src/core/economics/bill';
import { componentNames } from '../../../src/core/economics/components';
import { CostLedger } from '../../../src/core/economics/costLedger';
import { formulaOf } from '../../../src/core/economics/formula';
import { pointOf } from '../../../src/core/economics/inputPoint';
import { Volume } from '../../../src/core/economics/volume';
import { approaches } from '../../../src/core/plan/approach';
import { sampleInputs } from './sampleInputs';

describe('formulas shown with the numbers of a plan', () => {
  const { point } = pointOf(sampleInputs);
  for (const approach of approaches) {
    it(`multiply to the cost of their part: ${approach}`, () => {
      const ledger = new CostLedger();
      chargeApproach(ledger, point, approach);
      const volume = new Volume(1);
      volume.follow(point);
      const missRate = missRateToday(ledger, volume);
      const costs = componentCosts(ledger, volume);
      componentNames.forEach((name, part) => {
        const formula = formulaOf(point, approach, name, missRate);
        if (!formula) return;
        const product = formula.factors.reduce((usd, { value }) => usd * value, 1);
        const cost = costs[part];
        const usd = formula.per === 'setup' ? cost?.setupUsd : cost?.monthlyUsd;
        assert.ok(usd !== undefined && Math.abs(product - usd) <= 1e-9 * Math.max(1, usd), name);
      });
    });
  }
});
