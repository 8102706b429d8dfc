import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { listFolder } from '../../../src/core/corpus/folderListing';
import type { CountedFile } from '../../../src/core/corpus/scan';
import {
  includedFiles,
  isIncluded,
  leftOutPaths,
  toggle,
  type Selection,
} from '../../../src/core/corpus/selection';
import { buildTree, findFolder, type CorpusFolder } from '../../../src/core/corpus/tree';

const name = fc.constantFrom('a', 'b', 'ab', 'a b', 'constructor');
const files = fc
  .uniqueArray(
    fc.record({
      path: fc
        .array(name, { maxLength: 3 })
        .map((folders) => [...folders.map((folder) => `${folder}.d`), 'x.md'].join('/')),
      tokens: fc.nat(1_000),
    }),
    { selector: ({ path }) => path, maxLength: 30 },
  )
  .map((found) => found.map((file): CountedFile => ({ ...file, format: 'markdown', bytes: 1 })));
const sumOf = (counted: readonly CountedFile[]): number =>
  counted.reduce((sum, { tokens }) => sum + tokens, 0);

function allFolders(folder: CorpusFolder): CorpusFolder[] {
  return [folder, ...folder.folders.flatMap(allFolders)];
}

describe('A corpus as a tree', () => {
  it('counts every file once in each folder above it', () => {
    fc.assert(
      fc.property(files, (found) => {
        for (const folder of allFolders(buildTree(found))) {
          const below = found.filter(({ path }) =>
            folder.path === '' ? true : path.startsWith(`${folder.path}/`),
          );
          assert.equal(folder.tokens, sumOf(below));
          assert.equal(folder.fileCount, below.length);
        }
      }),
    );
  });

  it('lists a folder page by page without losing a token', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      path: `${index}.md`,
      format: 'markdown',
      bytes: 1,
      tokens: index + 1,
    }));
    const tree = buildTree(many);
    let counted = 0;
    let from = 0;
    for (;;) {
      const { entries, rest } = listFolder(tree, from);
      assert.ok(entries.length <= 150);
      counted += entries.reduce((sum, { tokens }) => sum + tokens, 0);
      from += entries.length;
      if (!rest) break;
      assert.equal(rest.tokens, tree.tokens - counted);
    }
    assert.equal(counted, tree.tokens);
  });

  it('shows a folder that holds nothing but another together with it', () => {
    const tree = buildTree([
      { path: 'src/main/java/a.md', format: 'markdown', bytes: 1, tokens: 5 },
      { path: 'src/main/java/b.md', format: 'markdown', bytes: 1, tokens: 5 },
    ]);
    const [only] = listFolder(tree, 0).entries;
    assert.deepEqual([only?.name, only?.path], ['src/main/java', 'src/main/java']);
    assert.equal(findFolder(tree, 'src/main')?.fileCount, 2);
    assert.equal(findFolder(tree, 'src/mai'), undefined);
  });
});

describe('A selection', () => {
  const toggles = fc.array(fc.nat(1_000), { maxLength: 8 });

  it('is what its rules say, whichever parts are toggled in whichever order', () => {
    fc.assert(
      fc.property(files, toggles, (found, picks) => {
        const tree = buildTree(found);
        const paths = [
          ...allFolders(tree)
            .map(({ path }) => path)
            .filter((path) => path !== ''),
          ...found.map(({ path }) => path),
        ];
        let selection: Selection = [];
        for (const pick of picks) {
          const path = paths[pick % Math.max(1, paths.length)];
          if (path === undefined) continue;
          const before = isIncluded(selection, path);
          selection = toggle(selection, path);
          assert.equal(isIncluded(selection, path), !before);
          // All below follows, whatever was decided there before.
          for (const below of paths.filter((other) => other.startsWith(`${path}/`)))
            assert.equal(isIncluded(selection, below), !before);
        }
        const included = includedFiles(tree, selection);
        assert.deepEqual(
          new Set(included),
          new Set(found.filter(({ path }) => isIncluded(selection, path))),
        );
        const left = leftOutPaths(tree, ({ path }) => isIncluded(selection, path));
        const covered = (path: string): boolean =>
          left.some((out) => path === out || path.startsWith(`${out}/`));
        for (const { path } of found) {
          // Where nothing counts, the root cannot be named: its parts are.
          assert.equal(covered(path), !isIncluded(selection, path));
        }
      }),
    );
  });

  it('names whole folders where nothing in them counts', () => {
    const tree = buildTree(
      ['a/x.md', 'a/y/z.md', 'b/x.md', 'b/y.md'].map((path) => ({
        path,
        format: 'markdown',
        bytes: 1,
        tokens: 1,
      })),
    );
    const counts = ({ path }: CountedFile): boolean => path === 'b/x.md';
    assert.deepEqual(leftOutPaths(tree, counts).sort(), ['a', 'b/y.md']);
  });
});
