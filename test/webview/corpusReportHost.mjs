// @ts-check
/** A corpus report's host in a test: the extension's own state of a report, on a corpus made up here. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import { openWebview } from './page.mjs';

/** @typedef {import('../../src/protocol/corpusReport').CorpusReportSnapshot} CorpusReportSnapshot */
/** @typedef {import('../../src/core/corpus/scan').CountedFile} CountedFile */
/**
 * @typedef {typeof import('../../src/vscode/corpusReport/reportState')
 *   & typeof import('../../src/vscode/corpusReport/reportSnapshot')
 *   & typeof import('../../src/core/corpus/report')
 *   & typeof import('../../src/core/catalog/fitModels')
 *   & typeof import('../../src/core/catalog/bundledCatalog')
 *   & typeof import('../../src/core/plan/resolve')
 *   & typeof import('../../src/measure/extract/extraction')} Host
 */

const outfile = path.join(repositoryRoot, '.cache/test/webview/corpusReportHost.mjs');
const modules = [
  'vscode/corpusReport/reportState',
  'vscode/corpusReport/reportSnapshot',
  'core/corpus/report',
  'core/catalog/fitModels',
  'core/catalog/bundledCatalog',
  'core/plan/resolve',
  'measure/extract/extraction',
];
await build({
  stdin: {
    contents: [
      `import './test/webview/hostLanguage.mjs';`,
      ...modules.map((name) => `export * from './src/${name}';`),
    ].join('\n'),
    resolveDir: repositoryRoot,
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  // Its entry for Node requires, which no ES module can.
  alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
  outfile,
  logLevel: 'warning',
});
/** @type {Host} */
let host = await import(pathToFileURL(outfile).href);

/** Has the host's side speak a language from now on. @param {'en' | 'zh-cn'} language */
export async function speak(language) {
  const texts = path.join(repositoryRoot, `l10n/bundle.l10n.${language}.json`);
  Object.assign(globalThis, {
    hostTexts: language === 'en' ? undefined : JSON.parse(readFileSync(texts, 'utf8')),
  });
  host = await import(`${pathToFileURL(outfile).href}?${language}`);
}

const today = '2026-11-22';

/** @param {string} path @param {number} tokens @param {Partial<CountedFile>} [more] @returns {CountedFile} */
const file = (path, tokens, more) => ({
  path,
  format: 'markdown',
  bytes: tokens * 4,
  tokens,
  ...more,
});

/** Documentation of a shop: folders in folders, one file much larger than the rest, several formats and scripts. */
export const shopFiles = [
  file(
    'guides/a very long name of a guide that nobody would shorten, not even in a table.md',
    42_000,
  ),
  ...Array.from({ length: 60 }, (_, index) =>
    file(`guides/cookware/care-${index + 1}.md`, 100 * (61 - index)),
  ),
  ...Array.from({ length: 12 }, (_, index) =>
    file(`guides/knives/steel-${index + 1}.md`, 2_000 + 200 * index),
  ),
  file('guides/deploy.md', 3_200, {
    secrets: {
      count: 2,
      places: [
        { line: 12, kind: 'awsKey' },
        { line: 48, kind: 'urlPassword' },
      ],
    },
  }),
  file('policies/returns.md', 21_000),
  file('policies/privacy.md', 9_000),
  file('policies/shipping.html', 6_000, { format: 'html', assumptions: ['HTML as plain text'] }),
  file('archive/2024/returns.md', 21_000),
  file('archive/2024/catalog.csv', 26_000, { format: 'csv' }),
  file('archive/2025/returns (1).md', 21_000),
  file('products/catalog.pdf', 31_000, { format: 'pdf' }),
  file('products/kettle.ja.md', 7_000, { script: 'japanese' }),
];

/** @type {import('../../src/core/corpus/scan').Scan} */
const shop = {
  encoding: 'o200k_base',
  files: shopFiles,
  skipped: ['a.pdf', 'b.pdf', 'c.pdf'].map((path) => ({
    path,
    code: 'scanned',
    reason: 'scanned, 12 pages, needs OCR',
  })),
  excluded: 12,
  duplicates: {
    exact: [
      {
        paths: ['policies/returns.md', 'archive/2024/returns.md', 'archive/2025/returns (1).md'],
        tokensSaved: 42_000,
        similarity: 1,
      },
    ],
    near: [
      {
        paths: ['guides/knives/steel-1.md', 'guides/knives/steel-2.md'],
        tokensSaved: 2_000,
        similarity: 0.86,
      },
    ],
    comparedFiles: 79,
  },
};

/**
 * A report's state as the extension keeps it.
 * @param {Partial<import('../../src/core/corpus/scan').Scan>} [scanned]
 * @param {Partial<import('../../src/vscode/corpusReport/shownCorpus').ShownCorpus>} [shown]
 */
export function createState(scanned = {}, shown = {}) {
  const scan = { ...shop, ...scanned };
  const report = host.reportCorpus(
    scan,
    host.listChatModels(host.bundledCatalog),
    { prompt: 4_000, answer: 4_000 },
    today,
  );
  const at = new Date('2026-11-22T09:30:00.000Z');
  const state = new host.ReportState(
    {
      finished: {
        scan,
        roots: [
          { absolutePath: '/shop/docs', label: '', excludes: { relativeTo: '/shop', globs: {} } },
        ],
        representation: host.defaultRepresentation,
        durationMs: 184,
        at,
      },
      folders: ['docs'],
      report,
      measurement: { kind: 'counted', durationMs: 184 },
      duplicates: scan.duplicates ? 'done' : 'underWay',
      staleFiles: 0,
      ...shown,
    },
    { plan: host.resolvePlan({ version: 1 }), catalog: host.bundledCatalog },
  );
  state.change = {
    kind: 'measured',
    fact: {
      value: 0.034,
      kind: 'measured',
      source: 'git: mean share of the corpus touched per month over 12 months',
      at: at.toISOString(),
    },
  };
  return state;
}

/** What the extension would send. @param {ReturnType<typeof createState>} state @param {Partial<CorpusReportSnapshot>} [more] @returns {CorpusReportSnapshot} */
export function snapshotOf(state, more = {}) {
  return { ...host.takeSnapshot(state, { planCount: 0, today, notes: [] }), ...more };
}

/**
 * Opens the report on a state that answers as the extension does.
 * @param {import('playwright-core').Browser} browser
 * @param {{ state?: ReturnType<typeof createState>, snapshot?: Partial<CorpusReportSnapshot>, theme?: import('./page.mjs').ThemeName, width?: number, language?: string }} [options]
 */
export async function openReport(
  browser,
  { state = createState(), snapshot = {}, theme = 'dark', width = 1200, language = 'en' } = {},
) {
  /** @param {any} message */
  const answer = (message) => {
    if (message.kind !== 'request') return undefined;
    const { id, name, params } = message;
    if (name === 'calculate') state.choose(params);
    const result =
      name === 'calculate'
        ? state.calculation
        : name === 'listFolder'
          ? state.moveTo(params.path, params.from)
          : { plan: 'support.ockham.json' };
    return { kind: 'response', id, result };
  };
  const view = await openWebview(browser, 'corpusReport', { theme, width, language, answer });
  await view.send(snapshotOf(state, snapshot));
  return { ...view, state };
}
