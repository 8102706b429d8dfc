// @ts-check
/**
 * Each starter as its user gets it: written by `ockham new` into a folder with an awkward name, installed from its
 * lockfile, checked, tested, evaluated and started, without key and without network.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { after, before, describe, it } from 'mocha';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import { negativeCases } from './negativeCases.mjs';
import { lowestMajor, newestMajor, nodeFolder } from './node.mjs';

const cli = path.join(repositoryRoot, 'dist/cli.js');
const guard = new URL('loopbackOnly.mjs', import.meta.url).href;
const starters = readdirSync(path.join(repositoryRoot, 'starters')).filter((name) =>
  existsSync(path.join(repositoryRoot, 'starters', name, 'package.json')),
);

/** @type {string} */
let home;
before(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'ockham starters é-'));
});
after(() => rmSync(home, { recursive: true, force: true }));

for (const name of starters) {
  describe(`The ${name} starter`, () => {
    const project = () => path.join(home, `it's "${name}"`);

    it('is written by ockham new', () => {
      const { files } = ockhamNew(name, project());
      assert.ok(files.length > 20);
    });

    it('names no registry, pins every version, and ships its lockfile', () => {
      const lock = readFileSync(path.join(project(), 'package-lock.json'), 'utf8');
      assert.doesNotMatch(lock, /"resolved"/);
      const { dependencies, devDependencies, engines } = JSON.parse(
        readFileSync(path.join(project(), 'package.json'), 'utf8'),
      );
      for (const [dependency, version] of Object.entries({ ...dependencies, ...devDependencies })) {
        assert.match(String(version), /^\d+\.\d+\.\d+$/, dependency);
      }
      assert.equal(engines.node, '>=20.19');
    });

    it('installs from its lockfile', () => {
      // With the user's own npm configuration: the registry may be a mirror.
      run(project(), lowestMajor, ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
        network: true,
      });
    });

    for (const [what, script] of /** @type {const} */ ([
      ['passes the strict type check', ['exec', '--', 'tsc']],
      ['passes its lint', ['exec', '--', 'eslint', '.']],
    ])) {
      it(what, () => {
        run(project(), lowestMajor, script);
      });
    }

    it('starts without a key and says who answers', async () => {
      const output = await start(project(), lowestMajor);
      assert.match(output, /not a language model/i);
    });

    for (const major of [lowestMajor, newestMajor]) {
      it(`passes its tests on Node ${major}, the known ways to break among them`, () => {
        const output = run(project(), major, ['test']);
        for (const { starter, breaks, outcome, test } of negativeCases) {
          if (starter !== name) continue;
          const passed = output
            .split('\n')
            .some((line) => test.test(line) && /^\s*(?:ok \d+ - |✔ )/.test(line));
          assert.ok(passed, `${breaks}: ${outcome}`);
        }
      });

      it(`evaluates itself on Node ${major}`, () => {
        const output = run(project(), major, ['run', 'eval']);
        assert.match(output, /not a language model/i);
      });
    }

    it('writes results that Ockham reads, where they are no evidence about a model', async () => {
      assert.equal(existsSync(path.join(project(), 'evals/results')), false);
      const local = path.join(project(), 'runs/local');
      const reports = readdirSync(local).filter((file) => file.endsWith('.json'));
      assert.ok(reports.length > 0);
      const importResults = await loadImportResults();
      for (const report of reports) {
        const imported = importResults(readFileSync(path.join(local, report), 'utf8'));
        assert.equal(imported.status, 'imported', report);
        assert.ok(imported.score.total >= 20, report);
      }
    });
  });
}

describe('The package', () => {
  it('holds every file of every starter, and nothing else of them', () => {
    const packed = execFileSync(
      process.execPath,
      ['node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies'],
      { cwd: repositoryRoot, encoding: 'utf8' },
    )
      .split('\n')
      .filter((file) => file.startsWith('starters/'))
      .map((file) => file.replace(/gitignore$/, '.gitignore'))
      .sort();
    const expected = starters
      .flatMap((name) =>
        ockhamNew(name, path.join(home, 'unwritten'), '--dry-run').files.map(
          ({ path: file }) => `starters/${name}/${file}`,
        ),
      )
      .sort();
    assert.deepEqual(packed, expected);
  });
});

/**
 * @param {string} approach @param {string} folder @param {readonly string[]} options
 * @returns {{ files: { path: string, bytes: number }[] }}
 */
function ockhamNew(approach, folder, ...options) {
  const output = execFileSync(
    process.execPath,
    [cli, 'new', approach, folder, '--json', ...options],
    {
      encoding: 'utf8',
    },
  );
  return JSON.parse(output);
}

/** What "Collect Evidence" reads results with. */
async function loadImportResults() {
  const outfile = path.join(home, 'importResults.mjs');
  await esbuild.build({
    entryPoints: [path.join(repositoryRoot, 'src/measure/evaluate/importResults.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    // Its entry for Node requires, which no ES module can.
    alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
    outfile,
  });
  /** @type {typeof import('../../src/measure/evaluate/importResults')} */
  const module = await import(pathToFileURL(outfile).href);
  return module.importResults;
}

/**
 * Runs npm in a project on a Node of a major version; fails with the output.
 * @param {string} cwd @param {number} major @param {readonly string[]} args
 * @param {{ network?: boolean }} [options]
 */
function run(cwd, major, args, { network = false } = {}) {
  const result = spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: environment(major, network),
  });
  const output = `${result.stdout}${result.stderr}`;
  assert.equal(
    result.status,
    0,
    `npm ${args.join(' ')} on Node ${major}:\n${output.slice(-4_000)}`,
  );
  return output;
}

/**
 * `npm start`: a program ends by itself, a server is ended as soon as it says where it is.
 * @param {string} cwd @param {number} major @returns {Promise<string>} the output
 */
async function start(cwd, major) {
  // Its own process group, so that npm's children end with it.
  const child = spawn('npm', ['start'], { cwd, detached: true, env: environment(major, false) });
  let output = '';
  let serves = false;
  const collect = (/** @type {Buffer} */ chunk) => {
    output += chunk.toString('utf8');
    if (serves || child.pid === undefined || !/http:\/\/127\.0\.0\.1:\d+/.test(output)) return;
    serves = true;
    process.kill(-child.pid, 'SIGTERM');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const [status] = await once(child, 'close');
  assert.ok(serves || status === 0, `npm start on Node ${major}:\n${output.slice(-4_000)}`);
  return output;
}

/** @param {number} major @param {boolean} network @returns {NodeJS.ProcessEnv} */
function environment(major, network) {
  return {
    ...withoutKeys(process.env),
    // Any free one: whoever runs the tests may serve something.
    PORT: '0',
    PATH: `${nodeFolder(major)}${path.delimiter}${process.env['PATH'] ?? ''}`,
    ...(network ? {} : { NODE_OPTIONS: `--import ${guard}` }),
  };
}

/** What a developer has set for a provider must not reach a starter under test. @param {NodeJS.ProcessEnv} env */
function withoutKeys(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([key]) =>
        !/^(?:API|API_KEY|BASE_URL|DATABASE_URL|CHAT_MODEL|EMBED_MODEL|EMBED_DIM|OPENAI_.*|NODE_OPTIONS|NODE_TEST_CONTEXT)$/.test(
          key,
        ),
    ),
  );
}
