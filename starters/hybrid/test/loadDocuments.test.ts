import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { loadDocuments } from '../src/ingest/loadDocuments.ts';
import { temporaryFolder } from './engines.ts';

const project = temporaryFolder();
after(() => {
  rmSync(project, { recursive: true, force: true });
});
for (const [path, content] of [
  ['docs/a b/ü.md', 'Umlaut'],
  ['docs/.hidden.md', 'hidden'],
  ['docs/drafts/x.md', 'draft'],
  ['docs/old/2020/y.txt', 'old'],
  ['docs/empty.md', ' \n'],
  ['docs/binary.txt', 'a\0b'],
  ['docs/latin.txt', Buffer.from([0x66, 0xfc, 0x72])],
  ['docs/report.pdf', '%PDF'],
  ['docs/bom.md', '\uFEFF# Title'],
  ['other/a.md', 'other'],
] as const) {
  mkdirSync(join(project, path, '..'), { recursive: true });
  writeFileSync(join(project, path), content);
}

describe('loadDocuments', () => {
  it('reads text, names what it cannot read, and leaves out what is excluded', async () => {
    const { documents, skipped } = await loadDocuments(project, {
      folders: ['other', 'docs', './docs'],
      exclude: ['drafts', '**/old/**'],
    });
    assert.deepEqual(
      documents.map(({ path, text }) => [path, text]),
      [
        ['docs/a b/ü.md', 'Umlaut'],
        ['docs/bom.md', '# Title'],
        ['other/a.md', 'other'],
      ],
    );
    assert.deepEqual(
      new Map(skipped.map(({ path, reason }) => [path, reason.split(':')[0]])),
      new Map([
        ['docs/binary.txt', 'binary'],
        ['docs/empty.md', 'empty'],
        ['docs/latin.txt', 'not UTF-8'],
        ['docs/report.pdf', 'not a text file'],
      ]),
    );
  });

  it('stops at a folder that is not there', async () => {
    await assert.rejects(
      loadDocuments(project, { folders: ['docs', 'gone'], exclude: [] }),
      /"gone" cannot be read/,
    );
  });
});
