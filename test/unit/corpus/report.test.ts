import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { totalFolders } from '../../../src/core/corpus/folders';
import { reportCorpus } from '../../../src/core/corpus/report';
import { reportToMarkdown } from '../../../src/core/corpus/reportMarkdown';
import type { CountedFile } from '../../../src/core/corpus/scan';

const part = fc.constantFrom('a', 'b', 'docs', 'x.md', 'ü');
const file = fc
  .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.nat(10_000))
  .map(([parts, tokens]): CountedFile => ({
    path: parts.join('/'),
    format: 'text',
    bytes: tokens * 4,
    tokens,
  }));

const noReserve = { prompt: 0, answer: 0 };

describe('totalFolders', () => {
  it('counts every file once at the root, and in each folder exactly what lies below it', () => {
    fc.assert(
      fc.property(fc.array(file, { maxLength: 40 }), (files) => {
        const totals = new Map(totalFolders(files).map((total) => [total.path, total]));
        const sum = (selected: readonly CountedFile[]): number =>
          selected.reduce((total, { tokens }) => total + tokens, 0);
        if (files.length > 0) assert.equal(totals.get('')?.tokens, sum(files));
        for (const [path, total] of totals) {
          const below = files.filter(
            (candidate) => path === '' || candidate.path.startsWith(`${path}/`),
          );
          assert.equal(total.tokens, sum(below));
          assert.equal(total.files, below.length);
        }
      }),
    );
  });
});

describe('reportCorpus', () => {
  it('groups what was skipped by reason and keeps every count', () => {
    const skipped = Array.from({ length: 50 }, (_, index) => ({
      path: `${index}`,
      reason: index % 5 ? 'binary' : 'empty',
    }));
    const report = reportCorpus(
      { encoding: 'o200k_base', files: [], skipped, excluded: 3 },
      [],
      noReserve,
      '2026-11-22',
    );
    assert.deepEqual(
      report.skipped.map(({ reason, count }) => [reason, count]),
      [
        ['binary', 40],
        ['empty', 10],
      ],
    );
    assert.equal(report.totals.skipped, 50);
  });
});

describe('reportToMarkdown', () => {
  it('cannot be broken by a file name', () => {
    const name = 'a|b*c_<img src=x>\n# not a heading.md';
    const files = [{ path: name, format: 'markdown', bytes: 1, tokens: 1 }];
    const text = reportToMarkdown(
      ['docs'],
      reportCorpus(
        { encoding: 'o200k_base', files, skipped: [], excluded: 0 },
        [],
        noReserve,
        '2026-11-22',
      ),
    );
    const row = text.split('\n').find((line) => line.includes('not a heading'));
    assert.equal(row, '| a\\|b\\*c\\_\\<img src=x\\> # not a heading.md | 1 |');
  });
});
