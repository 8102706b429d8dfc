// @ts-check
/** What a host would send, for the webview tests. */

/** @typedef {import('../../src/protocol/corpusReport').CorpusReportSnapshot} CorpusReportSnapshot */

/** @param {string} name @param {number} window @param {import('../../src/core/corpus/fit').FitVerdict} verdict @param {'exact' | 'rough'} method */
function fitRow(name, window, verdict, method) {
  const likely = 412_345;
  return {
    model: {
      id: name.toLowerCase().replaceAll(' ', '-'),
      provider: 'Example',
      name,
      contextWindow: {
        kind: 'known',
        value: window,
        unit: 'tokens',
        url: 'https://example.com',
        readAt: '2026-11-20',
        confidence: 'verified',
      },
    },
    corpus:
      method === 'exact'
        ? { low: likely, likely, high: likely, method }
        : { low: Math.round(likely * 0.9), likely, high: Math.round(likely * 1.3), method },
    usableTokens: window - 8_000,
    verdict,
  };
}

/** @type {CorpusReportSnapshot} */
export const report = /** @type {any} */ ({
  kind: 'snapshot',
  folders: ['docs'],
  at: '2026-11-22T09:30:00.000Z',
  durationMs: 184,
  notes: ['This workspace is not trusted: its own Ockham settings were not used.'],
  report: {
    encoding: 'o200k_base',
    totals: { files: 214, tokens: 412_345, bytes: 1_700_000, skipped: 3, excluded: 12 },
    reserved: { prompt: 4_000, answer: 4_000 },
    fit: [
      fitRow('Large Exact', 1_047_576, 'fits', 'exact'),
      fitRow('Large Rough', 1_000_000, 'fits', 'rough'),
      fitRow('Middling Rough', 500_000, 'too close to call', 'rough'),
      fitRow('Small Exact', 128_000, 'does not fit', 'exact'),
    ],
    largestFolders: [
      { path: 'guides', files: 120, tokens: 300_000, bytes: 1_200_000 },
      { path: 'policies', files: 94, tokens: 112_345, bytes: 500_000 },
    ],
    largestFiles: [
      {
        path: 'guides/a very long name of a guide that nobody would shorten, not even in a table.md',
        format: 'markdown',
        tokens: 90_000,
        bytes: 360_000,
      },
      { path: 'policies/returns.md', format: 'markdown', tokens: 40_000, bytes: 160_000 },
    ],
    formats: [
      { format: 'markdown', files: 200, tokens: 400_000 },
      { format: 'pdf', files: 14, tokens: 12_345 },
    ],
    chunkPlans: [
      { chunkTokens: 250, overlapTokens: 25, chunks: 1_834, embeddingTokens: 452_845 },
      { chunkTokens: 500, overlapTokens: 50, chunks: 918, embeddingTokens: 447_545 },
      { chunkTokens: 1_000, overlapTokens: 100, chunks: 460, embeddingTokens: 436_945 },
    ].map((plan) => ({
      ...plan,
      storage: [768, 1_536, 3_072].map((dimensions) => ({
        dimensions,
        bytes: plan.chunks * dimensions * 4,
      })),
    })),
    secrets: {
      count: 2,
      files: 1,
      places: [
        { path: 'guides/deploy.md', line: 12, kind: 'awsKey' },
        { path: 'guides/deploy.md', line: 48, kind: 'urlPassword' },
      ],
    },
    duplicates: {
      exact: {
        files: 2,
        tokensSaved: 80_000,
        groupCount: 1,
        groups: [
          {
            paths: ['policies/returns.md', 'archive/returns.md', 'archive/returns (1).md'],
            tokensSaved: 80_000,
            similarity: 1,
          },
        ],
      },
      near: {
        files: 1,
        tokensSaved: 3_210,
        groupCount: 1,
        groups: [
          {
            paths: ['guides/set-up.md', 'guides/install.md'],
            tokensSaved: 3_210,
            similarity: 0.86,
          },
        ],
      },
    },
    assumptions: [{ phrase: 'HTML as plain text', files: 7 }],
    skipped: [
      {
        code: 'scanned',
        count: 3,
        examples: ['a.pdf', 'b.pdf', 'c.pdf'].map((path) => ({
          path,
          code: 'scanned',
          reason: 'scanned, 12 pages, needs OCR',
        })),
      },
    ],
  },
});
