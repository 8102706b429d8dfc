import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Scan } from '../../../src/core/corpus/scan';
import { defaultRepresentation } from '../../../src/measure/extract/extraction';
import type { FilesExclude } from '../../../src/measure/scan/exclusionRules';
import { defaultFilesExclude } from '../../../src/measure/scan/exclusionRules';
import { findDuplicates } from '../../../src/measure/scan/findDuplicates';
import { createRoots } from '../../../src/measure/scan/roots';
import { scanFolders } from '../../../src/measure/scan/scanFolders';
import { ScanCancelled } from '../../../src/measure/scan/scanProgress';
import type { FileTree } from '../../../src/measure/virtual/fileTree';
import { nodeContentThreads } from '../../../src/measure/virtual/node/contentThreads';
import { scanTree } from '../../../src/measure/virtual/scanTree';
import { treeOnDisk } from './treeOnDisk';

const builtFolder = path.resolve('dist');
const threads = nodeContentThreads(builtFolder);
const representation = defaultRepresentation;

describe('A scan through a file tree', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'ockham-tree-'));
    cpSync('examples', path.join(folder, 'examples'), { recursive: true });
    const write = (file: string, content: string | Uint8Array): void => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), content);
    };
    write('.gitignore', '*.log\n/build/\n');
    write('a/.gitignore', '!keep.log\nsecret/\n');
    write('a/keep.log', 'kept against the rule above it');
    write('a/drop.log', 'left out');
    write('a/b/drop.log', 'left out');
    write('a/secret/key.md', 'left out');
    write('build/out.md', 'left out');
    write('b/page.html', '<html><body><h1>Title</h1><p>some text</p></body></html>');
    write('b/page.md', 'compiled from its sibling');
    write('b/empty.txt', '');
    write('b/utf16.txt', Buffer.from('\ufeffin another encoding, grüß', 'utf16le'));
    write('b/latin.txt', Buffer.from('caf\xe9 und gr\xfc\xdfe, nicht in UTF-8', 'latin1'));
    write('b/picture.png', Buffer.from('\x89PNG\r\n\x1a\nbytes', 'latin1'));
    write('b/broken.docx', 'PK\x03\x04 cut off');
    write('b/plan.ockham.json', '{ "version": 1 }');
    const words = Array.from({ length: 200 }, (_, index) => `word${index * 7919}`).join(' ');
    write('copies/one.md', words);
    write('copies/two.md', words);
    write('copies/near.md', `${words} and a little more`);
    write('node_modules/x/readme.md', 'never counted');
    symlinkSync(path.join(folder, 'b'), path.join(folder, 'link'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const rootsOf = (chosen: readonly string[], globs: FilesExclude) =>
    createRoots(chosen, () => ({ relativeTo: folder, globs }));
  const sorted = ({ skipped }: Scan) => [...skipped].sort((a, b) => (a.path < b.path ? -1 : 1));

  async function compare(chosen: readonly string[], globs: FilesExclude): Promise<Scan> {
    const roots = rootsOf(chosen, globs);
    const disk = await scanFolders(roots, { builtFolder, representation });
    const tree = await scanTree(roots, { tree: treeOnDisk, threads, representation });
    assert.deepEqual(tree.files, disk.files);
    assert.deepEqual(sorted(tree), sorted(disk));
    assert.equal(tree.excluded, disk.excluded);
    assert.deepEqual(
      tree.duplicates,
      await findDuplicates(disk, roots, { builtFolder, representation }),
    );
    return tree;
  }

  it('finds what a scan of the disk finds, whatever the files are', async () => {
    const tree = await compare([folder], {
      ...defaultFilesExclude,
      '**/*.md': { when: '$(basename).html' },
    });
    assert.ok(tree.files.some(({ path: file }) => file === 'a/keep.log'));
    assert.ok(tree.files.every(({ path: file }) => !/drop\.log|secret|build|page\.md/.test(file)));
    assert.ok(tree.files.some(({ format }) => format === 'pdf'));
    assert.ok(tree.skipped.some(({ code }) => code === 'link') && tree.duplicates?.exact.length);
  });

  it('labels several roots, and reads the rules above each', async () => {
    await compare(
      [path.join(folder, 'a'), path.join(folder, 'copies'), path.join(folder, 'b/page.md')],
      defaultFilesExclude,
    );
  });

  it('holds the rules of a workspace whose repository does not show', async () => {
    const roots = rootsOf([path.join(folder, 'a')], defaultFilesExclude);
    const options = { tree: treeOnDisk, threads, representation };
    const namesOf = ({ files }: Scan) => files.map(({ path: file }) => file);
    assert.deepEqual(namesOf(await scanTree(roots, { ...options, repositoryOf: () => folder })), [
      '.gitignore',
      'keep.log',
    ]);
    assert.deepEqual(namesOf(await scanTree(roots, options)), [
      '.gitignore',
      'b/drop.log',
      'drop.log',
      'keep.log',
    ]);
  });

  it('skips what cannot be read, with its reason, and goes on', async () => {
    const failing: FileTree = {
      ...treeOnDisk,
      readFile: (location) =>
        location.endsWith('one.md')
          ? Promise.reject(Object.assign(new Error('no'), { code: 'NoPermissions' }))
          : treeOnDisk.readFile(location),
      readFolder: (location) =>
        location.endsWith('/a')
          ? Promise.reject(Object.assign(new Error('gone'), { code: 'FileNotFound' }))
          : treeOnDisk.readFolder(location),
    };
    const roots = rootsOf([folder], defaultFilesExclude);
    const { files, skipped } = await scanTree(roots, { tree: failing, threads, representation });
    const reasons = new Map(skipped.map(({ path: file, reason }) => [file, reason]));
    assert.equal(reasons.get('copies/one.md'), 'no permission to read it');
    assert.equal(reasons.get('a'), 'vanished before it was read');
    assert.ok(files.some(({ path: file }) => file === 'copies/two.md'));
  });

  it('is cancelled at once, however slow the file system is', async () => {
    const abort = new AbortController();
    const never: FileTree = {
      ...treeOnDisk,
      readFile: (location) => {
        if (location.endsWith('.gitignore')) return treeOnDisk.readFile(location);
        abort.abort();
        return new Promise(() => undefined);
      },
    };
    const roots = rootsOf([folder], defaultFilesExclude);
    const options = { tree: never, threads, representation, signal: abort.signal };
    await assert.rejects(scanTree(roots, options), ScanCancelled);
  });

  it('reads few files at a time, and few bytes of them', async () => {
    let open = 0;
    let most = 0;
    const counting: FileTree = {
      ...treeOnDisk,
      readFile: async (location) => {
        open += 1;
        most = Math.max(most, open);
        await new Promise((resolve) => setTimeout(resolve, 1));
        const bytes = await treeOnDisk.readFile(location);
        open -= 1;
        return bytes;
      },
    };
    const many = path.join(folder, 'many');
    mkdirSync(many);
    for (let file = 0; file < 200; file++) writeFileSync(path.join(many, `${file}.md`), 'a b c');
    const roots = rootsOf([many], defaultFilesExclude);
    const { files } = await scanTree(roots, { tree: counting, threads, representation });
    assert.equal(files.length, 200);
    assert.ok(most <= 16 && most > 1, `${most} at a time`);
    rmSync(many, { recursive: true });
  });
});
