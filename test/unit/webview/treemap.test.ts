import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { neighbourOf, type Direction } from '../../../src/webview/charts/neighbour';
import { squarify } from '../../../src/webview/charts/squarify';

const values = fc
  .array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 })
  .map((list) => list.sort((a, b) => b - a));
const within = fc.record({
  x: fc.integer({ min: 0, max: 50 }),
  y: fc.integer({ min: 0, max: 50 }),
  width: fc.integer({ min: 20, max: 1_600 }),
  height: fc.integer({ min: 20, max: 600 }),
});
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, a, b);

describe('A treemap', () => {
  it('gives each value its share of the area, all within the whole and none over another', () => {
    fc.assert(
      fc.property(values, within, (list, whole) => {
        const total = list.reduce((sum, value) => sum + value, 0);
        const placed = squarify(list, whole);
        assert.equal(placed.length, list.length);
        placed.forEach(({ x, y, width, height }, index) => {
          assert.ok(
            near(width * height, ((list[index] ?? 0) / total) * whole.width * whole.height),
          );
          assert.ok(x >= whole.x - 1e-6 && x + width <= whole.x + whole.width + 1e-6);
          assert.ok(y >= whole.y - 1e-6 && y + height <= whole.y + whole.height + 1e-6);
          for (const other of placed.slice(index + 1)) {
            const across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
            const down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
            assert.ok(across <= 1e-6 || down <= 1e-6);
          }
        });
      }),
    );
  });

  it('divides the example of the paper as the paper does', () => {
    const placed = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 });
    const rounded = placed.map(({ width, height }) =>
      [width, height].map((side) => Number(side.toFixed(2))),
    );
    assert.deepEqual(rounded, [
      [3, 2],
      [3, 2],
      [1.71, 2.33],
      [1.29, 2.33],
      [1.2, 1.67],
      [1.2, 1.67],
      [0.6, 1.67],
    ]);
  });

  it('lets the arrow keys reach every tile from every other', () => {
    const directions: readonly Direction[] = ['left', 'right', 'up', 'down'];
    fc.assert(
      fc.property(values, within, (list, whole) => {
        const placed = squarify(list, whole);
        const reached = new Set([0]);
        for (const from of reached)
          for (const direction of directions) reached.add(neighbourOf(placed, from, direction));
        assert.equal(reached.size, placed.length);
      }),
      { numRuns: 50 },
    );
  });
});
