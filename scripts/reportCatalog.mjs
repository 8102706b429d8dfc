/**
 * Counts what the catalog holds and how well it is sourced.
 *
 *   node scripts/reportCatalog.mjs [YYYY-MM-DD]   ages count from this day, today by default
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const outfile = path.join(root, '.cache', 'catalog', 'report.mjs');
await esbuild.build({
  stdin: {
    contents: `export { bundledCatalog } from './bundledCatalog';
      export { rowNumbers } from './rowNumbers';
      export { daysBetween, staleAfterDays } from './age';`,
    resolveDir: path.join(root, 'src', 'core', 'catalog'),
  },
  bundle: true,
  format: 'esm',
  outfile,
  logLevel: 'warning',
});
const { bundledCatalog, rowNumbers, daysBetween, staleAfterDays } = await import(outfile);
const today = process.argv[2] ?? new Date().toISOString().slice(0, 10);

const numbers = Object.values(bundledCatalog).flatMap((rows) =>
  rows.flatMap((row) => rowNumbers(row).map((entry) => ({ ...entry, id: row.id }))),
);
const known = numbers.filter(({ number }) => number.kind === 'known');
const sourced = known.filter(({ number }) => number.url && number.readAt);
const oldest = known.toSorted((a, b) => (a.number.readAt < b.number.readAt ? -1 : 1))[0];
const stale = known.filter(({ number }) => daysBetween(number.readAt, today) > staleAfterDays);

for (const [kind, rows] of Object.entries(bundledCatalog))
  console.log(`${kind}: ${rows.length} rows`);
console.log(
  `${numbers.length} values, ${numbers.length - known.length} of them unknown, with the reason`,
);
console.log(`${sourced.length} of ${known.length} known values have a source and a date`);
for (const confidence of ['verified', 'secondary', 'unverified']) {
  const count = known.filter(({ number }) => number.confidence === confidence).length;
  console.log(`  ${confidence}: ${count}`);
}
console.log(`oldest: ${oldest.number.readAt} (${oldest.id} ${oldest.path})`);
console.log(`${stale.length} are older than ${staleAfterDays} days on ${today}`);
