// @ts-check
/**
 * Compares what Ockham extracts from documents with what pandoc, which must be installed, makes of them.
 *
 *   npm run build && node test/bench/extraction.mjs <folder…>
 *
 * Per file: the tokens of both, their ratio as they are, and the ratio of what both have: without what pandoc's plain text
 * draws or numbers itself (list markers, table rules, padding, blank lines, marks of super- and subscripts). Then the words
 * that only one of them has. Tokens are o200k_base.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { get_encoding } from 'tiktoken';

const bundle = path.resolve('.cache/bench/documentExtractor.cjs');
await build({
  entryPoints: ['src/measure/extract/process/documentExtractor.ts'],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile: bundle,
  logLevel: 'error',
});
const { DocumentExtractor } = createRequire(import.meta.url)(bundle);
const extractor = new DocumentExtractor({ processPath: 'dist/extractProcess.js' });
const encoding = get_encoding('o200k_base');
/** @param {string} text */
const countTokens = (text) => encoding.encode_ordinary(text).length;

for (const folder of process.argv.slice(2)) {
  const sums = { own: 0, other: 0, ownShared: 0, otherShared: 0 };
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name);
    if (!statSync(file).isFile()) continue;
    const extraction = await extractor.extract({ path: file });
    const pandoc = spawnSync('pandoc', ['-t', 'plain', '--wrap=none', file], { encoding: 'utf8' });
    if (pandoc.error) throw new Error('pandoc is not installed', { cause: pandoc.error });
    if (extraction.kind !== 'text' || pandoc.status !== 0) {
      const own = extraction.kind === 'text' ? 'read' : extraction.reason.sentence;
      console.log(
        `${name}: Ockham: ${own}; pandoc: ${pandoc.status === 0 ? `${pandoc.stdout.trim().length} characters` : 'fails'}`,
      );
      continue;
    }
    compare(name, new TextDecoder().decode(extraction.text), pandoc.stdout, sums);
  }
  console.log(
    `${folder}: ${ratio(sums.own, sums.other)} of pandoc's tokens as they are, ${ratio(sums.ownShared, sums.otherShared)} without its additions\n`,
  );
}
extractor.dispose();

/** @param {string} name @param {string} own @param {string} other @param {{ own: number, other: number, ownShared: number, otherShared: number }} sums */
function compare(name, own, other, sums) {
  const raw = [countTokens(own), countTokens(other)];
  const shared = [countTokens(collapse(own)), countTokens(collapse(withoutAdditions(other)))];
  sums.own += raw[0] ?? 0;
  sums.other += raw[1] ?? 0;
  sums.ownShared += shared[0] ?? 0;
  sums.otherShared += shared[1] ?? 0;
  const lost = wordsMissing(withoutAdditions(other), own);
  const added = wordsMissing(own, withoutAdditions(other));
  console.log(
    `${name}: ${raw[0]} of ${raw[1]} tokens, ${ratio(raw[0], raw[1])}; without additions ${ratio(shared[0], shared[1])}`,
  );
  if (lost.length > 0) console.log(`  only pandoc: ${lost.slice(0, 40).join(' ')}`);
  if (added.length > 0) console.log(`  only Ockham: ${added.slice(0, 40).join(' ')}`);
}

/** @param {string} plain */
function withoutAdditions(plain) {
  return plain
    .replace(/^\s*(?:\d+[.)]|\(\d+\)|[a-z][.)]|[-•○▪])(?=\s)/gm, '')
    .replace(/^[-=+|\s]*[-=]{3,}[-=+|\s]*$/gm, '')
    .replace(/[_^]\(([^()]*)\)/g, '$1');
}

/** @param {string} text */
function collapse(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/** The words of one text that the other has less often. @param {string} one @param {string} other */
function wordsMissing(one, other) {
  /** @param {string} text */
  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  /** @type {Map<string, number>} */
  const left = new Map();
  for (const word of words(other)) left.set(word, (left.get(word) ?? 0) + 1);
  return words(one).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** @param {number | undefined} one @param {number | undefined} other */
function ratio(one = NaN, other = NaN) {
  return (one / other).toFixed(3);
}
