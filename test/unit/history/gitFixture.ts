import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A throw-away git repository whose commits carry the dates that the test gives them. */
export class GitFixture {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'ockham-git-'));

  constructor() {
    this.git(['init', '-q', '-b', 'main']);
  }

  git(args: readonly string[], date = '2026-01-01T12:00:00Z', input?: string): string {
    return execFileSync('git', args, {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
      env: {
        PATH: process.env['PATH'],
        HOME: this.folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.org',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.org',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    });
  }

  write(file: string, text: string): void {
    const target = path.join(this.folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  /** Writes the files and commits them at a date. */
  commit(date: string, files: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(files)) this.write(file, text);
    this.git(['add', '-A']);
    this.git(['commit', '-q', '-m', 'change'], date);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
