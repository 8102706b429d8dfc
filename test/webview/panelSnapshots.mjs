// @ts-check
/** What the host sends to the decision panel, made by the core itself from the text of a plan. */
import { samplePlan, snapshotOf } from './planSnapshots.mjs';

/** @typedef {import('../../src/protocol/panel').PanelSnapshot} PanelSnapshot */

/** @param {string} text @param {Partial<PanelSnapshot>} [more] @returns {PanelSnapshot} */
export function panelSnapshotOf(text, more = {}) {
  const { plan, problems } = snapshotOf(text);
  return {
    kind: 'snapshot',
    plans: [],
    ...(plan ? { plan } : {}),
    problems,
    canUndo: false,
    canRedo: false,
    commands: ['showCorpusReport', 'openPlanEditor', 'exportDecisionRecord'],
    ...more,
  };
}

/** Before anybody said anything. */
export const fresh = panelSnapshotOf('{ "version": 1 }');

const file = { uri: 'file:///plans/support.ockham.json', name: 'plans/support.ockham.json' };
/** A plan that says a lot, one of several. */
export const answered = panelSnapshotOf(samplePlan, {
  file,
  plans: [file, { uri: 'file:///hr.ockham.json', name: 'hr.ockham.json' }],
  canUndo: true,
  measurement: {
    folders: ['docs'],
    tokens: 412_345,
    files: 214,
    skipped: 3,
    at: '2026-11-20',
    fit: { models: 60, fits: 41, tooClose: 2 },
  },
});

/** Everything known and decided. */
export const complete = panelSnapshotOf(
  JSON.stringify({
    .../** @type {object} */ (JSON.parse(samplePlan)),
    facts: {
      corpusTokens: {
        value: 4_123_450_000,
        kind: 'measured',
        source: 'scan, o200k_base',
        at: '2026-11-22T09:30:00.000Z',
      },
      corpusDocuments: { value: 8_000_000, kind: 'measured', at: '2026-11-22T09:30:00.000Z' },
      promptWorkDays: {
        value: 9,
        kind: 'measured',
        source: 'git: distinct days with commits to prompt files (prompts/**)',
        at: '2026-11-20',
      },
      labelledExamples: {
        value: 64_000,
        kind: 'measured',
        source: 'data/train.jsonl, data/held-out-with-a-very-long-name-indeed.jsonl',
        at: '2026-11-20',
      },
      promptScore: {
        value: { passed: 120, total: 200 },
        kind: 'measured',
        source: 'evals/results.json (promptfoo)',
        at: '2026-11-20',
      },
    },
    workload: { queriesPerDay: 900_000_000, monthlyGrowth: 0.2 },
    today: { monthlyCost: 12_000 },
    decision: { recordedAt: '2026-11-20' },
  }),
  {
    file,
    plans: [file],
    commands: ['openPlanEditor', 'scaffoldHybrid', 'inspectDataset', 'runEvaluation'],
  },
);

/** A plan that cannot be read, after it could be. */
export const broken = panelSnapshotOf(
  '{ "version": 1, "needs": { "behavior": { "voice": "very" } } }',
  {
    file,
    plans: [file],
    .../** @type {any} */ ({ plan: answered.plan }),
  },
);
