import type { Embed } from '../src/ingest/embed.ts';

export const testDimensions = 64;

/** Counts words into buckets: the same words, the same vector. Enough to test the store, no model. */
export const testEmbed: Embed = (texts) =>
  Promise.resolve(
    texts.map((text) => {
      const vector = new Array<number>(testDimensions).fill(0);
      vector[0] = 0.01;
      for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
        let bucket = 7;
        for (const character of word) bucket = (bucket * 31 + character.charCodeAt(0)) % 9973;
        bucket %= testDimensions;
        vector[bucket] = (vector[bucket] ?? 0) + 1;
      }
      return vector;
    }),
  );

/** Documents of two chunks of at most 80 characters each. */
export function corpusOf(count: number): { path: string; text: string }[] {
  return Array.from({ length: count }, (_, at) => ({
    path: `${at}.md`,
    text: `# First ${at}\n\n${`Parcel ${at} leaves at noon. `.repeat(2)}\n\n# Second ${at}\n\n${`Parcel ${at} stays here. `.repeat(2)}`,
  }));
}
