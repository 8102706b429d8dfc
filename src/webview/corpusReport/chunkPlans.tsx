import type { CorpusChunkPlan } from '../../core/corpus/chunkPlan';
import { formatBytes, formatWhole } from '../format';

/** What retrieval would have to embed and store. */
export function ChunkPlans({ plans }: { readonly plans: readonly CorpusChunkPlan[] }) {
  const [first] = plans;
  if (!first || first.chunks === 0) return null;
  return (
    <section aria-labelledby="chunks">
      <h2 id="chunks">Cut into chunks</h2>
      <p class="hint">
        What retrieval would embed and store. Each chunk is one vector; storage is that of the
        vectors alone, in float32.
      </p>
      <div class="scrolled" role="group" aria-label="Chunks by size" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Chunk, overlap</th>
              <th scope="col" class="number">
                Chunks
              </th>
              <th scope="col" class="number">
                Tokens to embed
              </th>
              {first.storage.map(({ dimensions }) => (
                <th key={dimensions} scope="col" class="number">
                  {formatWhole(dimensions)} dimensions
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plans.map(({ chunkTokens, overlapTokens, chunks, embeddingTokens, storage }) => (
              <tr key={chunkTokens}>
                <th scope="row">
                  {formatWhole(chunkTokens)}, {formatWhole(overlapTokens)}
                </th>
                <td class="number">{formatWhole(chunks)}</td>
                <td class="number">{formatWhole(embeddingTokens)}</td>
                {storage.map(({ dimensions, bytes }) => (
                  <td key={dimensions} class="number">
                    {formatBytes(bytes)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
