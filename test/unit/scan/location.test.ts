import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import {
  isBelow,
  isOnDisk,
  nameOf,
  parentOf,
  relativeLocation,
  resolveLocation,
} from '../../../src/measure/scan/location';

const posix = ['/', '/a', '/a/b', '/a/b/c.md', '/a b/ä', '/a/back\\slash', '/ab'];
const windows = ['C:\\', 'C:\\docs', 'C:\\docs\\a.md', 'c:\\DOCS\\b', '\\\\host\\share\\docs'];

describe('Locations', () => {
  for (const [name, like, locations] of [
    ['POSIX', path.posix, posix],
    ['Windows', path.win32, windows],
  ] as const) {
    it(`are taken apart as Node does on ${name}`, () => {
      for (const location of locations) {
        assert.equal(nameOf(location), like.basename(location), location);
        assert.equal(parentOf(location), like.dirname(location), location);
        for (const step of ['.', '..', 'x', 'x/../y', '../..', '../../../..', './x/y.md']) {
          assert.equal(resolveLocation(location, step), like.resolve(location, step), location);
        }
        for (const other of locations) {
          const relative = like.relative(location, other).split(like.sep).join('/');
          if (!like.isAbsolute(relative)) {
            assert.equal(relativeLocation(location, other), relative, `${location} → ${other}`);
          }
        }
      }
    });
  }

  it('of other file systems keep their scheme and authority, whatever leads up', () => {
    const docs = 'memfs://host/docs';
    assert.equal(resolveLocation(docs, 'a/b.md'), 'memfs://host/docs/a/b.md');
    assert.equal(resolveLocation(docs, '../../../..'), 'memfs://host/');
    assert.equal(resolveLocation('memfs:///docs', '../x'), 'memfs:///x');
    assert.equal(relativeLocation(docs, 'memfs://host/docs/a/b.md'), 'a/b.md');
    assert.equal(relativeLocation(docs, 'memfs://other/docs'), 'memfs://other/docs');
    assert.equal(parentOf('memfs://host/docs'), 'memfs://host/');
    assert.ok(isBelow('memfs://host/docs/a', docs));
    assert.ok(!isBelow('memfs://host/docs-old', docs) && !isBelow('/docs/a', docs));
  });

  it('are told from paths of the disk', () => {
    for (const location of [...posix, ...windows]) assert.ok(isOnDisk(location), location);
    assert.ok(!isOnDisk('vscode-vfs://github/a/b'));
  });
});
