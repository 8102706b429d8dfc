/** A rectangle in pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Divides a rectangle into one for each value, of the value's share of the area, each as near to a square as may be.
 * @param values above 0, the largest first
 * Source: Bruls, Huizing, van Wijk, "Squarified treemaps" (2000).
 */
export function squarify(values: readonly number[], within: Rectangle): Rectangle[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  const scale = total === 0 ? 0 : (within.width * within.height) / total;
  const areas = values.map((value) => value * scale);
  const placed: Rectangle[] = [];
  let free = within;
  while (placed.length < areas.length) {
    const side = Math.min(free.width, free.height);
    const row = bestRow(areas, placed.length, side);
    const thickness = side === 0 ? 0 : sum(row) / side;
    placed.push(...placeRow(row, free, thickness));
    free = cutOff(free, thickness);
  }
  return placed;
}

/** As many of the next areas as make the worst of their rectangles along a side squarest. */
function bestRow(areas: readonly number[], from: number, side: number): number[] {
  const row: number[] = [];
  let worst = Infinity;
  for (const area of areas.slice(from)) {
    const ratio = worstRatio([...row, area], side);
    if (row.length > 0 && ratio > worst) break;
    row.push(area);
    worst = ratio;
  }
  return row;
}

/** The longer over the shorter side of the row's most oblong rectangle. */
function worstRatio(row: readonly number[], side: number): number {
  const squaredSum = sum(row) ** 2;
  const squaredSide = side ** 2;
  const largest = Math.max(...row);
  const smallest = Math.min(...row);
  return Math.max((squaredSide * largest) / squaredSum, squaredSum / (squaredSide * smallest));
}

/** Lays a row along the shorter side of the free space. */
function placeRow(
  row: readonly number[],
  { x, y, width, height }: Rectangle,
  thickness: number,
): Rectangle[] {
  let at = 0;
  return row.map((area) => {
    const length = thickness === 0 ? 0 : area / thickness;
    const rectangle =
      width >= height
        ? { x, y: y + at, width: thickness, height: length }
        : { x: x + at, y, width: length, height: thickness };
    at += length;
    return rectangle;
  });
}

function cutOff({ x, y, width, height }: Rectangle, thickness: number): Rectangle {
  return width >= height
    ? { x: x + thickness, y, width: Math.max(0, width - thickness), height }
    : { x, y: y + thickness, width, height: Math.max(0, height - thickness) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
