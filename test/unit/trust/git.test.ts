import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { measureCorpusChange } from '../../../src/measure/history/corpusChange';
import { findGit } from '../../../src/measure/history/findGit';
import { countPromptWork } from '../../../src/measure/history/promptWork';
import { GitFixture } from '../history/gitFixture';

const now = new Date('2026-11-22T12:00:00Z');

describe('git in a repository that somebody else made', () => {
  let repository: GitFixture;
  beforeEach(() => {
    repository = new GitFixture();
    repository.commit('2026-05-01T12:00:00Z', { 'docs/a.md': '1', 'prompts/x.md': '1' });
    repository.commit('2026-09-01T12:00:00Z', { 'docs/a.md': '2' });
  });
  afterEach(() => repository.remove());

  it('is the one on PATH, never one that the repository carries', async () => {
    const trap = path.join(repository.folder, 'executed');
    const tools = path.join(repository.folder, 'node_modules/.bin');
    for (const folder of [tools, path.join(repository.folder, 'docs')]) {
      mkdirSync(folder, { recursive: true });
      repository.write(
        path.relative(repository.folder, path.join(folder, 'git')),
        `#!/bin/sh\ntouch ${trap}\n`,
      );
      chmodSync(path.join(folder, 'git'), 0o755);
    }
    const before = process.env['PATH'];
    process.env['PATH'] = ['.', 'docs', '', tools, before].join(path.delimiter);
    try {
      const { source } = await countPromptWork({
        folder: path.join(repository.folder, 'docs'),
        files: [],
      });
      assert.match(source, /^git: /);
      assert.ok(!existsSync(trap));
    } finally {
      process.env['PATH'] = before;
    }
  });

  it('is looked for on Windows by its whole name, outside of the folder that it runs in', () => {
    const found = (searchPath: string, files: readonly string[]): string | undefined =>
      findGit('C:\\Work\\repo', {
        path: searchPath,
        isWindows: true,
        isFile: (file) => files.includes(file),
      });
    const own = 'c:\\work\\REPO\\bin\\git.exe';
    const program = 'C:\\Program Files\\Git\\cmd\\git.exe';
    assert.equal(
      found('.;bin;c:\\work\\REPO\\bin;"C:\\Program Files\\Git\\cmd"', [own, program]),
      program,
    );
    assert.equal(found('c:\\work\\REPO\\bin', [own]), undefined);
    assert.equal(found('C:\\tools', ['C:\\tools\\git.cmd', 'C:\\tools\\git.bat']), undefined);
  });

  it('reads no file that the configuration names, be it one without end', async function () {
    if (process.platform === 'win32') this.skip();
    const pipe = path.join(repository.folder, 'endless');
    execFileSync('mkfifo', [pipe]);
    for (const key of ['diff.orderFile', 'mailmap.file', 'log.excludeDecoration'])
      repository.git(['config', key, pipe]);
    repository.git(['config', 'log.mailmap', 'true']);
    const change = await measureCorpusChange({
      folder: path.join(repository.folder, 'docs'),
      files: [{ path: 'a.md', weight: 1 }],
      now,
    });
    assert.equal(change.kind, 'measured', JSON.stringify(change));
    const { source } = await countPromptWork({ folder: repository.folder, files: [] });
    assert.match(source, /^git: [^;]*$/);
  });

  it('takes no file name and no glob for an option', async () => {
    const trap = path.join(repository.folder, 'written');
    repository.commit('2026-10-01T12:00:00Z', { [`docs/--output=${trap}`]: '1', 'docs/-O': '1' });
    const { days } = await countPromptWork({
      folder: repository.folder,
      files: [],
      globs: [`--output=${trap}`, '-O', ')prompts/**'],
    });
    assert.equal(days, 0);
    assert.ok(!existsSync(trap));
  });
});
