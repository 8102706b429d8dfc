import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { measureCorpusChange, type CorpusFile } from '../../../src/measure/history/corpusChange';
import { countPromptWork } from '../../../src/measure/history/promptWork';
import { GitFixture } from './gitFixture';

const now = new Date('2026-11-22T12:00:00Z');
const corpus: readonly CorpusFile[] = [
  { path: 'a.md', weight: 300 },
  { path: 'sub/b ü.md', weight: 100 },
];

let repository: GitFixture;
beforeEach(() => {
  repository = new GitFixture();
});
afterEach(() => repository.remove());

function change(options: Partial<Parameters<typeof measureCorpusChange>[0]> = {}) {
  return measureCorpusChange({
    folder: path.join(repository.folder, 'docs'),
    files: corpus,
    now,
    ...options,
  });
}

/** What a read-only command must leave alone. */
function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((file) => `${file} ${statSync(path.join(folder, file)).mtimeMs}`);
}

describe('the monthly change of a corpus', () => {
  it('is the mean share touched per month, each file once a month, the first import left out', async () => {
    repository.commit('2026-08-01T12:00:00Z', {
      'docs/a.md': '1',
      'docs/sub/b ü.md': '1',
      'src/x.ts': '1',
    });
    repository.commit('2026-09-15T12:00:00Z', { 'docs/a.md': '2' });
    repository.commit('2026-09-16T12:00:00Z', { 'docs/a.md': '3' });
    repository.commit('2026-11-10T12:00:00Z', { 'docs/sub/b ü.md': '2', 'src/x.ts': '2' });
    const measured = await change();
    assert.equal(measured.kind, 'measured');
    // Three whole months: none of 400, then a.md (300), then b (100).
    assert.ok(
      Math.abs(measured.monthlyShare - (0.75 + 0.25) / 3) < 1e-12,
      String(measured.monthlyShare),
    );
    assert.match(measured.source, /^git: .* over 3 months$/);
  });

  it('is unknown while the history is younger than a month', async () => {
    repository.commit('2026-11-10T12:00:00Z', { 'docs/a.md': '1' });
    assert.deepEqual(await change(), {
      kind: 'unknown',
      why: 'the git history covers 12 days, less than a month',
    });
  });

  it('says that a clone is shallow', async () => {
    repository.commit('2026-05-01T12:00:00Z', { 'docs/a.md': '1' });
    repository.commit('2026-09-01T12:00:00Z', { 'docs/a.md': '2' });
    repository.commit('2026-09-02T12:00:00Z', { 'docs/a.md': '3' });
    repository.git(['clone', '-q', '--depth', '2', `file://${repository.folder}`, 'clone']);
    const measured = await change({ folder: path.join(repository.folder, 'clone/docs') });
    assert.equal(measured.kind, 'measured');
    assert.match(measured.source, /the clone is shallow/);
  });

  it('fetches nothing that a partial clone left on its server', async () => {
    repository.commit('2026-05-01T12:00:00Z', { 'docs/a.md': '1' });
    repository.commit('2026-09-01T12:00:00Z', { 'docs/a.md': '2' });
    repository.git(['config', 'uploadpack.allowFilter', 'true']);
    const clone = path.join(repository.folder, 'clone');
    repository.git([
      ...['clone', '-q', '--no-checkout', '--filter=tree:0'],
      ...[`file://${repository.folder}`, clone],
    ]);
    const trap = path.join(repository.folder, 'fetched');
    repository.git([
      ...['-C', clone, 'config', 'remote.origin.uploadpack'],
      `touch ${trap}; git-upload-pack`,
    ]);
    const measured = await change({ folder: clone });
    assert.ok(!existsSync(trap));
    assert.match(measured.kind === 'unknown' ? measured.why : '', /the clone is partial/);
  });

  it('is unknown without commits and without a repository, and says why', async () => {
    repository.write('docs/a.md', '1');
    const empty = await change();
    assert.match(empty.kind === 'unknown' ? empty.why : '', /no commits yet/);
    repository.remove();
    repository.write('docs/a.md', '1');
    const none = await change();
    assert.match(none.kind === 'unknown' ? none.why : '', /in no git repository/);
  });

  it('answers from what it has read when time is up, and stops when told to', async () => {
    repository.commit('2026-05-01T12:00:00Z', { 'docs/a.md': '1' });
    const late = await change({ timeLimitMs: 0 });
    assert.equal(late.kind, 'unknown');
    await assert.rejects(
      change({ signal: AbortSignal.abort(new Error('cancelled')) }),
      /cancelled/,
    );
  });

  it('writes nothing and runs nothing that the repository names', async () => {
    repository.commit('2026-05-01T12:00:00Z', {
      'docs/a.md': '1',
      '.gitattributes': '*.md diff=evil\n',
    });
    repository.commit('2026-09-01T12:00:00Z', { 'docs/a.md': '2' });
    const trap = path.join(repository.folder, 'executed');
    const command = `touch ${trap}`;
    for (const key of [
      'core.fsmonitor',
      'diff.external',
      'diff.evil.command',
      'diff.evil.textconv',
      'core.pager',
      'gpg.program',
    ]) {
      repository.git(['config', key, command]);
    }
    repository.git(['config', 'log.showSignature', 'true']);
    const before = snapshot(repository.folder);
    const measured = await change();
    await countPromptWork({
      folder: repository.folder,
      files: [],
      globs: [`$(touch ${trap})`, '; touch executed'],
    });
    assert.equal(measured.kind, 'measured');
    assert.ok(!existsSync(trap));
    assert.deepEqual(snapshot(repository.folder), before);
  });
});

describe('days of prompt work', () => {
  const files = [
    { path: 'prompts/answer.md', modifiedAt: new Date('2026-11-01T09:00:00Z') },
    { path: 'app/Support.prompt.md', modifiedAt: new Date('2026-11-01T17:00:00Z') },
    { path: 'README.md', modifiedAt: new Date('2026-11-03T17:00:00Z') },
  ];

  it('are the distinct days, in the author’s zone, with commits to prompt files', async () => {
    repository.commit('2026-10-01T09:00:00+02:00', { 'prompts/answer.md': '1' });
    repository.commit('2026-10-01T23:30:00+02:00', { 'prompts/answer.md': '2' });
    repository.commit('2026-10-02T00:30:00+02:00', { 'app/Support.Prompt.md': '1' });
    repository.commit('2026-10-05T12:00:00+02:00', { 'README.md': '1' });
    const { days, source } = await countPromptWork({ folder: repository.folder, files });
    assert.equal(days, 2);
    assert.match(source, /^git: distinct days/);
  });

  it('follow the globs that the user names', async () => {
    repository.commit('2026-10-01T09:00:00Z', { 'llm/a b.txt': '1', 'prompts/x.md': '1' });
    repository.commit('2026-10-03T09:00:00Z', { 'prompts/x.md': '2' });
    const { days } = await countPromptWork({
      folder: repository.folder,
      files,
      globs: ['llm/*.txt'],
    });
    assert.equal(days, 1);
  });

  it('are counted from file times without git, as a lower bound', async () => {
    repository.remove();
    repository.write('x', '');
    const { days, source } = await countPromptWork({ folder: repository.folder, files });
    assert.equal(days, 1);
    assert.match(source, /^file times: .*at least \(the folder is in no git repository\)/);
  });
});
