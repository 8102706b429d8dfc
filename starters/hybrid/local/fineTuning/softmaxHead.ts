/** A trained linear classifier: for each class the weights of the features and, last, the bias. */
export interface SoftmaxHead {
  readonly classes: readonly string[];
  readonly dimensions: number;
  /** Class by class, `dimensions + 1` numbers each. */
  readonly weights: Float32Array;
}

export interface TrainingExample {
  readonly features: readonly number[];
  readonly answer: string;
}

const batchSize = 32;
const learningRate = 0.02;
/** Of Adam (Kingma and Ba 2015), as the paper has them. */
const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
/** Pulls the weights towards zero, without which a few hundred rows are learnt by heart. */
const weightDecay = 1e-4;

/**
 * Multinomial logistic regression by Adam on cross entropy: the "fine-tuning" of the local server. Deterministic.
 * Yields the mean loss of each pass, so that the caller can report it, stop, or let others work.
 */
export function* trainHead(
  examples: readonly TrainingExample[],
  passes: number,
): Generator<number, SoftmaxHead> {
  const classes = [...new Set(examples.map(({ answer }) => answer))].sort();
  const dimensions = examples[0]?.features.length ?? 0;
  const stride = dimensions + 1;
  const weights = new Float32Array(classes.length * stride);
  const gradient = new Float32Array(weights.length);
  const first = new Float32Array(weights.length);
  const second = new Float32Array(weights.length);
  const inputs = examples.map(({ features }) => Float32Array.from([...features, 1]));
  const targets = examples.map(({ answer }) => classes.indexOf(answer));
  const order = examples.map((_, index) => index);
  const random = seededRandom(42);
  let step = 0;
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    let loss = 0;
    for (let start = 0; start < order.length; start += batchSize) {
      const batch = order.slice(start, start + batchSize);
      gradient.fill(0);
      for (const index of batch) {
        const input = inputs[index] ?? new Float32Array(stride);
        const probabilities = softmax(scores(weights, input, classes.length));
        const target = targets[index] ?? 0;
        loss -= Math.log(Math.max(probabilities[target] ?? 0, 1e-12));
        for (const [klass, probability] of probabilities.entries()) {
          const error = (probability - (klass === target ? 1 : 0)) / batch.length;
          const offset = klass * stride;
          for (let at = 0; at < stride; at++) {
            gradient[offset + at] = (gradient[offset + at] ?? 0) + error * (input[at] ?? 0);
          }
        }
      }
      adamStep(weights, gradient, first, second, ++step);
    }
    yield loss / examples.length;
  }
  return { classes, dimensions, weights };
}

/** The most probable class of the features. */
export function predict({ classes, weights }: SoftmaxHead, features: readonly number[]): string {
  const values = scores(weights, Float32Array.from([...features, 1]), classes.length);
  let best = 0;
  for (const [klass, value] of values.entries()) if (value > (values[best] ?? 0)) best = klass;
  return classes[best] ?? '';
}

function scores(weights: Float32Array, input: Float32Array, classes: number): Float64Array {
  const result = new Float64Array(classes);
  for (let klass = 0; klass < classes; klass++) {
    const offset = klass * input.length;
    let sum = 0;
    for (let at = 0; at < input.length; at++) sum += (weights[offset + at] ?? 0) * (input[at] ?? 0);
    result[klass] = sum;
  }
  return result;
}

function softmax(values: Float64Array): Float64Array {
  const highest = Math.max(...values);
  const exponentials = values.map((value) => Math.exp(value - highest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}

function adamStep(
  weights: Float32Array,
  gradient: Float32Array,
  first: Float32Array,
  second: Float32Array,
  step: number,
): void {
  const { beta1, beta2, epsilon } = adam;
  const correction1 = 1 - beta1 ** step;
  const correction2 = 1 - beta2 ** step;
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] ?? 0;
    const slope = (gradient[at] ?? 0) + weightDecay * weight;
    const mean = beta1 * (first[at] ?? 0) + (1 - beta1) * slope;
    const square = beta2 * (second[at] ?? 0) + (1 - beta2) * slope * slope;
    first[at] = mean;
    second[at] = square;
    weights[at] =
      weight - (learningRate * (mean / correction1)) / (Math.sqrt(square / correction2) + epsilon);
  }
}

/** mulberry32 (public domain): good enough to shuffle with. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fisher and Yates. */
function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}
