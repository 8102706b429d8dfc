import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fuseRankings } from '../src/retrieve/fuseRankings.ts';

const items = (ids: string): { id: string }[] => ids.split(' ').map((id) => ({ id }));
const order = (fused: { id: string }[]): string => fused.map((item) => item.id).join(' ');

describe('fuseRankings', () => {
  it('prefers what both rankings found to what one put first', () => {
    // b: 0.5/62 + 0.5/62 = 0.0161; a: 0.5/61 = 0.0082.
    assert.equal(
      order(
        fuseRankings([
          { items: items('a b'), weight: 0.5 },
          { items: items('c b'), weight: 0.5 },
        ]),
      ),
      'b a c',
    );
  });

  it('is one ranking alone where the other weighs nothing', () => {
    assert.equal(
      order(
        fuseRankings([
          { items: items('a b c'), weight: 0 },
          { items: items('x y a'), weight: 1 },
        ]),
      ),
      'x y a',
    );
  });

  it('lets the weight decide between the first of each', () => {
    const fused = (weight: number): string =>
      order(
        fuseRankings([
          { items: items('a'), weight },
          { items: items('z'), weight: 1 - weight },
        ]),
      );
    assert.equal(fused(0.3), 'z a');
    assert.equal(fused(0.7), 'a z');
  });
});
