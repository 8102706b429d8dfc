// @ts-check
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { after, before, describe, it } from 'mocha';
import { repositoryRoot } from '../../scripts/dependencies.mjs';

const windows = process.platform === 'win32';
const builtProgram = path.join(repositoryRoot, 'dist/cli.js');

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  // npm and what it installs are .cmd files on Windows, which only a shell can start.
  const shell = windows && command !== process.execPath;
  const { status, stdout, stderr } = spawnSync(
    command,
    shell ? args.map((arg) => `"${arg}"`) : args,
    { cwd, encoding: 'utf8', shell },
  );
  return { status, stdout, stderr };
}

describe('The terminal program, installed', () => {
  /** An awkward name, as home folders have. @type {string} */
  let folder;

  before(function () {
    this.timeout(300_000);
    folder = mkdtempSync(path.join(os.tmpdir(), "ockham package's ü "));
    cpSync(path.join(repositoryRoot, 'examples'), folder, { recursive: true });
    expected = questions.map((question) =>
      run(process.execPath, [builtProgram, ...question], folder),
    );
    for (const [index, { stdout }] of expected.entries())
      assert.notEqual(stdout, '', String(index));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Each command and what it is asked. */
  const questions = [
    ['--version'],
    ['scan', 'docs', '--duplicates', '--json'],
    ['assess', 'support.ockham.json', '--json', '--today', '2026-11-22'],
    ['check', 'support.ockham.json', '--today', '2026-11-22'],
    ['prices', 'gpt-4o-mini', '--today', '2026-11-22'],
    ['inspect', 'data/labelled.jsonl', '--json'],
    ['new', 'rag', 'dry', '--plan', 'support.ockham.json', '--dry-run', '--today', '2026-11-22'],
  ];

  /** What the program in dist/ answers to each. @type {ReturnType<typeof run>[]} */
  let expected;

  /** Asserts that a program answers everything as the one in dist/ does. @param {(args: string[]) => ReturnType<typeof run>} ask */
  function answersAlike(ask) {
    for (const [index, question] of questions.entries())
      assert.deepEqual(ask(question), expected[index], question.join(' '));
  }

  it('comes in one npm package that needs no other, and answers as the built one does', function () {
    this.timeout(600_000);
    // Without its scripts, which would build once more what the layers of tests share.
    const packed = run('npm', ['pack', repositoryRoot, '--ignore-scripts', '--json'], folder);
    assert.equal(packed.status, 0, packed.stderr);
    /** @type {[{ filename: string, files: { path: string }[] }]} */
    const [{ filename, files }] = JSON.parse(packed.stdout);
    const needless = /\.map$|^dist\/(web|extension)|^(src|test|media)\//;
    assert.deepEqual(
      files.map((file) => file.path).filter((file) => needless.test(file)),
      [],
    );
    const home = path.join(folder, 'home');
    mkdirSync(home);
    writeFileSync(path.join(home, 'package.json'), '{ "private": true }');
    const installed = run(
      'npm',
      ['install', '--offline', '--no-audit', '--no-fund', `../${filename}`],
      home,
    );
    assert.equal(installed.status, 0, installed.stderr);
    assert.deepEqual(
      readdirSync(path.join(home, 'node_modules')).filter((name) => !name.startsWith('.')),
      ['ockham'],
    );
    assert.equal(
      run('npx', ['--no-install', 'ockham', '--version'], home).stdout,
      expected[0]?.stdout,
    );
    const program = path.join(home, 'node_modules/ockham/dist/cli.js');
    answersAlike((args) => run(process.execPath, [program, ...args], folder));

    const { status, stderr } = run('npx', ['--no-install', 'ockham', 'new', 'rag', 'my-rag'], home);
    assert.equal(status, 0, stderr);
    run(process.execPath, [builtProgram, 'new', 'rag', 'expected'], home);
    assert.deepEqual(
      filesBelow(path.join(home, 'my-rag')),
      filesBelow(path.join(home, 'expected')),
    );
  });

  it('is in the VSIX, too', function () {
    this.timeout(300_000);
    const files = unzipSync(readFileSync(path.join(repositoryRoot, '.cache/ockham.vsix')));
    const home = path.join(folder, 'unzipped');
    for (const [name, bytes] of Object.entries(files)) {
      if (name.endsWith('/')) continue;
      mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
      writeFileSync(path.join(home, name), bytes);
    }
    const program = path.join(home, 'extension/dist/cli.js');
    answersAlike((args) => run(process.execPath, [program, ...args], folder));
  });
});

/** Every file and what is in it. @param {string} folder @returns {Record<string, string>} */
function filesBelow(folder) {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file), readFileSync(file, 'base64')]),
  );
}
