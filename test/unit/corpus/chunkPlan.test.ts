import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { planChunks } from '../../../src/core/corpus/chunkPlan';

/** Cuts a document as an indexer would, token by token. */
function cut(tokens: number, chunkTokens: number, overlapTokens: number): number[] {
  const chunks: number[] = [];
  for (let start = 0; start < tokens; start += chunkTokens - overlapTokens) {
    const end = Math.min(tokens, start + chunkTokens);
    chunks.push(end - start);
    if (end === tokens) break;
  }
  return chunks;
}

describe('planChunks', () => {
  it('says what cutting every document says', () => {
    const settings = fc
      .tuple(fc.integer({ min: 1, max: 300 }), fc.nat(299))
      .filter(([chunkTokens, overlapTokens]) => overlapTokens < chunkTokens);
    fc.assert(
      fc.property(
        fc.array(fc.nat(3_000), { maxLength: 20 }),
        settings,
        (documents, [chunkTokens, overlapTokens]) => {
          const expected = documents.flatMap((tokens) => cut(tokens, chunkTokens, overlapTokens));
          const plan = planChunks(
            documents.map((tokens) => ({ tokens })),
            { chunkTokens, overlapTokens },
          );
          assert.equal(plan.chunks, expected.length);
          assert.equal(
            plan.embeddingTokens,
            expected.reduce((sum, tokens) => sum + tokens, 0),
          );
        },
      ),
    );
  });

  it('takes four bytes for each dimension of each vector', () => {
    const { storage } = planChunks([{ tokens: 950 }], { chunkTokens: 500, overlapTokens: 50 });
    assert.deepEqual(storage[1], { dimensions: 1_536, bytes: 2 * 1_536 * 4 });
  });
});
