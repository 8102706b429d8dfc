// @ts-check
/**
 * Writes `contributes.languageModelTools` of package.json, and its texts in package.nls.json, from the tools of
 * src/agents, so that what VS Code shows a model is what the tool reads.
 *   --check   changes nothing; fails when they are not current
 */
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { format } from 'prettier';
import { repositoryRoot } from './dependencies.mjs';

/** @typedef {{ manifestTools: () => object[], manifestTexts: () => Record<string, string> }} Tools */

const { manifestTools, manifestTexts } = await loadTools();
const current = [
  await update('package.json', (manifest) => {
    manifest.contributes.languageModelTools = manifestTools();
    return manifest;
  }),
  await update('package.nls.json', (texts) => {
    const own = manifestTexts();
    const others = Object.entries(texts).filter(
      ([key]) => !key.startsWith('tool.') && !(key in own),
    );
    return { ...Object.fromEntries(others), ...own };
  }),
];
if (process.argv.includes('--check') && current.includes(false)) {
  console.error('The manifest is not current: run "node scripts/updateAgentTools.mjs".');
  process.exitCode = 1;
}

/**
 * @param {string} name
 * @param {(json: any) => object} change
 * @returns {Promise<boolean>} whether it said so already
 */
async function update(name, change) {
  const file = path.join(repositoryRoot, name);
  const text = readFileSync(file, 'utf8');
  const updated = await format(JSON.stringify(change(JSON.parse(text))), {
    parser: 'json-stringify',
  });
  if (!process.argv.includes('--check')) writeFileSync(file, updated);
  return updated === text;
}

/** @returns {Promise<Tools>} */
async function loadTools() {
  const bundle = await build({
    entryPoints: [path.join(repositoryRoot, 'src/agents/manifest.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    write: false,
  });
  const module = { exports: /** @type {Tools} */ (/** @type {unknown} */ ({})) };
  const code = bundle.outputFiles[0]?.text ?? '';
  new Function('require', 'module', 'exports', code)(
    createRequire(import.meta.url),
    module,
    module.exports,
  );
  return module.exports;
}
