import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import type { CountedFile, Scan } from '../../../src/core/corpus/scan';
import { compareWalked, updateScan } from '../../../src/core/corpus/updateScan';

const file = (path: string, tokens: number): CountedFile => ({
  path,
  format: 'text',
  bytes: tokens * 4,
  tokens,
});
const scanOf = (files: ReadonlyMap<string, number>): Scan => ({
  encoding: 'o200k_base',
  files: [...files]
    .map(([path, tokens]) => file(path, tokens))
    .sort((a, b) => compareWalked(a.path, b.path)),
  skipped: [],
  excluded: 0,
});

/** File names only at the leaves, folder names only above them, so that no file is a folder, too. */
const path = fc
  .tuple(
    fc.array(fc.constantFrom('d', 'd-', 'd.', 'd0'), { maxLength: 2 }),
    fc.constantFrom('a', 'a-b', 'a.b', 'a/b', 'a0', 'é'),
  )
  .map(([folders, name]) => [...folders, name.replace('a/b', 'f/b')].join('/'));
const corpus = fc.dictionary(path, fc.nat(9)).map((files) => new Map(Object.entries(files)));

describe('compareWalked', () => {
  it('orders as a walk of the tree by names does', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path), (paths) => {
        const byParts = (a: string, b: string): number => {
          const [left, right] = [a.split('/'), b.split('/')];
          for (let at = 0; ; at++) {
            const [one, other] = [left[at], right[at]];
            if (one === undefined || other === undefined) return left.length - right.length;
            if (one !== other) return one < other ? -1 : 1;
          }
        };
        assert.deepEqual([...paths].sort(compareWalked), [...paths].sort(byParts));
      }),
    );
  });
});

describe('updateScan', () => {
  it('makes of any scan any other, given what differs', () => {
    fc.assert(
      fc.property(corpus, corpus, (before, after) => {
        const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
          (candidate) => before.get(candidate) !== after.get(candidate),
        );
        const differing = new Map([...after].filter(([candidate]) => paths.includes(candidate)));
        const updated = updateScan(scanOf(before), { paths, found: scanOf(differing) });
        assert.deepEqual(updated, scanOf(after));
      }),
    );
  });

  it('replaces all that is below a folder', () => {
    const before = scanOf(
      new Map([
        ['d/a', 1],
        ['d/e/f', 2],
        ['d-', 3],
      ]),
    );
    const { files } = updateScan(before, { paths: ['d'], found: scanOf(new Map([['d/new', 4]])) });
    assert.deepEqual(files, [file('d/new', 4), file('d-', 3)]);
  });

  it('keeps of the duplicates what is still true', () => {
    const group = (paths: string[], similarity: number, tokensSaved: number) => ({
      paths,
      similarity,
      tokensSaved,
    });
    const scan: Scan = {
      ...scanOf(
        new Map([
          ['a', 5],
          ['b', 5],
          ['c', 5],
          ['n1', 9],
          ['n2', 8],
          ['n3', 7],
          ['x', 1],
          ['y', 1],
        ]),
      ),
      duplicates: {
        exact: [group(['a', 'b', 'c'], 1, 10), group(['x', 'y'], 1, 1)],
        near: [group(['n1', 'n2', 'n3'], 0.8, 15)],
        comparedFiles: 8,
      },
    };
    const nothing = { files: [], skipped: [] };
    const after = (paths: string[]) => updateScan(scan, { paths, found: nothing }).duplicates;
    assert.deepEqual(after(['a', 'x', 'n3']), {
      exact: [group(['b', 'c'], 1, 5)],
      near: [group(['n1', 'n2'], 0.8, 8)],
      comparedFiles: 8,
    });
    assert.deepEqual(after(['n1'])?.near, []);
  });
});
