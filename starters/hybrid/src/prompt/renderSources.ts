import type { ChunkHit } from '../retrieve/chunkHit.ts';
import { delimit } from './delimit.ts';

/** The sources of one question under the ids that citations use: S1, S2, … */
export function nameSources(hits: readonly ChunkHit[]): Map<string, ChunkHit> {
  return new Map(hits.map((hit, at) => [`S${at + 1}`, hit]));
}

/** The sources as the model sees them: data between tags that they cannot close. */
export function renderSources(sources: ReadonlyMap<string, ChunkHit>): string {
  return [...sources]
    .map(([id, { path, heading, text }]) => delimit('source', text, { id, path, heading }))
    .join('\n');
}
