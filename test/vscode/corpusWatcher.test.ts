import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { totalScan } from '../../src/core/corpus/scan';
import { defaultRepresentation } from '../../src/measure/extract/extraction';
import { scanFolders } from '../../src/measure/scan/scanFolders';
import type { CorpusUpdate } from '../../src/vscode/adapters/corpusUpdate';
import { CorpusWatcher } from '../../src/vscode/adapters/corpusWatcher';
import { chooseRoots, type FinishedScan } from '../../src/vscode/adapters/scanner';
import { eventually } from './planFolder';

describe('A corpus whose report is open', () => {
  let folder: string;
  let cache: string;
  let log: vscode.LogOutputChannel;
  let watcher: CorpusWatcher;
  let first: FinishedScan;
  let updates: CorpusUpdate[];
  const extensionUri = vscode.Uri.file(path.resolve(__dirname, '../../..'));
  const builtFolder = path.join(extensionUri.fsPath, 'dist');

  const scan = async (): Promise<FinishedScan> => {
    const roots = chooseRoots([vscode.Uri.file(folder)]);
    const representation = defaultRepresentation;
    const counted = await scanFolders(roots, { builtFolder, representation });
    return { scan: counted, roots, representation, durationMs: 1, at: new Date() };
  };
  const current = (): FinishedScan => updates.at(-1)?.finished ?? first;
  const names = (): string[] => current().scan.files.map((file) => file.path);
  /** Waits until the followed scan is what a scan from scratch gives. */
  const settled = async (what: string, isDone: () => boolean): Promise<void> => {
    await eventually(what, () => (isDone() ? true : undefined));
    assert.deepEqual(current().scan.files, (await scan()).scan.files);
  };

  beforeEach(async () => {
    // VS Code's watcher reports real paths; macOS keeps temporary folders behind a link.
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'ockham-follow-')));
    cache = mkdtempSync(path.join(os.tmpdir(), 'ockham-follow-cache-'));
    mkdirSync(path.join(folder, 'sub'));
    for (const name of ['a.md', 'b.md', 'sub/c.md'])
      writeFileSync(path.join(folder, name), 'one two');
    updates = [];
    first = await scan();
    log = vscode.window.createOutputChannel('Ockham test', { log: true });
    const places = { extensionUri, cacheFolder: vscode.Uri.file(cache) };
    watcher = new CorpusWatcher(places, first, (update) => updates.push(update), log);
    watcher.start();
    watcher.release(first);
    // The watcher of the operating system takes a moment to begin: what it sees first shows that it has.
    for (let attempt = 0; updates.length === 0 && attempt < 50; attempt++) {
      writeFileSync(path.join(folder, 'began.md'), `${attempt}`);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    assert.ok(updates.length > 0, 'the watcher sees changes');
  });
  afterEach(() => {
    watcher.stop();
    log.dispose();
    rmSync(folder, { recursive: true, force: true });
    rmSync(cache, { recursive: true, force: true });
  });

  it('follows what the user saves in an editor, without taking the focus', async () => {
    const document = await vscode.workspace.openTextDocument(path.join(folder, 'a.md'));
    const editor = await vscode.window.showTextDocument(document);
    const before = totalScan(current().scan).tokens;
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'three more words '));
    await document.save();
    await settled('the saved words', () => totalScan(current().scan).tokens > before);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('follows files that come, go and are renamed, and folders with all that is in them', async () => {
    writeFileSync(path.join(folder, 'new.md'), 'a new file');
    await settled('the new file', () => names().includes('new.md'));
    rmSync(path.join(folder, 'b.md'));
    await settled('the deletion', () => !names().includes('b.md'));
    renameSync(path.join(folder, 'new.md'), path.join(folder, 'renamed.md'));
    await settled(
      'the new name',
      () => names().includes('renamed.md') && !names().includes('new.md'),
    );
    renameSync(path.join(folder, 'sub'), path.join(folder, 'moved'));
    await settled(
      'the moved folder',
      () => names().includes('moved/c.md') && !names().includes('sub/c.md'),
    );
  });

  it('takes a burst of thousands of files in one pass', async () => {
    const before = updates.length;
    const count = 3_000;
    mkdirSync(path.join(folder, 'many'));
    for (let file = 0; file < count; file++)
      writeFileSync(path.join(folder, `many/${file}.md`), 'text');
    await settled('all files of the burst', () => current().scan.files.length >= count);
    // The burst itself may take longer than the longest wait: never one pass for each file.
    assert.ok(updates.length - before <= 5, `${updates.length - before} passes`);
    assert.ok(readdirSync(cache).length <= 1, 'no cache for single files');
  });

  it('rests while it is stopped, and catches up when it starts again', async () => {
    watcher.stop();
    const before = updates.length;
    writeFileSync(path.join(folder, 'meanwhile.md'), 'written meanwhile');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    assert.equal(updates.length, before);
    watcher.start();
    await settled('what was written meanwhile', () => names().includes('meanwhile.md'));
  });
});
