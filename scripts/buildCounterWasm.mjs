// @ts-check
/**
 * Compiles the token counter's WebAssembly core (src/core/tokens/wasm, AssemblyScript).
 *
 *   node scripts/buildCounterWasm.mjs [file]      default: dist/tokenCounter.wasm
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(import.meta.url);
/** Named as a plain string: its types would declare AssemblyScript's globals for everything that imports this file. @type {string} */
const compiler = 'assemblyscript/asc';
const repository = path.join(path.dirname(script), '..');
const sources = path.join(repository, 'src', 'core', 'tokens', 'wasm');

/** Compiles the core into a file; keeps the result in .cache/ for the next build. @param {string} file */
export async function buildCounterWasm(file) {
  const hash = createHash('sha256').update(fs.readFileSync(script));
  for (const name of fs.readdirSync(sources).sort())
    hash.update(fs.readFileSync(path.join(sources, name)));
  const cached = path.join(repository, '.cache', 'wasm', `${hash.digest('hex').slice(0, 16)}.wasm`);
  if (!fs.existsSync(cached)) {
    fs.mkdirSync(path.dirname(cached), { recursive: true });
    await compile(cached);
  }
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.copyFileSync(cached, file);
}

/** @param {string} file */
async function compile(file) {
  const { default: asc } = await import(compiler);
  const partial = `${file}.${process.pid}`;
  const { error, stderr } = await asc.main([
    path.join(sources, 'counter.ts'),
    ...['--outFile', partial],
    ...[
      '--initialMemory',
      '1024',
      '-O3',
      '--runtime',
      'stub',
      '--noAssert',
      '--enable',
      'simd',
      '--use',
      'abort=',
    ],
  ]);
  if (error) throw new Error(stderr.toString());
  fs.renameSync(partial, file);
}

if (process.argv[1] === script) await buildCounterWasm(process.argv[2] ?? 'dist/tokenCounter.wasm');
