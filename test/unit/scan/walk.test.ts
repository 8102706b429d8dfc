import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { defaultFilesExclude, type FilesExclude } from '../../../src/measure/scan/exclusionRules';
import { createRoots } from '../../../src/measure/scan/roots';
import { walk } from '../../../src/measure/scan/walk';
import type { WalkedEntry } from '../../../src/measure/scan/walkedEntry';

let scratch: string;
beforeEach(() => (scratch = mkdtempSync(path.join(os.tmpdir(), 'ockham-walk-'))));
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

function write(...files: string[]): void {
  for (const file of files) {
    const [name = '', content = 'text'] = file.split('=', 2);
    mkdirSync(path.dirname(path.join(scratch, name)), { recursive: true });
    writeFileSync(path.join(scratch, name), content.replaceAll('|', '\n'));
  }
}

function walkBelow(folder = '', globs: FilesExclude = defaultFilesExclude): WalkedEntry[] {
  const absolutePath = path.join(scratch, folder);
  return [...walk({ absolutePath, label: '', excludes: { relativeTo: scratch, globs } })];
}

function filesBelow(folder = '', globs?: FilesExclude): string[] {
  return walkBelow(folder, globs).flatMap((entry) => (entry.kind === 'file' ? [entry.path] : []));
}

describe('walk', () => {
  it('keeps what git keeps, with .gitignore at every depth', () => {
    write(
      '.gitignore=*.log|/build|secret/|docs/*.tmp',
      'a.md',
      'a.log',
      'build/out.md',
      'src/build/kept.md',
      'secret/x.md',
      'deep/secret/y.md',
      'docs/.gitignore=!keep.log|drafts/*|!drafts/final.md',
      'docs/keep.log',
      'docs/other.log',
      'docs/x.tmp',
      'docs/drafts/one.md',
      'docs/drafts/final.md',
      'docs/ü name.md',
    );
    execFileSync('git', ['init', '-q'], { cwd: scratch });
    const kept = execFileSync(
      'git',
      ['ls-files', '-z', '--others', '--cached', '--exclude-standard'],
      {
        cwd: scratch,
        encoding: 'utf8',
      },
    );
    assert.deepEqual(filesBelow().sort(), kept.split('\0').filter(Boolean).sort());
  });

  it('applies the rules above the scanned folder, unless they ignore that folder itself', () => {
    write(
      '.git/HEAD',
      '.gitignore=*.log|/build',
      'docs/a.md',
      'docs/a.log',
      'build/site/b.md',
      'build/site/b.log',
    );
    assert.deepEqual(filesBelow('docs'), ['a.md']);
    assert.deepEqual(filesBelow('build/site'), ['b.log', 'b.md']);
  });

  it('never takes installed packages or version control for a corpus', () => {
    write('node_modules/x/readme.md', 'docs/node_modules/y.md', '.git/config', 'docs/a.md');
    assert.deepEqual(filesBelow('', {}), ['docs/a.md']);
  });

  it('honours files.exclude with globs, braces and siblings', () => {
    write('a.js', 'a.ts', 'b.js', 'docs/old/x.md', 'docs/new/x.md', 'docs/new/y.txt', 'off.md');
    const globs = {
      '**/*.js': { when: '$(basename).ts' },
      'docs/{old,older}': true,
      '**/*.txt': true,
      'off.md': false,
    };
    assert.deepEqual(filesBelow('', globs), ['a.ts', 'b.js', 'docs/new/x.md', 'off.md']);
    assert.deepEqual(
      filesBelow('docs', globs),
      ['new/x.md'],
      'globs stay relative to the workspace folder',
    );
  });

  it('skips links, loops among them, with a reason', function () {
    write('docs/a.md');
    try {
      symlinkSync(scratch, path.join(scratch, 'docs/loop'), 'dir');
    } catch {
      this.skip();
    }
    const skipped = walkBelow().filter((entry) => entry.kind === 'skipped');
    assert.deepEqual(skipped, [
      { kind: 'skipped', path: 'docs/loop', code: 'link', reason: 'symbolic link, not followed' },
    ]);
  });

  it('goes on past a folder that may not be read', function () {
    if (process.platform === 'win32') this.skip();
    write('docs/a.md', 'docs/locked/b.md');
    chmodSync(path.join(scratch, 'docs/locked'), 0);
    chmodSync(scratch, 0o755);
    // Root may read everything, so the walk happens as somebody else.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    let entries: WalkedEntry[];
    try {
      entries = walkBelow('docs');
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(path.join(scratch, 'docs/locked'), 0o755);
    }
    assert.deepEqual(
      entries.map((entry) => [entry.path, entry.kind === 'skipped' ? entry.reason : entry.kind]),
      [
        ['a.md', 'file'],
        ['locked', 'no permission to read it'],
      ],
    );
  });

  it('reports a root that is not there', () => {
    assert.deepEqual(walkBelow('gone'), [
      { kind: 'skipped', path: 'gone', code: 'unreadable', reason: 'vanished before it was read' },
    ]);
  });
});

describe('createRoots', () => {
  it('drops a folder inside another and labels the rest so that they cannot be confused', () => {
    const roots = createRoots(
      ['/a/docs', '/a/docs/api', '/a/docs-old', '/a/x/docs'],
      (relativeTo) => ({ relativeTo, globs: {} }),
    );
    assert.deepEqual(
      roots.map(({ label }) => label),
      ['docs', 'docs-old', 'x/docs'],
    );
  });

  it('leaves a single folder without a label', () => {
    const roots = createRoots(['/a/docs', '/a/docs/'], (relativeTo) => ({ relativeTo, globs: {} }));
    assert.deepEqual(
      roots.map(({ label }) => label),
      [''],
    );
  });
});
