// @ts-check
/**
 * Builds what ships (dist/) and, with --tests, the test bundles (.cache/test/).
 *
 *   node esbuild.js            one build, minified, with sourcemaps
 *   node esbuild.js --watch    rebuild on change; prints what VS Code's esbuild problem matcher reads
 *   node esbuild.js --tests    also bundle test/unit, test/vscode and test/web
 *
 * A build fails when a bundle holds what its wall forbids or outgrows its budget.
 */
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');
const kilobyte = 1000;

/** @typedef {{ forbidden: RegExp[], budgetBytes: number }} BundleRule */
/** What a bundle must not hold (matched against its inputs' paths) and how large it may grow. @type {Record<string, BundleRule>} */
const rules = {
  'dist/extension.js': {
    forbidden: [
      /^src\/webview\//,
      /node_modules\/(preact|unpdf|htmlparser2|chardet|jsonc-parser|papaparse|openai|yaml)\//,
      /src\/measure\/.*\/worker/,
      // The corpus report's chunk plan needs the arithmetic of chunks and vectors, nothing else of economics.
      /^src\/core\/(decision|economics|record)\/(?!(ingestion|vectorStore)\.ts$)/,
    ],
    budgetBytes: 150 * kilobyte,
  },
  'dist/planning.js': {
    forbidden: [
      /^src\/webview\//,
      /node_modules\/(preact|unpdf|htmlparser2|chardet)\//,
      /src\/measure\/.*\/worker/,
    ],
    budgetBytes: 520 * kilobyte,
  },
  'dist/evaluation.js': {
    forbidden: [
      /^src\/webview\//,
      /^src\/core\/(decision|economics\/(?!defaultEpochs)|record\/(?!markdown))/,
      /node_modules\/(preact|unpdf|htmlparser2|chardet)\//,
      /src\/measure\/.*\/worker/,
    ],
    budgetBytes: 750 * kilobyte,
  },
  // Each counting thread loads it before its first file.
  'dist/countWorker.js': {
    forbidden: [
      /^src\/(vscode|webview|protocol)\//,
      /node_modules\/(preact|unpdf|fflate|htmlparser2|chardet)\//,
    ],
    budgetBytes: 50 * kilobyte,
  },
  'dist/extractPlain.js': {
    forbidden: [/^src\/(vscode|webview|protocol)\//, /node_modules\/(preact|unpdf|fflate)\//],
    budgetBytes: 150 * kilobyte,
  },
  // Loaded before the process is started that reads packed documents.
  'dist/documentExtractor.js': {
    forbidden: [
      /^src\/(vscode|webview|protocol|core)\//,
      /node_modules\/(preact|unpdf|fflate|htmlparser2|chardet)\//,
    ],
    budgetBytes: 50 * kilobyte,
  },
  'dist/compareWorker.js': {
    forbidden: [
      /^src\/(vscode|webview|protocol)\//,
      /^src\/core\/tokens\//,
      /node_modules\/(preact|unpdf|fflate)\//,
    ],
    budgetBytes: 300 * kilobyte,
  },
  'dist/sampleWorker.js': {
    forbidden: [/^src\/(vscode|webview|protocol)\//, /node_modules\/(preact|unpdf|fflate)\//],
    budgetBytes: 300 * kilobyte,
  },
  'dist/walkWorker.js': {
    forbidden: [
      /^src\/(vscode|webview|protocol)\//,
      /^src\/core\/tokens\//,
      /^src\/measure\/extract\//,
    ],
    budgetBytes: 100 * kilobyte,
  },
  'dist/inspectWorker.js': {
    forbidden: [/^src\/(vscode|webview|protocol)\//, /node_modules\/(preact|unpdf|fflate)\//],
    budgetBytes: 200 * kilobyte,
  },
  'dist/contentWorker.js': {
    forbidden: [
      /^src\/(vscode|webview|protocol)\//,
      /node_modules\/(preact|unpdf|fflate|htmlparser2|chardet)\//,
    ],
    budgetBytes: 60 * kilobyte,
  },
  // The process that reads packed documents loads it before the first of them.
  'dist/documentReader.js': {
    forbidden: [
      /^src\/(vscode|webview|protocol|core)\//,
      /node_modules\/(preact|chardet|zod|unpdf)\//,
    ],
    budgetBytes: 150 * kilobyte,
  },
  'dist/pdfReader.js': {
    forbidden: [
      /^src\/(vscode|webview|protocol|core)\//,
      /node_modules\/(preact|chardet|zod|fflate|htmlparser2)\//,
    ],
    budgetBytes: 1_700 * kilobyte,
  },
  'dist/extractProcess.js': {
    forbidden: [
      /^src\/(vscode|webview|protocol|core)\//,
      /node_modules\/(preact|chardet|unpdf|fflate|htmlparser2)\//,
    ],
    budgetBytes: 50 * kilobyte,
  },
  // A browser's extension host loads nothing on demand: all that it can do is in one script. That neither it nor its
  // workers hold anything of Node is for the platform that they are built for to say.
  'dist/web/extension.js': {
    forbidden: [
      /^src\/webview\//,
      /^src\/vscode\/evaluation\/(?!evaluationCommands\.ts)/,
      /^src\/scaffold\//,
      /node_modules\/(preact|unpdf|fflate|htmlparser2|chardet|openai|yaml)\//,
    ],
    budgetBytes: 550 * kilobyte,
  },
  'dist/web/contentWorker.js': {
    forbidden: [/^src\/(vscode|webview|protocol)\//, /node_modules\/(preact|unpdf|fflate)\//],
    budgetBytes: 250 * kilobyte,
  },
  'dist/web/readWorker.js': {
    forbidden: [/^src\/(vscode|webview|protocol|core)\//, /node_modules\//],
    budgetBytes: 10 * kilobyte,
  },
  'dist/cli.js': {
    forbidden: [
      /^src\/(vscode|webview|protocol)\//,
      /node_modules\/(preact|zod|htmlparser2|chardet)\//,
    ],
    budgetBytes: 180 * kilobyte,
  },
  'dist/commands.js': {
    forbidden: [/^src\/(vscode|webview|protocol)\//, /node_modules\/preact\//],
    budgetBytes: 440 * kilobyte,
  },
  'dist/mcp.js': {
    forbidden: [/^src\/(vscode|webview|protocol)\//, /node_modules\/(preact|ajv|unpdf)\//],
    budgetBytes: 720 * kilobyte,
  },
  'dist/webview/panel.js': {
    forbidden: [
      /^src\/(vscode|measure|scaffold)\//,
      /^src\/core\/catalog\/data\//,
      /node_modules\/zod\//,
    ],
    budgetBytes: 250 * kilobyte,
  },
  'dist/webview/planEditor.js': {
    forbidden: [
      /^src\/(vscode|measure|scaffold)\//,
      /^src\/core\/catalog\/data\//,
      /node_modules\/zod\//,
    ],
    budgetBytes: 250 * kilobyte,
  },
  'dist/webview/corpusReport.js': {
    forbidden: [/^src\/(vscode|measure|scaffold)\//, /node_modules\/zod\/v4\/classic\//],
    budgetBytes: 250 * kilobyte,
  },
};

/** @type {import('esbuild').Plugin} */
const holdWalls = {
  name: 'hold-walls',
  setup(build) {
    build.onEnd((result) => {
      for (const [file, output] of Object.entries(result.metafile?.outputs ?? {})) {
        const rule = rules[file];
        if (!rule) continue;
        for (const input of Object.keys(output.inputs)) {
          if (rule.forbidden.some((pattern) => pattern.test(input))) {
            result.errors.push(message(`${file} must not hold ${input}`));
          }
        }
        if (output.bytes > rule.budgetBytes) {
          result.errors.push(
            message(`${file} is ${output.bytes} bytes, over its budget of ${rule.budgetBytes}`),
          );
        }
      }
      if (!watch && result.errors.length > 0)
        throw new Error(result.errors.map((e) => e.text).join('\n'));
    });
  },
};

/** Leaves what is imported on demand as a bundle of its own. @type {import('esbuild').Plugin} */
const loadOnDemand = {
  name: 'load-on-demand',
  setup(build) {
    const onDemand =
      /^\.{1,2}\/(?:.*\/)?(planning|evaluation|commands|mcp|documentExtractor|extractPlain)$/;
    build.onResolve({ filter: onDemand }, ({ kind, path: imported }) => {
      if (kind !== 'dynamic-import') return undefined;
      return { path: `./${path.basename(imported)}.js`, external: true };
    });
  },
};

/** Gives the MCP SDK the JSON schema validator that Ockham has already. @type {import('esbuild').Plugin} */
const shareValidator = {
  name: 'share-validator',
  setup(build) {
    build.onResolve({ filter: /^@modelcontextprotocol\/server\/_shims$/ }, () => ({
      path: path.join(__dirname, 'src/terminal/mcp/sdkShims.ts'),
    }));
  },
};

/** Leaves the reader of PDFs, which is large, as a bundle that is loaded with the first of them. @type {import('esbuild').Plugin} */
const loadPdfReaderOnDemand = {
  name: 'load-pdf-reader-on-demand',
  setup(build) {
    build.onResolve({ filter: /\/extractPdf$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './pdfReader.js', external: true } : undefined,
    );
  },
};

/** Leaves the readers of packed documents as a bundle that a process and a web worker share. @type {import('esbuild').Plugin} */
const shareDocumentReader = {
  name: 'share-document-reader',
  setup(build) {
    build.onResolve({ filter: /\/extractPacked$/ }, () => ({
      path: './documentReader.js',
      external: true,
    }));
  },
};

/** The lines that VS Code's esbuild problem matcher waits for. @type {import('esbuild').Plugin} */
const reportToProblemMatcher = {
  name: 'report-to-problem-matcher',
  setup(build) {
    build.onStart(() => console.log('[watch] build started'));
    build.onEnd((result) => {
      for (const { text, location } of result.errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log('[watch] build finished');
    });
  },
};

/** @param {string} text @returns {import('esbuild').Message} */
function message(text) {
  return { id: '', pluginName: 'hold-walls', text, location: null, notes: [], detail: undefined };
}

const plugins = watch ? [holdWalls, reportToProblemMatcher] : [holdWalls];

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: !watch,
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  logLevel: watch ? 'silent' : 'warning',
  plugins,
};

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  // As a require: it loads faster, and VS Code hands out its API to modules that are required.
  supported: { 'dynamic-import': false },
  // jsonc-parser's main is UMD, whose requires no bundler can follow.
  mainFields: ['module', 'main'],
};

/** For a browser's extension host and its workers, where there is nothing of Node. @type {import('esbuild').BuildOptions} */
const browser = { ...shared, platform: 'browser', target: 'es2022' };

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  {
    ...node,
    entryPoints: {
      extension: 'src/extension.ts',
      planning: 'src/vscode/planning.ts',
      evaluation: 'src/vscode/evaluation/evaluation.ts',
    },
    outdir: 'dist',
    plugins: [...plugins, loadOnDemand],
  },
  {
    ...node,
    external: [],
    plugins: [...plugins, loadOnDemand],
    entryPoints: {
      walkWorker: 'src/measure/scan/walkWorker.ts',
      countWorker: 'src/measure/scan/countWorker.ts',
      contentWorker: 'src/measure/virtual/node/contentWorker.ts',
      documentExtractor: 'src/measure/extract/process/documentExtractor.ts',
      extractPlain: 'src/measure/extract/extractPlain.ts',
      compareWorker: 'src/measure/scan/compareWorker.ts',
      inspectWorker: 'src/measure/dataset/inspectWorker.ts',
      sampleWorker: 'src/measure/sample/sampleWorker.ts',
    },
    outdir: 'dist',
  },
  {
    ...node,
    external: [],
    plugins: [...plugins, shareDocumentReader],
    entryPoints: { extractProcess: 'src/measure/extract/process/main.ts' },
    outdir: 'dist',
  },
  {
    ...browser,
    format: 'cjs',
    supported: { 'dynamic-import': false },
    plugins: [...plugins, loadPdfReaderOnDemand],
    entryPoints: {
      documentReader: 'src/measure/extract/extractPacked.ts',
      pdfReader: 'src/measure/extract/extractPdf.ts',
    },
    outdir: 'dist',
  },
  {
    ...browser,
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { extension: 'src/extension.web.ts' },
    outdir: 'dist/web',
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: {
      contentWorker: 'src/measure/virtual/web/contentWorker.ts',
      readWorker: 'src/measure/virtual/web/readWorker.ts',
    },
    outdir: 'dist/web',
  },
  {
    ...node,
    external: [],
    plugins: [...plugins, loadOnDemand],
    entryPoints: { cli: 'src/cli.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...node,
    external: [],
    entryPoints: { commands: 'src/terminal/commands.ts' },
    outdir: 'dist',
  },
  {
    ...node,
    external: [],
    plugins: [...plugins, shareValidator],
    entryPoints: { mcp: 'src/terminal/mcp/mcp.ts' },
    outdir: 'dist',
  },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    entryPoints: {
      panel: 'src/webview/panel/main.tsx',
      corpusReport: 'src/webview/corpusReport/main.tsx',
      planEditor: 'src/webview/planEditor/main.tsx',
    },
    outdir: 'dist/webview',
  },
];

if (tests) {
  /** @type {import('esbuild').BuildOptions} */
  const test = {
    ...node,
    minify: false,
    plugins: [],
    packages: 'external',
    outdir: '.cache/test',
    outbase: 'test',
  };
  builds.push(
    { ...test, entryPoints: find('test/unit', /\.test\.ts$/) },
    { ...test, entryPoints: find('test/vscode', /\.ts$/) },
    {
      ...browser,
      minify: false,
      plugins: [],
      format: 'cjs',
      external: ['vscode'],
      // Mocha for browsers takes a module that it sees for its own.
      define: { module: 'undefined' },
      entryPoints: ['test/web/index.ts'],
      outdir: '.cache/test/web',
    },
    { ...test, entryPoints: find('test/webview', /\.test\.ts$/) },
    { ...test, entryPoints: find('test/e2e', /\.test\.ts$/) },
  );
}

/** Every file below a folder whose name matches. @param {string} folder @param {RegExp} name @returns {string[]} */
function find(folder, name) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => path.join(folder, file));
}

function copyAssets() {
  // Beside dist/extractProcess.js, which reads them one by one for CJK PDFs that embed no CMap of their own.
  fs.cpSync('node_modules/pdfjs-dist/cmaps', 'dist/cmaps', { recursive: true });
  fs.mkdirSync('dist/webview', { recursive: true });
  for (const file of ['codicon.css', 'codicon.ttf']) {
    fs.copyFileSync(`node_modules/@vscode/codicons/dist/${file}`, `dist/webview/${file}`);
  }
}

async function main() {
  process.chdir(__dirname);
  if (!watch) fs.rmSync('dist', { recursive: true, force: true });
  if (tests) fs.rmSync('.cache/test', { recursive: true, force: true });
  copyAssets();
  const { buildPlanSchema } = await import('./scripts/buildPlanSchema.mjs');
  await buildPlanSchema('dist/schemas');
  const { buildVocabularies } = await import('./scripts/buildVocabularies.mjs');
  buildVocabularies('dist/vocabularies');
  const { buildCounterWasm } = await import('./scripts/buildCounterWasm.mjs');
  await buildCounterWasm('dist/tokenCounter.wasm');
  if (watch) {
    const contexts = await Promise.all(builds.map((options) => esbuild.context(options)));
    await Promise.all(contexts.map((context) => context.watch()));
    return;
  }
  const results = await Promise.all(builds.map((options) => esbuild.build(options)));
  listBundledFolders(results);
}

/**
 * Leaves the folders of packages from which something is in dist/ where scripts/collectNotices.mjs finds them.
 * @param {import('esbuild').BuildResult[]} results
 */
function listBundledFolders(results) {
  const folders = new Set(['node_modules/@vscode/codicons/dist', 'node_modules/pdfjs-dist/cmaps']);
  for (const { metafile } of results) {
    for (const [file, { inputs }] of Object.entries(metafile?.outputs ?? {})) {
      if (!file.startsWith('dist/')) continue;
      for (const input of Object.keys(inputs)) {
        if (input.includes('node_modules/')) folders.add(path.posix.dirname(input));
      }
    }
  }
  fs.writeFileSync('.cache/bundledFolders.json', JSON.stringify([...folders].sort()));
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
