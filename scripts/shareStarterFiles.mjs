// @ts-check
/**
 * Each starter is a project that stands alone, so what they have in common is committed in each of them.
 * The original of a shared file lies in starters/prompt (or in the starter that `from` names).
 *
 *   node scripts/shareStarterFiles.mjs           copies the originals to the other starters
 *   node scripts/shareStarterFiles.mjs --check   fails where a copy differs from its original
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const starters = fileURLToPath(new URL('../starters/', import.meta.url));

/** @type {readonly { from: string, to: readonly string[], files: readonly string[] }[]} */
const shared = [
  {
    from: 'prompt',
    to: ['rag', 'fine-tuning', 'hybrid'],
    files: [
      '.github/workflows/ci.yml',
      'eslint.config.js',
      'evals/intervals.ts',
      'evals/report.ts',
      'gitignore',
      'local/chat.ts',
      'local/embeddings.ts',
      'local/encoder.ts',
      'local/fillSchema.ts',
      'local/reader.ts',
      'local/server.ts',
      'src/config.ts',
      'src/connect.ts',
      'src/errors.ts',
      'src/llm.ts',
      'src/prompt/delimit.ts',
      'src/settings.ts',
      'src/spending.ts',
      'src/usageLog.ts',
      'test/llm.test.ts',
      'test/stubServer.ts',
      'tsconfig.json',
      'typescript.mjs',
    ],
  },
  { from: 'prompt', to: ['fine-tuning'], files: ['.env.example'] },
  {
    from: 'rag',
    to: ['hybrid'],
    files: [
      'corpus/house/opening-hours.md',
      'corpus/house/privacy.md',
      'corpus/house/volunteers.md',
      'corpus/house/workshops.md',
      'corpus/lending/borrowing.md',
      'corpus/lending/damage.md',
      'corpus/lending/late-returns.md',
      'corpus/lending/membership.md',
      'corpus/lending/safety.md',
      'docker-compose.yml',
      'evals/answers.ts',
      'evals/questions.jsonl',
      'evals/questions.ts',
      'evals/retrieval.ts',
      'evals/run.ts',
      'evals/sample.ts',
      'evals/thresholds.json',
      'migrations/001_init.sql',
      'public/index.html',
      'public/page.css',
      'public/page.js',
      'src/answer/citations.ts',
      'src/cli.ts',
      'src/database/migrate.ts',
      'src/database/openPglite.ts',
      'src/database/openPostgres.ts',
      'src/database/processLock.ts',
      'src/database/sql.ts',
      'src/database/vectorIndex.ts',
      'src/database/vectorType.ts',
      'src/ingest/chunkDocument.ts',
      'src/ingest/compileGlob.ts',
      'src/ingest/embed.ts',
      'src/ingest/indexCorpus.ts',
      'src/ingest/ingest.ts',
      'src/ingest/loadDocuments.ts',
      'src/ingest/splitSegments.ts',
      'src/ingest/textLength.ts',
      'src/main.ts',
      'src/openRag.ts',
      'src/planNotes.ts',
      'src/prompt/renderSources.ts',
      'src/readQuestion.ts',
      'src/retrieve/chunkHit.ts',
      'src/retrieve/fuseRankings.ts',
      'src/retrieve/rerank.ts',
      'src/retrieve/retrieve.ts',
      'src/retrieve/searchDense.ts',
      'src/retrieve/searchLexical.ts',
      'src/server.ts',
      'src/stats.ts',
      'test/chunk.test.ts',
      'test/citations.test.ts',
      'test/database.test.ts',
      'test/engines.ts',
      'test/fuse.test.ts',
      'test/ingestForever.ts',
      'test/loadDocuments.test.ts',
      'test/lock.test.ts',
      'test/server.test.ts',
      'test/testEmbedding.ts',
    ],
  },
  {
    from: 'fine-tuning',
    to: ['hybrid'],
    files: [
      'evals/mcnemar.ts',
      'local/fineTuning/diskStore.ts',
      'local/fineTuning/fileRoutes.ts',
      'local/fineTuning/fineTuning.ts',
      'local/fineTuning/jobRoutes.ts',
      'local/fineTuning/records.ts',
      'local/fineTuning/softmaxHead.ts',
      'local/fineTuning/trainer.ts',
      'offers.json',
      'src/chooseTrainer.ts',
      'src/commands/job.ts',
      'src/commands/prepare.ts',
      'src/commands/submit.ts',
      'src/cost.ts',
      'src/data/conversation.ts',
      'src/data/dedupe.ts',
      'src/data/leakage.ts',
      'src/data/nearDuplicates.ts',
      'src/data/pii.ts',
      'src/data/prepare.ts',
      'src/data/row.ts',
      'src/data/split.ts',
      'src/data/stats.ts',
      'src/data/tokens.ts',
      'src/data/validate.ts',
      'src/door.ts',
      'src/job/lock.ts',
      'src/job/run.ts',
      'src/job/state.ts',
      'src/job/store.ts',
      'src/offers.ts',
      'src/preflight.ts',
      'src/providers/export.ts',
      'src/providers/fireworks.ts',
      'src/providers/openai.ts',
      'src/providers/rest.ts',
      'src/providers/submitOnce.ts',
      'src/providers/together.ts',
      'src/providers/trainerError.ts',
      'src/providers/types.ts',
      'src/trainingSettings.ts',
      'training.json',
    ],
  },
];

const check = process.argv.includes('--check');
/** @type {string[]} */
const different = [];
for (const { from, to, files } of shared) {
  for (const starter of to.filter((name) => existsSync(path.join(starters, name)))) {
    for (const file of files) {
      const original = readFileSync(path.join(starters, from, file));
      const copy = path.join(starters, starter, file);
      if (existsSync(copy) && readFileSync(copy).equals(original)) continue;
      different.push(path.join(starter, file));
      if (check) continue;
      mkdirSync(path.dirname(copy), { recursive: true });
      writeFileSync(copy, original);
    }
  }
}
if (check && different.length > 0) {
  console.error(
    `These differ from their originals: run "node scripts/shareStarterFiles.mjs".\n${different.join('\n')}`,
  );
  process.exitCode = 1;
}
