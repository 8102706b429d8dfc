/** Turns texts into vectors, one each, in their order: `Llm.embed`, which checks what comes back. */
export type Embed = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

/** A vector as pgvector reads it. */
export function toVectorText(vector: readonly number[]): string {
  return `[${vector.join(',')}]`;
}
