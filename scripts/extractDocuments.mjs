/**
 * Extracts every file below a folder as Ockham does and prints one line per file, then totals:
 *
 *   npm run build && node scripts/extractDocuments.mjs <folder>
 *
 * Hostile files are welcome: this process must stay small whatever they hold, and the last line says how small.
 */
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import esbuild from 'esbuild';
import { get_encoding } from 'tiktoken';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Usage: node scripts/extractDocuments.mjs <folder>');
  process.exit(1);
}

const bundle = '.cache/extractDocuments.cjs';
await esbuild.build({
  entryPoints: ['src/measure/extract/process/documentExtractor.ts'],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile: bundle,
  logLevel: 'error',
});
const { DocumentExtractor } = createRequire(import.meta.url)(path.resolve(bundle));

const extractor = new DocumentExtractor({ processPath: 'dist/extractProcess.js' });
const encoding = get_encoding('o200k_base');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => statSync(path.join(folder, file)).isFile())
  .sort();

const startBytes = process.memoryUsage.rss();
let mostBytes = 0;
const watch = setInterval(() => {
  mostBytes = Math.max(mostBytes, process.memoryUsage.rss() - startBytes);
}, 10);

const rows = [];
const texts = [];
for (const file of files) {
  const start = performance.now();
  const extraction = await extractor.extract({ path: path.join(folder, file) });
  const ms = Math.round(performance.now() - start);
  texts.push(extraction.kind === 'text' ? extraction.text : undefined);
  rows.push({ file, ms, format: extraction.format, extraction });
}
clearInterval(watch);
extractor.dispose();

console.log(
  '| file | | format | characters | tokens | ms | reason or assumptions |\n| --- | --- | --- | ---: | ---: | ---: | --- |',
);
const counts = {};
for (const [index, { file, ms, format, extraction }] of rows.entries()) {
  const text = texts[index] === undefined ? undefined : new TextDecoder().decode(texts[index]);
  const outcome = extraction.kind === 'text' ? 'read' : `skipped: ${extraction.reason.code}`;
  counts[outcome] = (counts[outcome] ?? 0) + 1;
  const why =
    extraction.kind === 'text' ? extraction.assumptions.join('; ') : extraction.reason.sentence;
  const sizes =
    text === undefined ? ' | ' : `${text.length} | ${encoding.encode_ordinary(text).length}`;
  console.log(`| ${file} | ${outcome} | ${format} | ${sizes} | ${ms} | ${why} |`);
}
const totalMs = rows.reduce((sum, { ms }) => sum + ms, 0);
console.log(
  `\n${rows.length} files in ${totalMs} ms; this process grew by at most ${Math.round(mostBytes / 1e6)} MB`,
);
console.log(counts);
