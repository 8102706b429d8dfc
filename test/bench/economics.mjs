/**
 * Times what a dragged slider waits for: all five approaches over 36 months at 5,000 draws, from a
 * plan whose defaults are ranges, prompt caches that depend on a growing volume, and a changed number
 * of queries in every run.
 *
 *   node test/bench/economics.mjs
 */
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';

const draws = 5_000;
const months = 36;
const runs = 100;
const warmUps = 20;

const { outputFiles } = await build({
  stdin: {
    contents: `
      export { bundledCatalog } from './src/core/catalog/bundledCatalog';
      export { assessEconomics } from './src/core/economics/economics';
      export { economicsInputs } from './src/core/economics/fromPlan';
      export { likelyCosts } from './src/core/economics/likelyCosts';
      export { pointOf } from './src/core/economics/inputPoint';
      export { Sampler } from './src/core/economics/sampler';
      export { compare } from './src/core/economics/comparison';
      export { differenceTornado } from './src/core/economics/tornado';
      export { resolvePlan } from './src/core/plan/resolve';`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  write: false,
});
const module_ = { exports: {} };
new Function('module', 'exports', 'require', outputFiles[0].text)(
  module_,
  module_.exports,
  createRequire(import.meta.url),
);
const core = module_.exports;

function inputsAt(queriesPerDay, monthlyGrowth = [0, 0.03, 0.08]) {
  const plan = core.resolvePlan({
    version: 1,
    facts: { corpusTokens: [300_000, 400_000, 600_000], corpusMonthlyChange: [0.01, 0.05, 0.1] },
    workload: {
      queriesPerDay: [queriesPerDay / 2, queriesPerDay, queriesPerDay * 2],
      monthlyGrowth,
    },
    choices: { chatModel: 'claude-sonnet-5-5', vectorStore: 'pinecone-standard' },
    limits: { horizonMonths: months },
  });
  const result = core.economicsInputs(plan, core.bundledCatalog, '2026-11-22');
  if (result.kind === 'problems') throw new Error(result.problems[0].message);
  return result.inputs;
}

function time(name, run, monthlyGrowth) {
  const milliseconds = [];
  for (let index = 0; index < warmUps + runs; index++) {
    const inputs = inputsAt(1_000 + index, monthlyGrowth);
    const start = performance.now();
    run(inputs);
    if (index >= warmUps) milliseconds.push(performance.now() - start);
  }
  milliseconds.sort((a, b) => a - b);
  const at = (share) => milliseconds[Math.floor(share * (runs - 1))].toFixed(2);
  console.log(`${name.padEnd(52)} median ${at(0.5)} ms, p95 ${at(0.95)} ms, best ${at(0)} ms`);
}

const sampler = new core.Sampler(draws, 1);
const few = new core.Sampler(300, 1);
console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`);
console.log(
  `${core.pointOf(inputsAt(1_000)).uncertain.length} uncertain inputs, ${draws} draws, 5 approaches, ${months} months`,
);
time('assessEconomics, growing volume', (inputs) => core.assessEconomics(inputs, sampler));
time('assessEconomics, steady volume', (inputs) => core.assessEconomics(inputs, sampler), 0);
time('likelyCosts (no draws but 300 of latency)', (inputs) => core.likelyCosts(inputs, few));
time('compare: all crossings of two approaches', (inputs) =>
  core.compare(core.pointOf(inputs).point, 'rag', 'long-context'),
);
time('differenceTornado', (inputs) =>
  core.differenceTornado(core.pointOf(inputs), 'rag', 'long-context'),
);
