import type { Rectangle } from './squarify';

export type Direction = 'left' | 'right' | 'up' | 'down';

const steps: Readonly<Record<Direction, { readonly x: number; readonly y: number }>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** How much farther a step aside counts than one straight on. */
const asideWeight = 2;

/** The rectangle that an arrow key leads to: the nearest beyond the edge in its direction; itself where there is none. */
export function neighbourOf(
  rectangles: readonly Rectangle[],
  from: number,
  direction: Direction,
): number {
  const start = rectangles[from];
  if (!start) return from;
  const step = steps[direction];
  let nearest = from;
  let least = Infinity;
  rectangles.forEach((candidate, index) => {
    const x = centerOf(candidate.x, candidate.width) - centerOf(start.x, start.width);
    const y = centerOf(candidate.y, candidate.height) - centerOf(start.y, start.height);
    const ahead = x * step.x + y * step.y;
    // Half the two sizes: candidates that lie beside it are not ahead of it.
    const reach =
      step.x === 0 ? (candidate.height + start.height) / 2 : (candidate.width + start.width) / 2;
    if (index === from || ahead < reach - 1) return;
    const aside =
      step.x === 0
        ? overlapDistance(start.x, start.width, candidate.x, candidate.width)
        : overlapDistance(start.y, start.height, candidate.y, candidate.height);
    const distance = ahead - reach + asideWeight * aside + Math.abs(step.x === 0 ? x : y) / 1e3;
    if (distance < least) {
      least = distance;
      nearest = index;
    }
  });
  return nearest;
}

function centerOf(start: number, length: number): number {
  return start + length / 2;
}

/** How far apart two spans are; 0 where they share a stretch. */
function overlapDistance(a: number, aLength: number, b: number, bLength: number): number {
  return Math.max(0, b - (a + aLength), a - (b + bLength));
}
