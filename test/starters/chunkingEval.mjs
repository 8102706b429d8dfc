/**
 * Retrieval of the RAG starter, as it is shipped, on a public data set: brandonstarxel/chunking_evaluation,
 * three of its corpora, 276 questions with the characters that answer them. Both engines, the real local
 * embedding model, the starter's own settings. Needs `npm ci` in starters/rag and ../shared/data.
 *
 *   node test/starters/chunkingEval.mjs     exit code 1 where a floor is missed or the engines differ
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const starter = fileURLToPath(new URL('../../starters/rag/', import.meta.url));
const data = fileURLToPath(new URL('../../../shared/data/chunking_eval/', import.meta.url));
const floors = { hitAt5: 0.74, meanReciprocalRank: 0.56 };
const corpora = ['state_of_the_union', 'wikitexts', 'chatlogs'];

if (!existsSync(data) || !existsSync(path.join(starter, 'node_modules'))) {
  console.log('skipped: ../shared/data/chunking_eval or starters/rag/node_modules is absent');
  process.exit(0);
}

const load = (file) => import(pathToFileURL(path.join(starter, file)).href);
await load('typescript.mjs');
const { encode } = await load('local/encoder.ts');
const { migrate } = await load('src/database/migrate.ts');
const { openPglite } = await load('src/database/openPglite.ts');
const { openPostgres } = await load('src/database/openPostgres.ts');
const { indexCorpus } = await load('src/ingest/indexCorpus.ts');
const { textLengthIn } = await load('src/ingest/textLength.ts');
const { fuse, searchBoth } = await load('src/retrieve/retrieve.ts');
const { retrieval } = JSON.parse(readFileSync(path.join(starter, 'settings.json'), 'utf8'));

/** Both engines get the same vectors, computed once. */
const vectors = new Map();
async function embed(texts) {
  const fresh = texts.filter((text) => !vectors.has(text));
  const encoded = await encode(fresh);
  fresh.forEach((text, at) => vectors.set(text, encoded[at]));
  return texts.map((text) => vectors.get(text));
}

const questions = readCsv(path.join(data, 'questions_df.csv'))
  .slice(1)
  .map(([question, references, corpus]) => ({
    question,
    corpus,
    references: JSON.parse(references),
  }))
  .filter(({ corpus }) => corpora.includes(corpus));
const documents = corpora.map((corpus) => ({
  path: corpus,
  text: readFileSync(path.join(data, `${corpus}.md`), 'utf8'),
}));

const results = {};
await withPglite(async (database) => {
  results.PGlite = await measure(database);
});
await withServer(async (database) => {
  results['pg over TCP'] = await measure(database);
});

let failed = false;
const expect = (holds, text) => {
  console.log(`${holds ? 'pass' : 'FAIL'}  ${text}`);
  failed ||= !holds;
};
const [first, second] = Object.values(results);
for (const [engine, { hybrid }] of Object.entries(results))
  for (const [metric, floor] of Object.entries(floors))
    expect(
      hybrid[metric] >= floor,
      `${engine}: ${metric} ${hybrid[metric].toFixed(3)} >= ${floor}`,
    );
for (const search of ['dense', 'lexical', 'hybrid'])
  for (const metric of Object.keys(floors)) {
    const difference = Math.abs(first[search][metric] - second[search][metric]);
    expect(
      difference <= 0.01,
      `${search} ${metric}: the engines differ by ${difference.toFixed(4)}`,
    );
  }
process.exitCode = failed ? 1 : 0;

async function measure(database) {
  await migrate(database, {
    project: 'chunking-eval',
    embeddingModel: 'local-use-lite',
    dimensions: 512,
    textSearchLanguage: 'english',
  });
  const { chunksEmbedded } = await indexCorpus(database, documents, {
    limits: { size: retrieval.chunkTokens, overlap: retrieval.chunkOverlap },
    lengthOf: await textLengthIn('tokens'),
    unit: 'tokens',
    embed,
  });
  const weights = { dense: 1, lexical: 0, hybrid: retrieval.denseWeight };
  const ranks = { dense: [], lexical: [], hybrid: [] };
  for (const question of questions) {
    const found = await searchBoth(database, question.question, embed, {
      candidates: 30,
      textSearchLanguage: 'english',
    });
    for (const [search, weight] of Object.entries(weights))
      ranks[search].push(rankOf(question, fuse(found, weight)));
  }
  console.log(
    `${database.engine}: ${chunksEmbedded} chunks of ${retrieval.chunkTokens} tokens, ${questions.length} questions`,
  );
  const scores = {};
  for (const [search, of] of Object.entries(ranks)) {
    scores[search] = {
      hitAt5: of.filter((rank) => rank <= 5).length / of.length,
      meanReciprocalRank: of.reduce((sum, rank) => sum + 1 / rank, 0) / of.length,
    };
    const { hitAt5, meanReciprocalRank } = scores[search];
    console.log(`  ${search}: hit@5 ${hitAt5.toFixed(3)}, MRR ${meanReciprocalRank.toFixed(3)}`);
  }
  return scores;
}

/** The rank of the first chunk that shares at least half of one reference; Infinity where there is none. */
function rankOf({ corpus, references }, hits) {
  const at = hits.findIndex(
    (hit) =>
      hit.path === corpus &&
      references.some(({ start_index: start, end_index: end }) => {
        const shared = Math.min(hit.end, end) - Math.max(hit.start, start);
        return shared >= (end - start) / 2;
      }),
  );
  return at === -1 ? Infinity : at + 1;
}

async function withPglite(work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'chunking-eval-'));
  const database = await openPglite(path.join(folder, 'index'));
  try {
    await work(database);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withServer(work) {
  const require = createRequire(path.join(starter, 'package.json'));
  const fromStarter = (name) => import(pathToFileURL(require.resolve(name)).href);
  const { PGlite } = await fromStarter('@electric-sql/pglite');
  const { vector } = await fromStarter('@electric-sql/pglite-pgvector');
  const { PGLiteSocketServer } = await fromStarter('@electric-sql/pglite-socket');
  const engine = await PGlite.create({ extensions: { vector } });
  const server = new PGLiteSocketServer({
    db: engine,
    host: '127.0.0.1',
    port: 0,
    maxConnections: 10,
  });
  await server.start();
  const database = await openPostgres(`postgresql://postgres@${server.getServerConn()}/postgres`);
  try {
    await work(database);
  } finally {
    await database.close();
    await server.stop();
    await engine.close();
  }
}

/** Rows of fields; quotes are doubled inside quoted fields. */
function readCsv(file) {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of readFileSync(file, 'utf8').matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  return rows;
}
