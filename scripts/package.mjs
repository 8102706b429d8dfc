// @ts-check
/** Makes the VSIX: builds, gathers the notices of what is bundled, packages, and holds the size budget. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, installDependencies, repositoryRoot, run } from './dependencies.mjs';

const budgetBytes = 6_000_000;

/** @returns {string} the path of the VSIX */
export function packageExtension() {
  build();
  writeFileSync(path.join(repositoryRoot, 'dist/ThirdPartyNotices.txt'), collectNotices());
  const file = path.join(repositoryRoot, '.cache/ockham.vsix');
  run(
    process.execPath,
    [
      'node_modules/@vscode/vsce/vsce',
      'package',
      '--no-dependencies',
      '--no-rewrite-relative-links',
      '--out',
      file,
    ],
    {
      quiet: true,
    },
  );
  const { size } = statSync(file);
  if (size > budgetBytes)
    throw new Error(`${file} is ${size} bytes, over its budget of ${budgetBytes}.`);
  return file;
}

/** The licence text of every package that is bundled. */
function collectNotices() {
  const read = (/** @type {string} */ file) =>
    readFileSync(path.join(repositoryRoot, file), 'utf8');
  /** @type {{ dependencies: Record<string, string> }} */
  const { dependencies } = JSON.parse(read('package.json'));
  return Object.keys(dependencies)
    .map((name) => {
      const folder = `node_modules/${name}`;
      /** @type {{ version: string, license: string }} */
      const { version, license } = JSON.parse(read(`${folder}/package.json`));
      return `${name} ${version} (${license})\n\n${readLicense(folder)}`;
    })
    .join(`\n${'-'.repeat(78)}\n\n`);

  function readLicense(/** @type {string} */ folder) {
    for (const name of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENSE-MIT']) {
      try {
        return read(`${folder}/${name}`);
      } catch {
        continue;
      }
    }
    throw new Error(`${folder} has no licence text: it cannot be bundled.`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installDependencies();
  console.log(packageExtension());
}
