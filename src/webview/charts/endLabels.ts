const labelHeight = 16;

export interface EndLabel {
  readonly id: string;
  readonly label: string;
  /** Pixels from the top of the plot. */
  readonly at: number;
}

/** The names at the ends of their lines, moved down where they would cover each other, and up from the bottom. */
export function placeLabels(labels: readonly EndLabel[], bottom: number): readonly EndLabel[] {
  let lowest = -Infinity;
  const down = [...labels]
    .sort((a, b) => a.at - b.at)
    .map((label) => {
      lowest = Math.max(label.at, lowest + labelHeight);
      return { ...label, at: lowest };
    });
  let limit = bottom;
  return down.reverse().map((label) => {
    const at = Math.min(label.at, limit);
    limit = at - labelHeight;
    return { ...label, at };
  });
}
