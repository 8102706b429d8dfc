/** Round values from 0 to at least `most`, about as many as asked for, in steps of 1, 2, 2.5 or 5 times a power of ten. */
export function ticksTo(most: number, count: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const steps = Math.ceil(most / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** Whole months from 0 to the last, in steps a person counts in. */
export function monthTicks(last: number, most: number): number[] {
  const step = [1, 2, 3, 6, 12, 24].find((months) => last / months <= most) ?? 24;
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step);
}

/** The powers of ten within a span. */
export function decades(from: number, to: number): number[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => 10 ** (first + index));
}
