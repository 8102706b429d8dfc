// @ts-check
/**
 * `npm run bench`: the token counter against the exact counters on npm, one thread, on the same o200k_base text.
 *
 *   node test/bench/tokenCounter.mjs [--rounds n] [folder…]
 *
 * Each folder is a language of its own. Without folders: the messages of TypeScript's compiler in some languages and the
 * readmes of the installed packages. That is little text, so start-up weighs more than in a real folder.
 *
 * Every library counts every folder in a process of its own, texts in memory, nothing counted before (cold caches);
 * what is timed is the processor time of counting alone. Libraries take turns for as many rounds as asked, and the best round is shown.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildCounters, processorMs, readTexts } from './counters.mjs';
import { installRivals, rivals } from './rivals.mjs';

/** @typedef {{ bytes: number, counts: number[], tokens: number, countMs: number, startMs: number, memoryMegabytes: number }} Measurement */

const ours = ['ockham (wasm)', 'ockham (typescript)'];
const libraries = [...ours, ...Object.keys(rivals)];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '2' }, measure: { type: 'string' } },
});

if (values.measure) {
  console.log(JSON.stringify(await measure(values.measure, positionals[0] ?? '')));
} else {
  installRivals();
  await buildCounters();
  const folders = positionals.length > 0 ? positionals : writeDefaultFolders();
  printTable(folders, measureInTurns(folders, Number(values.rounds)));
}

/** @param {string} library @param {string} folder @returns {Promise<Measurement>} */
async function measure(library, folder) {
  const texts = readTexts(folder);
  const before = process.memoryUsage().rss;
  const start = processorMs();
  const count = await countOf(library);
  const started = processorMs();
  const counts = texts.map(({ bytes, text }) => count(bytes, text));
  const ended = processorMs();
  return {
    bytes: texts.reduce((sum, { bytes }) => sum + bytes.length, 0),
    counts,
    tokens: counts.reduce((sum, tokens) => sum + tokens, 0),
    countMs: ended - started,
    startMs: started - start,
    memoryMegabytes: (process.memoryUsage().rss - before) / 1e6,
  };
}

/** @param {string} library @returns {Promise<(bytes: Uint8Array, text: string) => number>} */
async function countOf(library) {
  if (ours.includes(library)) {
    const createCounter = await buildCounters();
    const counter = createCounter('o200k_base', library === ours[0] ? 'wasm' : 'typescript');
    return (bytes) => counter.count(bytes);
  }
  const count = await rivals[library]?.();
  if (!count) throw new Error(`There is no library "${library}".`);
  return (_, text) => count(text);
}

/** @param {string[]} folders @param {number} rounds */
function measureInTurns(folders, rounds) {
  /** @type {Map<string, Measurement>} */
  const best = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const folder of folders) {
      for (const library of libraries) {
        const script = fileURLToPath(import.meta.url);
        const output = execFileSync(process.execPath, [script, '--measure', library, folder], {
          encoding: 'utf8',
          maxBuffer: 2 ** 28,
        });
        /** @type {Measurement} */
        const measured = JSON.parse(output);
        const known = best.get(`${library} ${folder}`);
        if (!known || measured.countMs < known.countMs) best.set(`${library} ${folder}`, measured);
      }
    }
  }
  return best;
}

/** @param {string[]} folders @param {Map<string, Measurement>} measured */
function printTable(folders, measured) {
  /** @param {string} library @param {string[]} of */
  const sum = (library, of) => {
    const all = of
      .map((folder) => measured.get(`${library} ${folder}`))
      .filter((one) => one !== undefined);
    const [bytes, countMs, tokens] = [
      total(all, 'bytes'),
      total(all, 'countMs'),
      total(all, 'tokens'),
    ];
    return {
      tokens,
      megabytesPerSecond: bytes / 1e3 / countMs,
      memory: Math.max(...all.map((one) => one.memoryMegabytes)),
    };
  };
  const groups = [...folders.map((folder) => [folder]), folders];
  for (const group of groups) {
    const name = group.length === 1 ? path.basename(group[0] ?? '') : 'all';
    const own = sum(ours[0] ?? '', group).megabytesPerSecond;
    const rows = libraries.map((library) => {
      const { megabytesPerSecond, tokens } = sum(library, group);
      return {
        library,
        'MB/s': round(megabytesPerSecond),
        'ockham is × faster': round(own / megabytesPerSecond),
        tokens,
      };
    });
    console.log(`\n${name}`);
    console.table(rows);
    const fastest = Math.max(
      ...Object.keys(rivals).map((library) => sum(library, group).megabytesPerSecond),
    );
    console.log(`${round(own / fastest)} × the fastest other library`);
  }
  for (const library of libraries) {
    const { memory } = sum(library, folders);
    const wrong = folders.reduce((files, folder) => {
      const reference = measured.get(`tiktoken ${folder}`)?.counts ?? [];
      const counts = measured.get(`${library} ${folder}`)?.counts ?? [];
      return files + counts.filter((count, index) => count !== reference[index]).length;
    }, 0);
    const verdict = wrong === 0 ? 'exact in every file' : `not as the reference in ${wrong} files`;
    console.log(`${library}: ${verdict}, +${Math.round(memory)} MB`);
  }
}

/** @param {Measurement[]} all @param {'bytes' | 'countMs' | 'tokens'} field */
function total(all, field) {
  return all.reduce((sum, measurement) => sum + measurement[field], 0);
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}

/** Text that every checkout has once its packages are installed. */
function writeDefaultFolders() {
  const typescript = path.dirname(createRequire(import.meta.url).resolve('typescript'));
  const folders = ['de', 'ja', 'zh-cn'].map((language) => {
    const file = path.join(typescript, language, 'diagnosticMessages.generated.json');
    /** @type {string[]} */
    const messages = Object.values(JSON.parse(fs.readFileSync(file, 'utf8')));
    const pages = Array.from({ length: Math.ceil(messages.length / 100) }, (_, page) =>
      messages.slice(page * 100, (page + 1) * 100).join('\n'),
    );
    return writeTexts(language, pages);
  });
  const readmes = fs
    .readdirSync('node_modules')
    .map((name) => path.join('node_modules', name, 'README.md'))
    .filter((file) => fs.existsSync(file));
  return [
    writeTexts(
      'en',
      readmes.map((file) => fs.readFileSync(file, 'utf8')),
    ),
    ...folders,
  ];
}

/** @param {string} name @param {string[]} texts */
function writeTexts(name, texts) {
  const folder = path.resolve('.cache/bench/texts', name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  texts.forEach((text, index) => fs.writeFileSync(path.join(folder, `${index}.md`), text));
  return folder;
}
