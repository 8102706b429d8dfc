// @ts-check
/** What the host sends to the plan editor, made by the core itself from the text of a plan. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { repositoryRoot } from '../../scripts/dependencies.mjs';

/** @typedef {import('../../src/protocol/planEditor').PlanEditorSnapshot} PlanEditorSnapshot */
/** @typedef {typeof import('../../src/core/plan/parse') & typeof import('../../src/core/catalog/bundledCatalog')} Core */

const outfile = path.join(repositoryRoot, '.cache/test/webview/core.mjs');
await build({
  stdin: {
    contents: `export * from './src/core/plan/parse'; export * from './src/core/catalog/bundledCatalog';`,
    resolveDir: repositoryRoot,
  },
  bundle: true,
  format: 'esm',
  mainFields: ['module', 'main'],
  // Its entry for Node requires, which no ES module can.
  alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
  outfile,
  logLevel: 'warning',
});
/** @type {Core} */
const { parsePlan, bundledCatalog } = await import(pathToFileURL(outfile).href);

/** @param {string} text @param {PlanEditorSnapshot} [before] @returns {PlanEditorSnapshot} */
export function snapshotOf(text, before) {
  const parsed = parsePlan(text);
  const plan =
    parsed.status === 'valid'
      ? { document: parsed.document, catalog: bundledCatalog, today: '2026-11-22' }
      : before?.plan;
  return {
    kind: 'snapshot',
    fileName: 'support.ockham.json',
    editable: true,
    isEmpty: text.trim() === '',
    ...(plan ? { plan } : {}),
    problems: parsed.problems,
  };
}

export const samplePlan = JSON.stringify({
  version: 1,
  title: 'Support assistant',
  task: 'Answer customers of a kitchenware shop from its guides and policies, in its own voice, with sources.',
  needs: {
    behavior: { voice: 'essential', format: 'helpful' },
    knowledge: { private: 'essential', citations: 'essential' },
  },
  facts: {
    corpusTokens: { value: 412_345, kind: 'measured', source: 'docs', at: '2026-11-20' },
    promptWorkDays: { value: 7, kind: 'measured', source: 'git log of prompts/', at: '2026-11-20' },
    labelledExamples: { value: 64, kind: 'stated' },
  },
  workload: { queriesPerDay: 3_000, monthlyGrowth: 0.05 },
  choices: { topK: [3, 5, 10] },
  limits: { monthlyBudget: 2_500, horizonMonths: 24 },
});

/** Long context and RAG of 250,000 tokens on a cache of an hour: the cheaper one changes three times over the volume. */
export const thriceCrossingPlan = JSON.stringify({
  version: 1,
  needs: { knowledge: { private: 'essential' } },
  facts: { corpusTokens: { value: 250_000, kind: 'measured' }, corpusMonthlyChange: 0 },
  workload: {
    queriesPerDay: 60,
    tokens: { system: 1_000, examples: 0, question: 80, answer: 300 },
  },
  choices: { chatModel: 'claude-sonnet-5-5', cacheLifetime: 60 },
  people: {
    hourlyRate: 100,
    maintenanceHoursPerMonth: { prompt: 0, 'long-context': 0, rag: 0.3 },
  },
});
