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
